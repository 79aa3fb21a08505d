import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import { shortNumber } from '../../render/number-text.ts';

/** Years as options write them, in the largest unit that they are a whole number of: "2y", "18mo", "3w". */
export function durationText(years: number): string {
  for (const unit of ['y', 'mo', 'w', 'd'] as const satisfies readonly TimeUnit[]) {
    const count = years * unitsPerYear[unit];
    if (Math.abs(count - Math.round(count)) <= 1e-9 * Math.max(1, count)) {
      return `${Math.round(count)}${unit}`;
    }
  }
  return `${shortNumber(years)}y`;
}
