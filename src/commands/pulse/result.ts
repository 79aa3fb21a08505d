import type { CentreLine } from '../../core/relationship/process-limits.ts';
import type { Signal, SignalRule } from '../../core/relationship/signals.ts';
import type { Direction } from './known-indicators.ts';

/** What `pulse` answers; see docs/guide.md for each field. Nothing in it is money. */
export interface PulseResult {
  readonly limits: CentreLine;
  readonly rules: readonly SignalRule[];
  /** The day from which on signals are new; null without `--since`. */
  readonly since: string | null;
  /** Whether all values are dated on the first day of a month, as those of months are. */
  readonly monthly: boolean;
  readonly indicators: readonly IndicatorPulse[];
  /** Null without `--since`. */
  readonly newSignals: number | null;
  /** Whether `--fail-on` has found what it looks for. */
  readonly failed: boolean;
}

export const statuses = ['may need attention', 'steady', 'too few points'] as const;
export type Status = (typeof statuses)[number];

export interface IndicatorPulse {
  readonly indicator: string;
  readonly group: string;
  /** Null where nothing says which way is good. */
  readonly good: Direction | null;
  /** "%" where the values are written so; they are then percents, not fractions. */
  readonly unit: '%' | null;
  readonly points: number;
  readonly first: string;
  readonly last: string;
  readonly latest: number;
  /** This and the limits are null with fewer than 6 points. */
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly movingRange: number | null;
  readonly rangeLimit: number | null;
  /** Whether the limits come from 6 to 16 points, and still move much. */
  readonly provisional: boolean | null;
  /** The points that the limits are drawn from, with `--baseline`. */
  readonly baseline: Baseline | null;
  readonly status: Status;
  /** Whether signals reach into the points that the status looks at, and all of them are good news. */
  readonly goodNews: boolean;
  readonly signals: readonly IndicatorSignal[];
  /** The last values, 24 at most. */
  readonly recent: readonly number[];
  /** With `--explain`. */
  readonly series?: readonly IndicatorPoint[];
}

export interface Baseline {
  readonly points: number;
  readonly from: string | null;
  readonly to: string | null;
}

export interface IndicatorSignal {
  readonly rule: SignalRule;
  /** The day of the point on which it fired. */
  readonly date: string;
  /** The days of the first and the last of the points that make it. */
  readonly from: string;
  readonly to: string;
  readonly side: Signal['side'];
  /** Whether it is in the good direction; null where any change counts, or no direction is known. */
  readonly favourable: boolean | null;
  /** Whether it fired since `--since`; null without it. */
  readonly new: boolean | null;
}

export interface IndicatorPoint {
  readonly date: string;
  readonly value: number;
  /** The step from the value before; null for the first. */
  readonly movingRange: number | null;
}
