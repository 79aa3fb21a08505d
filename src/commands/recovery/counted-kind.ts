import type { OutcomeCounts } from '../../core/recovery/outcomes.ts';
import { type Severity, severities } from '../../core/recovery/stated-intention.ts';

/** One kind of problem as the file gives it, or as its cases are counted. */
export interface CountedKind {
  readonly problem: string;
  /** Null where nothing says it. */
  readonly severity: Severity | null;
  /** Customers, each once. */
  readonly counts: OutcomeCounts;
  /** Of mending one; null where the file gives no cost. */
  readonly mendingCost: number | null;
  /** What was spent in all. */
  readonly cost: number | null;
  /** Mean days to resolve one. */
  readonly days: number | null;
}

export const severityIn = (text: string): Severity | undefined =>
  severities.find((severity) => severity === text.trim().toLowerCase());
