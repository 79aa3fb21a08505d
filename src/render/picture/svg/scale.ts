import type { Axis } from '../picture.ts';

/** Where a value stands, in the units of the picture; always finite. */
export type Scale = (value: number) => number;

/** Far outside of every picture, so that no slope that is seen depends on it. */
const farthest = 1e7;

/**
 * From the values of an axis to places. An axis of no length has all of its values in the middle.
 *
 * @param start - the place of `from`
 * @param end - the place of `to`
 */
export function scaleOf(
  { from, to }: Pick<Axis, 'from' | 'to'>,
  start: number,
  end: number,
): Scale {
  // Halves, since the difference of two large numbers may be more than any number.
  const length = to / 2 - from / 2;
  const middle = (start + end) / 2;
  if (!(length > 0) || !Number.isFinite(length)) return () => middle;
  return (value) => {
    const share = (value / 2 - from / 2) / length;
    const place = start + share * (end - start);
    return Math.max(-farthest, Math.min(farthest, Number.isNaN(place) ? middle : place));
  };
}
