import type { Customers } from '../../core/customers.ts';
import { problem } from '../../core/problem.ts';
import { period } from '../../core/quantity/period.ts';
import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { FileUnderstanding } from '../../input/profile/understanding.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Inputs } from '../economics/read-inputs.ts';

export interface PaymentPeriod {
  /** As `--period` takes it: "mo", "3mo". */
  readonly text: string;
  readonly count: number;
  readonly unit: TimeUnit;
  readonly periodsPerYear: number;
  readonly source: string;
}

/** Inputs that make the value depend on when payments come, not only on how many years of them. */
const timed = ['retention', 'churn', 'discount', 'growth', 'incidents'] as const;

/**
 * The time between payments: `--period`, else the unit of the spend. Where the spend is a total, a
 * year stands for it as long as nothing depends on it.
 *
 * @throws {Refusal} it is not known, and the value depends on it
 */
export function paymentPeriod(
  inputs: Inputs,
  understood: readonly FileUnderstanding[],
  customers: Customers,
): PaymentPeriod {
  const given = inputs.get('period');
  if (given !== undefined) return periodOf(given.text, given.source);
  for (const { file, columns } of understood) {
    const spend = columns.find(({ role }) => role === 'spend');
    if (spend?.unit == null) continue;
    // Where rows name their own interval, or amounts were added up, the amounts say what they cover.
    const uniform = sameSpan(customers.amountYears);
    if (uniform !== undefined && spend.unit !== 'total') return { ...uniform, source: file };
  }
  if (timed.some((name) => inputs.has(name))) throw new Refusal(problem('period-needed', {}));
  return periodOf('y', 'default');
}

function periodOf(text: string, source: string): PaymentPeriod {
  const read = period(source, text);
  if (!read.ok || read.value.unit === null) throw new Refusal(problem('period-needed', {}));
  const { range, unit } = read.value;
  const count = range.base;
  return { text, count, unit, periodsPerYear: unitsPerYear[unit] / count, source };
}

/** The one span that all amounts cover, in the largest unit that it is a whole number of. */
function sameSpan(amountYears: Float64Array): Omit<PaymentPeriod, 'source'> | undefined {
  const [years] = amountYears;
  if (years === undefined || !(years > 0) || amountYears.some((each) => each !== years)) {
    return undefined;
  }
  for (const unit of ['y', 'mo', 'w', 'd'] as const) {
    const count = years * unitsPerYear[unit];
    const whole = Math.round(count);
    if (whole >= 1 && Math.abs(count - whole) < 1e-9) {
      const text = whole === 1 ? unit : `${whole}${unit}`;
      return { text, count: whole, unit, periodsPerYear: unitsPerYear[unit] / whole };
    }
  }
  return undefined;
}
