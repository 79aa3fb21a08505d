import type { StepName, Timing } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { Sensitivity, SimulationResult } from '../economics/uncertainty.ts';

/** What `estimate` answers; see docs/guide.md for each field. */
export interface EstimateResult {
  /** Whether amounts are margin or spend. */
  readonly basis: 'spend' | 'margin';
  readonly method: 'assumed tenure' | 'assumed retention' | 'assumed churn';
  /** Time between payments, as `--period` takes it. */
  readonly period: string;
  readonly years: number;
  readonly waterfall: readonly Step[];
  readonly lifetimeValue: number;
  readonly netValue: number;
  readonly leftOut: readonly StepName[];
  readonly range?: EstimateRange;
  /** Of the net value, every range drawn from. */
  readonly simulation?: SimulationResult;
  /** Of the net value to each range alone, the largest swing first. */
  readonly sensitivity?: readonly Sensitivity[];
  readonly payback?: {
    readonly months: number | null;
    readonly survivalAdjustedMonths: number | null;
  };
  readonly ltvToCac?: number | null;
  /** The same with payments booked at the start, middle and end of their period. */
  readonly byTiming?: Readonly<Record<Timing, number>>;
  readonly breakEven?: BreakEven;
  readonly reconciliation?: ReconciliationResult;
  readonly periods?: readonly PeriodRow[];
  /** The periods after the last one listed, taken together. */
  readonly laterPeriods?: { readonly fromK: number; readonly presentValue: number };
}

/** Net value with every range at the end that lowers it, at its base, and at the end that raises it. */
export interface EstimateRange {
  readonly low: number;
  readonly base: number;
  readonly high: number;
  readonly waterfalls: { readonly low: readonly Step[]; readonly high: readonly Step[] };
}

export interface BreakEven {
  readonly input: string;
  /** In `unit`; null where no value of the input brings the net value to zero. */
  readonly value: number | null;
  readonly unit: string | null;
}

export interface ReconciliationResult {
  readonly target: number;
  readonly tolerance: number;
  readonly matches: readonly ReadingRow[];
  readonly nearest: ReadingRow;
}

export interface ReadingRow {
  /** The options that give it, typed in place of those they change; empty where none do. */
  readonly flags: string;
  /** The conventions that differ from the estimate's, as "timing=start". */
  readonly changes: readonly string[];
  readonly figure: 'lifetimeValue' | 'netValue';
  readonly value: number;
  readonly difference: number;
}

export interface PeriodRow {
  readonly k: number;
  readonly probability: number;
  readonly bookedAtYears: number;
  readonly amount: number;
  readonly presentValue: number;
}
