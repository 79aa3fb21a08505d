import { randomSource } from '../numeric/random.ts';
import { kaplanMeier } from '../survival/kaplan-meier.ts';
import { restrictedMean } from '../survival/restricted-mean.ts';
import { riskSets } from '../survival/risk-sets.ts';
import type { Stays } from '../survival/stays.ts';
import { type BootstrapDraws, type Interval, percentileInterval } from './bootstrap.ts';
import { resampledCounts } from './resampled-counts.ts';

/**
 * Bootstrap interval of the mean stay up to a horizon, from resamples of the customers behind the stays. Only the
 * numbers of customers of each stay are drawn, so that the time depends on the different stays and not on the customers.
 * The reach of the data is that of all customers in every resample: survival stays constant from its last time on.
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
  counted?: Counted,
): Interval | null {
  return percentileInterval(resampledMeans(stays, horizonYears, how, counted));
}

type Counted = (drawn: Stays) => Stays;

/** The mean stays of the resamples, in the order in which they were drawn. */
export function resampledMeans(
  stays: Stays,
  horizonYears: number,
  { draws, seed, progress }: BootstrapDraws,
  counted: Counted = (drawn) => drawn,
): Float64Array {
  if (!(Number.isSafeInteger(draws) && draws >= 2)) {
    throw new RangeError(`a bootstrap needs at least 2 draws, not ${draws}`);
  }
  const rows = stays.exitYears.length;
  const sizes = Float64Array.from([...stays.ended, ...stays.active], Math.round);
  if (!sizes.some((size) => size > 0)) throw new RangeError('there are no customers to draw');
  const { reachYears } = riskSets(counted(stays));
  const draw = resampledCounts(sizes, randomSource(seed));
  const counts = new Float64Array(sizes.length);
  const resample = { ...stays, ended: counts.subarray(0, rows), active: counts.subarray(rows) };
  const means = new Float64Array(draws);
  for (let done = 0; done < draws; done++) {
    draw(counts);
    const risk = { ...riskSets(counted(resample)), reachYears };
    means[done] = restrictedMean(kaplanMeier(risk), horizonYears).years;
    if (done % drawsBetweenReports === 0) progress?.(done);
  }
  return means;
}

const drawsBetweenReports = 100;
