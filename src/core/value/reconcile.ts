import { type AsWritten, type Reading, readings } from './readings.ts';
import type { Relationship } from './relationship.ts';
import { finestTolerance } from './waterfall.ts';

/** What {@link reconcile} finds. */
export interface Reconciliation {
  /** How far off a match may be: as asked, or as far as the grid of amounts moves a total. */
  readonly tolerance: number;
  /** Readings within the tolerance, fewest changes first, none that only adds changes to another. */
  readonly matches: readonly Reading[];
  /** The reading closest to the target; the one with the fewest changes among equals. */
  readonly nearest: Reading;
}

/**
 * Which conventions turn the same inputs into somebody else's number.
 *
 * @param target - the other number
 * @param tolerance - how far a value may be off and still be that number: half its last digit
 * @param written - the units of the rates and the ends of ranges, both of which are read in other ways
 * @throws {RangeError} target or tolerance is no number, or no convention gives the relationship a finite value
 */
export function reconcile(
  base: Relationship,
  target: number,
  tolerance: number,
  written: AsWritten = {},
): Reconciliation {
  if (!(Math.abs(target) < Infinity && tolerance >= 0 && tolerance < Infinity)) {
    throw new RangeError(`cannot look for ${target} ± ${tolerance}`);
  }
  const allowed = Math.max(tolerance, finestTolerance(target));
  const off = ({ value }: Reading) => Math.abs(value - target);
  const all = readings(base, written);
  if (all.length === 0) throw new RangeError('the relationship has a value under no convention');
  const matches: Reading[] = [];
  for (const reading of all) {
    // The last double is let through.
    if (off(reading) > allowed * (1 + 1e-9)) continue;
    if (!matches.some((match) => includesAll(reading, match))) matches.push(reading);
  }
  const nearest = all.reduce((best, each) => (off(each) < off(best) ? each : best));
  return { tolerance: allowed, matches, nearest };
}

/** Whether the reading makes every change that the other makes. */
function includesAll(reading: Reading, other: Reading): boolean {
  return (
    reading.figure === other.figure &&
    other.changes.every(({ convention, to }) =>
      reading.changes.some((change) => change.convention === convention && change.to === to),
    )
  );
}
