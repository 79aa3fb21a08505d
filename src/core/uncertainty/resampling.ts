import { randomBelow } from '../numeric/random.ts';

/** The customers that are drawn anew, from among themselves. */
export interface Resampled {
  readonly count: number;
  /**
   * The stratum of each customer, below `number`: each stratum is drawn within itself, so that it
   * keeps its size. Absent: all customers are one.
   */
  readonly strata?: { readonly codes: Uint32Array; readonly number: number };
}

/**
 * Told which customers were drawn, some thousands at a time; the array is only lent. Together they are
 * as many as there are, some of them more than once and some not at all.
 */
export type Visit = (drawn: Uint32Array, stratum: number) => void;

/** A visit a customer would cost more than the draw; parts of this size stay in the fastest memory. */
const drawnAtOnce = 4096;

/**
 * Draws all customers anew, with replacement: of each stratum as many as it has. That customers are drawn,
 * and not rows or months, keeps together what belongs together.
 *
 * @returns one resample a call
 * @throws {RangeError} the seed is none, or a customer is in no stratum
 */
export function resampling({ count, strata }: Resampled, seed: number): (visit: Visit) => void {
  const fill = randomBelow(seed);
  const drawn = new Uint32Array(Math.min(drawnAtOnce, count));
  const { members, ends } =
    strata === undefined
      ? { members: undefined, ends: Uint32Array.of(count) }
      : sortedByStratum(count, strata);
  return (visit) => {
    let start = 0;
    for (const [stratum, end] of ends.entries()) {
      const size = end - start;
      for (let done = 0; done < size; done += drawnAtOnce) {
        const part = drawn.subarray(0, Math.min(drawnAtOnce, size - done));
        fill(part, size);
        if (members !== undefined) {
          for (let i = 0; i < part.length; i++) part[i] = members[start + (part[i] ?? 0)] ?? 0;
        }
        visit(part, stratum);
      }
      start = end;
    }
  };
}

/** The customers, stratum by stratum, and where each stratum ends. */
function sortedByStratum(
  count: number,
  { codes, number }: NonNullable<Resampled['strata']>,
): { readonly members: Uint32Array; readonly ends: Uint32Array } {
  if (codes.length !== count || codes.some((code) => code >= number)) {
    throw new RangeError(`each of ${count} customers must be in one of ${number} strata`);
  }
  const ends = new Uint32Array(number);
  for (const code of codes) ends[code] = (ends[code] ?? 0) + 1;
  for (let s = 1; s < number; s++) ends[s] = (ends[s] ?? 0) + (ends[s - 1] ?? 0);
  const members = new Uint32Array(count);
  const next = ends.slice();
  for (let i = count - 1; i >= 0; i--) {
    const stratum = codes[i] ?? 0;
    const at = (next[stratum] ?? 0) - 1;
    next[stratum] = at;
    members[at] = i;
  }
  return { members, ends };
}
