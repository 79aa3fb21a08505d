import { kaplanMeier } from '../survival/kaplan-meier.ts';
import { restrictedMean } from '../survival/restricted-mean.ts';
import { riskSets } from '../survival/risk-sets.ts';
import type { Stays } from '../survival/stays.ts';
import { type BootstrapDraws, bootstrap, type Interval, type Statistic } from './bootstrap.ts';

/**
 * How much the mean stay up to a horizon would differ from sample to sample, by drawing the customers behind
 * the stays anew. In a draw that misses the longest stays, survival holds from its last time on.
 *
 * @param stays - of whole customers; a number of them that is not whole is rounded
 * @param horizonYears - ≥ 0
 * @throws {RangeError} fewer than 2 draws, or no customers
 */
export function restrictedMeanInterval(
  stays: Stays,
  horizonYears: number,
  how: BootstrapDraws,
): Interval | null {
  const entries = customerEntries(stays);
  const [interval] = bootstrap(
    { count: entries.length },
    restrictedMeanStatistic(stays, entries, horizonYears),
    how,
  );
  return interval ?? null;
}

/** Of each customer twice the row of the stay, and one more where it has not ended. */
function customerEntries({ ended, active }: Stays): Uint32Array {
  const count = (rows: Float64Array) => rows.reduce((sum, number) => sum + Math.round(number), 0);
  const entries = new Uint32Array(count(ended) + count(active));
  let next = 0;
  for (let row = 0; row < ended.length; row++) {
    for (const [kind, number] of [ended[row], active[row]].entries()) {
      const end = next + Math.round(number ?? 0);
      entries.fill(2 * row + kind, next, end);
      next = end;
    }
  }
  return entries;
}

/** The stays keep the rows that nobody was drawn of, so that the longest of them is still the reach. */
function restrictedMeanStatistic(
  stays: Stays,
  entries: Uint32Array,
  horizonYears: number,
): Statistic {
  const rows = stays.exitYears.length;
  const drawnOf = new Uint32Array(2 * rows);
  const ended = new Float64Array(rows);
  const active = new Float64Array(rows);
  return {
    figures: 1,
    begin: () => drawnOf.fill(0),
    add: (drawn) => {
      for (const customer of drawn) {
        const entry = entries[customer] ?? 0;
        drawnOf[entry] = (drawnOf[entry] ?? 0) + 1;
      }
    },
    write: (figures) => {
      for (let row = 0; row < rows; row++) {
        ended[row] = drawnOf[2 * row] ?? 0;
        active[row] = drawnOf[2 * row + 1] ?? 0;
      }
      const risk = riskSets({ ...stays, ended, active });
      figures[0] = restrictedMean(kaplanMeier(risk), horizonYears).years;
    },
  };
}
