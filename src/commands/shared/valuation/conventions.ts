import { type TimeUnit, unitsPerYear } from '../../../core/quantity/time-unit.ts';
import type { Assumption } from '../../../core/report.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { conventionDefaults, type Inputs } from '../economics/inputs.ts';
import type { ValuationOptions } from './options.ts';

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
  const given = inputs.get('period')?.quantity;
  const span =
    given?.unit == null ? wholeSpan(periodYears) : { count: given.range.base, unit: given.unit };
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

/** The conventions that hold because nothing else was said. */
export function valueConventions(
  inputs: Inputs,
  { model, windowStart }: ValuationOptions,
  period: PaymentPeriod,
  asOf: string | null,
): Record<string, Assumption> {
  const { count, unit, text, source } = period;
  return {
    ...conventionDefaults(inputs),
    ...(!inputs.has('period') && { period: { value: count, unit, text, source } }),
    ...written('model', '--model', model),
    ...written('windowStart', '--window-start', windowStart?.text),
    ...(asOf !== null && { asOf: { value: asOf, unit: null, text: asOf, source: '--as-of' } }),
  };
}

/** The text of an option, as the result shows it; nothing where it is not given. */
const written = (
  key: string,
  source: string,
  text: string | undefined,
): Record<string, Assumption> =>
  text === undefined ? {} : { [key]: { value: text, unit: null, text, source } };
