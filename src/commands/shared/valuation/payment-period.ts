import { type TimeUnit, unitsPerYear } from '../../../core/quantity/time-unit.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Inputs } from '../economics/inputs.ts';

/** The time between payments, and where it was said. */
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
 * The time between payments: `--period`, else what every amount of the files covers. Where amounts
 * cover a tenure, or differ, a year stands for it as long as nothing depends on it.
 *
 * @param periodYears - the years that every amount covers, or null
 * @throws {Refusal} it is not known, and the value depends on it
 */
export function paymentPeriod(
  inputs: Inputs,
  periodYears: number | null,
  files: string,
): PaymentPeriod {
  const period = inputs.get('period')?.quantity;
  const span =
    period?.unit == null ? wholeSpan(periodYears) : { count: period.range.base, unit: period.unit };
  if (span !== undefined) {
    return periodOf(span, inputs.get('period')?.source ?? files);
  }
  if (timed.some((name) => inputs.has(name))) throw new Refusal(problem('period-needed', {}));
  return periodOf({ count: 1, unit: 'y' }, 'default');
}

interface Span {
  readonly count: number;
  readonly unit: TimeUnit;
}

function periodOf({ count, unit }: Span, source: string): PaymentPeriod {
  const text = count === 1 ? unit : `${count}${unit}`;
  return { text, count, unit, periodsPerYear: unitsPerYear[unit] / count, source };
}

/** The span in the largest unit that it is a whole number of. */
function wholeSpan(years: number | null): Span | undefined {
  if (years === null) return undefined;
  for (const unit of ['y', 'mo', 'w', 'd'] as const) {
    const count = Math.round(years * unitsPerYear[unit]);
    if (count >= 1 && Math.abs(years * unitsPerYear[unit] - count) < 1e-9) return { count, unit };
  }
  return undefined;
}
