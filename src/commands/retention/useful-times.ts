import { inYears } from '../../core/quantity/rate.ts';
import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import { shortNumber } from '../../render/number-text.ts';

/** A step between the times of a table or a chart of survival. */
interface Step {
  readonly count: number;
  readonly unit: TimeUnit;
}

const steps: readonly Step[] = [
  { count: 1, unit: 'd' },
  { count: 1, unit: 'w' },
  { count: 2, unit: 'w' },
  ...[1, 2, 3, 6].map((count): Step => ({ count, unit: 'mo' })),
  ...[1, 2, 5, 10, 20, 50, 100].map((count): Step => ({ count, unit: 'y' })),
];

/** Steps in calendar units make years of slightly different last digits. */
const rounding = 1e-12;

/**
 * Round times in years, the first step after 0 and so on up to the reach: at the finest step that
 * needs no more than `most` of them.
 *
 * @param finestYears - no step is shorter: the time between the rows of a cohort table
 */
export function usefulTimes(reachYears: number, most: number, finestYears = 0): number[] {
  const length = ({ count, unit }: Step) => inYears(count, unit);
  const number = (step: Step) => Math.floor((reachYears / length(step)) * (1 + rounding));
  const step =
    steps.find((each) => length(each) >= finestYears * (1 - rounding) && number(each) <= most) ??
    steps.at(-1);
  if (step === undefined) throw new RangeError('there is no step');
  return Array.from({ length: number(step) }, (_, i) => inYears((i + 1) * step.count, step.unit));
}

/** Years as options write them, in the largest unit that they are a whole number of: "2y", "18mo", "3w". */
export const durationText = (years: number): string => wholeText(years) ?? `${shortNumber(years)}y`;

/** The same, rounded down to a whole number of a unit, so that it is not longer than the years: 4.9995 is "59mo". */
export function durationWithin(years: number): string {
  const whole = (unit: TimeUnit) => Math.floor(years * unitsPerYear[unit]);
  const unit = (['mo', 'w'] as const).find((each) => whole(each) >= fewest) ?? 'd';
  return wholeText(years) ?? `${whole(unit)}${unit}`;
}

/** Rounding down to fewer of a unit than this would lose too much. */
const fewest = 3;

function wholeText(years: number): string | undefined {
  for (const unit of ['y', 'mo', 'w', 'd'] as const satisfies readonly TimeUnit[]) {
    const count = years * unitsPerYear[unit];
    if (Math.abs(count - Math.round(count)) <= 1e-9 * Math.max(1, count)) {
      return `${Math.round(count)}${unit}`;
    }
  }
  return undefined;
}
