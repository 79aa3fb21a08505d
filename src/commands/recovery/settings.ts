import type { ProblemOutcome } from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import type { RecoveryOptions } from './options.ts';

/** What the options ask, apart from how files are read and customers valued. */
export interface Settings {
  readonly customers: readonly string[];
  readonly by: readonly string[];
  readonly stay: Readonly<Partial<Record<ProblemOutcome, number>>>;
  readonly severity: Severity | undefined;
  readonly realised: number | undefined;
  readonly noProblemStay: number | undefined;
  readonly overYears: number | undefined;
  readonly valueToCome: { readonly amount: number; readonly sign: string } | undefined;
  readonly from: ProblemOutcome;
  /** Absent: the best outcome whose rate is known. */
  readonly to: ProblemOutcome | undefined;
  readonly success: number;
  readonly customer: string | undefined;
  readonly lever: number;
  readonly complaining: number | undefined;
  readonly quickYears: number | undefined;
}

/** What the options ask, and what holds without them. */
export function settingsOf(options: RecoveryOptions): Settings {
  const value = options.valueToCome;
  return {
    customers: options.customers,
    by: options.by,
    stay: Object.fromEntries(options.stay.map(({ outcome, stay }) => [outcome, stay])),
    severity: options.severity,
    realised: options.realised?.value,
    noProblemStay: options.noProblemStay?.value,
    overYears: options.over?.years,
    valueToCome: value && { amount: value.value, sign: value.sign },
    from: options.from ?? 'unresolved',
    to: options.to,
    success: options.success?.value ?? 1,
    customer: options.customer?.trim(),
    lever: options.lever?.value ?? 0.1,
    complaining: options.complaining?.value,
    quickYears: options.quick?.years,
  };
}
