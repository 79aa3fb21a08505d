import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import { shortNumber } from '../../render/number-text.ts';

/** Years as options write them, in the largest unit that they are a whole number of: "2y", "18mo", "3w". */
export const durationText = (years: number): string => wholeText(years) ?? `${shortNumber(years)}y`;

/** The same where they are no whole number of a unit, rounded down, to stay within the years: 4.9995 is "59mo". */
export function durationWithin(years: number): string {
  const whole = (unit: TimeUnit) => Math.floor(years * unitsPerYear[unit]);
  const unit = (['mo', 'w'] as const).find((each) => whole(each) >= fewest) ?? 'd';
  return wholeText(years) ?? `${whole(unit)}${unit}`;
}

/** Rounding down to less than this many of a unit would lose too much. */
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
