import { type TimeUnit, timeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';

/** A number of units of time, as headers and cells write it: "month", "3mo", "quarterly". */
export interface TimeSpan {
  readonly count: number;
  readonly unit: TimeUnit;
}

const quarters = new Set(['quarter', 'quarters', 'quarterly', 'qtr']);

/** The span that a text names, or undefined: "monthly", "3mo", "every 3 months", "1 year", "quarter". */
export function timeSpan(text: string): TimeSpan | undefined {
  const parts = /^(?:every |per )?(\d{1,3})? ?([a-z]+)$/.exec(text.trim().toLowerCase());
  const [, digits, word = ''] = parts ?? [];
  const count = digits === undefined ? 1 : Number(digits);
  if (count === 0) return undefined;
  if (quarters.has(word)) return { count: 3 * count, unit: 'mo' };
  const unit = timeUnit(word);
  return unit === undefined ? undefined : { count, unit };
}

/** Its length in years; exact for whole years. */
export function spanYears({ count, unit }: TimeSpan): number {
  return count / unitsPerYear[unit];
}

/** "mo", "3mo". */
export function spanText({ count, unit }: TimeSpan): string {
  return count === 1 ? unit : `${count}${unit}`;
}
