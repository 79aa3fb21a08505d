import { chiSquaredQuantile } from '../../numeric/chi-squared.ts';
import type { CalendarShape } from './calendar-design.ts';
import type { CalendarFits } from './calendar-fits.ts';

/** At most so many bins are taken as unusual. */
const mostUnusual = 3;
/** So many bins, those farthest from what is expected, are tried at a time. */
const mostTried = 3;
/** The chance of taking any bin as unusual where none is. */
const level = 0.01;

/**
 * The bins of a log that were unusual once, such as the month of a promotion. One after another, the bin with the
 * greatest gain gets a factor of its own, as long as that gains more log-likelihood than χ² with one degree of freedom
 * at 1 % ÷ bins, halved.
 *
 * The rates of the twelve months are drawn towards their mean meanwhile. Were they free, a month that was unusual in one
 * of two years would take half of the difference for a season, and the other year would seem as unusual as the first.
 *
 * @returns their places among the bins, rising
 */
export function unusualMonths(fits: CalendarFits, calendar: CalendarShape): readonly number[] {
  const { bins, repeats } = fits.data;
  const shape = { ...calendar, heldMonths: true };
  const least = chiSquaredQuantile(1 - level / bins.bins.length, 1) / 2;
  let found: readonly number[] = [];
  while (found.length < mostUnusual) {
    const before = fits.of({ ...shape, oneTime: found });
    if (before === null) return found;
    const distance = (bin: number) => {
      const e = before.expected[bin] ?? 0;
      return e > 0 ? ((repeats[bin] ?? 0) - e) ** 2 / e : 0;
    };
    const tried = [...bins.bins.keys()]
      .filter((bin) => !(found.includes(bin) || shape.excluded.includes(bin)))
      .sort((a, b) => distance(b) - distance(a) || a - b)
      .slice(0, mostTried)
      .map((bin) => {
        const oneTime = [...found, bin].sort((a, b) => a - b);
        const gain = (fits.of({ ...shape, oneTime })?.penalised ?? -Infinity) - before.penalised;
        return { oneTime, gain };
      });
    const [first, ...others] = tried;
    if (first === undefined) return found;
    const best = others.reduce((a, b) => (b.gain > a.gain ? b : a), first);
    if (!(best.gain > least)) return found;
    found = best.oneTime;
  }
  return found;
}
