import type { Axis, Bars } from './picture.ts';

/** Whether bars need an axis with ticks: their numbers are no amounts on it, or they have none. */
export const needsAxis = ({ bars }: Pick<Bars, 'bars'>): boolean =>
  bars.some(({ spans, text }) => text === '' || spans.some((span) => span.text !== undefined));

/** The axis, as long as the bars and their marks need it, so that none of them is drawn shorter than it is. */
export function wholeAxis({ axis, bars }: Pick<Bars, 'axis' | 'bars'>): Axis {
  const places = [axis.from, axis.to];
  for (const { spans, marks = [] } of bars) {
    for (const { from, to } of spans) places.push(from, to);
    for (const { at } of marks) places.push(at);
  }
  const known = places.filter((place) => Number.isFinite(place));
  const from = known.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const to = known.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY);
  return known.length === 0 ? { ...axis, from: 0, to: 1 } : { ...axis, from, to };
}
