import { kaplanMeier } from '../survival/kaplan-meier.ts';
import { restrictedMean } from '../survival/restricted-mean.ts';
import { riskSets } from '../survival/risk-sets.ts';
import type { Stays } from '../survival/stays.ts';
import { type BootstrapDraws, bootstrap, type Interval, type Statistic } from './bootstrap.ts';

/**
 * Bootstrap interval of the mean stay up to a horizon, from resamples of the customers behind the stays. In a resample
 * without the longest stays, survival stays constant from its last time on.
 *
 * @param stays - of whole customers; a number of them that is not whole is rounded
 * @param horizonYears - ≥ 0
 * @param counted - what the stays of a resample stand for, such as intervals where tenures were rounded; absent: for
 *   themselves
 * @returns null where an end of the interval is not finite
 * @throws {RangeError} fewer than 2 draws, or no customers
 */
export function restrictedMeanInterval(
  stays: Stays,
  horizonYears: number,
  how: BootstrapDraws,
  counted: Counted = (drawn) => drawn,
): Interval | null {
  const { count, entryOf } = kindsOfStay(stays);
  const [interval] = bootstrap(
    { count },
    restrictedMeanStatistic(stays, entryOf, horizonYears, counted),
    how,
  );
  return interval ?? null;
}

type Counted = (drawn: Stays) => Stays;

/** The stay of a customer: twice its row, plus one where it has not ended. */
type EntryOf = (customer: number) => number;

/** Cells of the guide below: few enough for the fastest memory. */
const fewestCells = 4096;

/** The customers in the order of their stays, and where to look for the stay of one. */
function kindsOfStay({ ended, active }: Stays): { count: number; entryOf: EntryOf } {
  const ends = new Uint32Array(2 * ended.length);
  let count = 0;
  for (let row = 0; row < ended.length; row++) {
    for (const [kind, number] of [ended[row], active[row]].entries()) {
      count += Math.round(number ?? 0);
      ends[2 * row + kind] = count;
    }
  }
  // The stay is at the guide's entry for the customer's cell, or a little after it.
  const cells = Math.max(fewestCells, ends.length);
  const shift = Math.max(0, Math.floor(Math.log2(count / cells)));
  const guide = new Uint32Array((count >>> shift) + 1);
  let entry = 0;
  for (let cell = 0; cell < guide.length; cell++) {
    while ((ends[entry] ?? Infinity) <= cell << shift) entry += 1;
    guide[cell] = entry;
  }
  const entryOf = (customer: number) => {
    let found = guide[customer >>> shift] ?? 0;
    while ((ends[found] ?? Infinity) <= customer) found += 1;
    return found;
  };
  return { count, entryOf };
}

/** The reach of the data is that of all customers in every resample. */
function restrictedMeanStatistic(
  stays: Stays,
  entryOf: EntryOf,
  horizonYears: number,
  counted: Counted,
): Statistic {
  const { reachYears } = riskSets(counted(stays));
  const rows = stays.exitYears.length;
  const drawnOf = new Uint32Array(2 * rows);
  const ended = new Float64Array(rows);
  const active = new Float64Array(rows);
  return {
    figures: 1,
    begin: () => drawnOf.fill(0),
    add: (drawn) => {
      for (let i = 0; i < drawn.length; i++) {
        const entry = entryOf(drawn[i] ?? 0);
        drawnOf[entry] = (drawnOf[entry] ?? 0) + 1;
      }
    },
    write: (figures) => {
      for (let row = 0; row < rows; row++) {
        ended[row] = drawnOf[2 * row] ?? 0;
        active[row] = drawnOf[2 * row + 1] ?? 0;
      }
      const drawn = kaplanMeier(riskSets(counted({ ...stays, ended, active })));
      figures[0] = restrictedMean({ ...drawn, reachYears }, horizonYears).years;
    },
  };
}
