import { chiSquaredQuantile } from '../../numeric/chi-squared.ts';
import { purchaseModels } from '../purchase-models.ts';
import { type CalendarShape, heldPrecision } from './calendar-design.ts';
import type { CalendarFits } from './calendar-fits.ts';
import { usualDispersion } from './calendar-test.ts';
import type { CalendarData, CalendarMaximum } from './fit-calendar.ts';

/** At most so many bins with purchases are taken as unusual, and so many in which nobody bought. */
const mostUnusual = 3;
const mostClosed = 12;
/** So many bins, those with the greatest likely gain, are tried at a time. */
const mostTried = 3;
/** The part of the needed gain below which a likely one is not worth a fit. */
const promising = 0.5;
/**
 * The least difference that counts, as the logarithm of the factor: a fifth more. In a log of a million purchases chance
 * leaves less than a percent, and the days at both ends of the log alone make a month a few percent different.
 */
const leastDifference = Math.log(1.2);
/** The chance of taking any bin as unusual where none is. */
const level = 0.01;

/**
 * The bins of a log that were unusual once, such as the month of a promotion. One after another, the bin with the
 * greatest gain gets a factor of its own, as long as that gains more log-likelihood ÷ φ than χ² with one degree of
 * freedom at 1 % ÷ bins, halved, and the factor is a fifth more or less. φ, of the usual months beside it, is 1 in most
 * logs, but no model fits every month of a million purchases to a tenth of a percent.
 *
 * A bin in which nobody bought, not even for the first time, such as a month of closed shops, counts for no time. It is
 * not one of the three. Where only new customers bought, the shop was open, and the bin has no factor; nor has one after
 * the last purchase of all: that silence may be lasting.
 *
 * The rates of the twelve months are drawn towards their mean meanwhile. Were they free, a month that was unusual in one
 * of two years would take half of the difference for a season, and the other year would seem as unusual as the first.
 *
 * @returns their places among the bins, rising
 */
export function unusualMonths(fits: CalendarFits, calendar: CalendarShape): readonly number[] {
  const { bins } = fits.data;
  const shape = { ...calendar, heldMonths: true };
  const least = chiSquaredQuantile(1 - level / bins.bins.length, 1) / 2;
  let found: readonly number[] = [];
  const { repeats } = fits.data;
  const firsts = binsOfFirstPurchases(fits.data);
  const isClosed = (bin: number) => repeats[bin] === 0;
  const lastBought = repeats.findLastIndex((n) => n > 0);
  /** Whether the calendar month has purchases in other bins: without them its weight would be 0. */
  const isSeenElsewhere = (bin: number) =>
    bins.bins.some(
      ({ month }, other) =>
        month === bins.bins[bin]?.month &&
        !(other === bin || isTaken(other)) &&
        (repeats[other] as number) > 0,
    );
  const isTaken = (bin: number) => found.includes(bin) || shape.excluded.includes(bin);
  const hasRoom = (bin: number) =>
    found.filter((each) => isClosed(each) === isClosed(bin)).length <
    (isClosed(bin) ? mostClosed : mostUnusual);
  const canBeUnusual = (bin: number) =>
    !isTaken(bin) &&
    hasRoom(bin) &&
    isSeenElsewhere(bin) &&
    !(isClosed(bin) && (firsts.has(bin) || bin > lastBought));
  for (;;) {
    const before = fits.of({ ...shape, oneTime: found });
    if (before === null) return found;
    const atLeast = promising * least * (usualDispersion(before, fits.data) ?? 1);
    const likely = likelyGains(before, fits.data, found);
    const none = { oneTime: found, gain: -Infinity };
    const tried = [...bins.bins.keys()]
      .filter(canBeUnusual)
      .filter((bin) => (likely[bin] ?? 0) > atLeast)
      .sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0) || a - b)
      .slice(0, mostTried)
      .map((bin) => {
        const oneTime = [...found, bin].sort((a, b) => a - b);
        const after = fits.of({ ...shape, oneTime });
        if (after === null || Math.abs(logFactor(after, bin)) < leastDifference) return none;
        // φ of what is left, so that the month itself does not hide behind its own difference.
        const phi = usualDispersion(after, fits.data);
        return phi === null ? none : { oneTime, gain: (after.penalised - before.penalised) / phi };
      });
    const [first, ...others] = tried;
    if (first === undefined) return found;
    const best = others.reduce((a, b) => (b.gain > a.gain ? b : a), first);
    if (!(best.gain > least)) return found;
    found = best.oneTime;
  }
}

/** The bins in which a customer bought for the first time. */
function binsOfFirstPurchases({ cells, bins, unitDays }: CalendarData): ReadonlySet<number> {
  const { from, until, ofDay } = bins;
  const ages = new Set(cells.ageOf);
  const days = [...ages].map((of) => until - Math.round((cells.times[of] as number) * unitDays));
  return new Set(days.map((day) => ofDay[day - from] as number));
}

/** The logarithm of the factor of a bin that has one; −∞ where it is closed. */
function logFactor({ at, design, plain }: CalendarMaximum, bin: number): number {
  const place = design.findIndex(({ name }) => name === `one-time ${bin}`);
  return place < 0 ? -Infinity : (at[purchaseModels[plain.model].parameters.length + place] ?? 0);
}

/**
 * What a factor of its own would likely gain for each bin, without a fit: a score test, in which the rate of its
 * calendar month is free as far as the other years of that month and the prior let it.
 *
 *     (n_b − e_b)² / (2 e_b (1 − e_b / (E + λ)))
 *
 * with E of all bins of the calendar month without a factor of their own, and λ the precision of the prior.
 */
function likelyGains(
  { expected, shape }: CalendarMaximum,
  { bins: { bins }, repeats }: CalendarData,
  found: readonly number[],
): readonly number[] {
  const ofMonth = new Float64Array(13);
  for (const [bin, { month }] of bins.entries()) {
    if (found.includes(bin) || shape.excluded.includes(bin)) continue;
    ofMonth[month] = (ofMonth[month] as number) + (expected[bin] as number);
  }
  return bins.map(({ month }, bin) => {
    const e = expected[bin] as number;
    const free = e * (1 - e / ((ofMonth[month] as number) + heldPrecision));
    return free > 0 ? ((repeats[bin] ?? 0) - e) ** 2 / (2 * free) : 0;
  });
}
