import { inYears } from '../../core/quantity/rate.ts';
import type { TimeUnit } from '../../core/quantity/time-unit.ts';

/** A step between times at which people look at survival. */
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
 * Round times in years, the first step after 0 and so on up to the reach: at the finest step of which
 * no more than `most` are needed.
 *
 * @param finestYears - no step is shorter, where the data know nothing in between
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
