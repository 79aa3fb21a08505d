import type { Outcome } from '../outcome.ts';
import { success } from '../outcome.ts';
import { type Quantity, quantity } from './quantity.ts';
import { timeUnit } from './time-unit.ts';

/** The time between two payments: a unit ("mo", "year"), or a duration ("3mo"). */
export function period(what: string, text: string): Outcome<Quantity> {
  const unit = timeUnit(text.trim());
  return unit === undefined
    ? quantity('duration', what, text)
    : success({ range: { low: 1, base: 1, high: 1 }, unit, dimension: 'time', sign: '' });
}
