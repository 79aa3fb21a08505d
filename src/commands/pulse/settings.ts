import type { CentreLine } from '../../core/relationship/process-limits.ts';
import { type SignalRule, signalRules, usualRules } from '../../core/relationship/signals.ts';
import type { BaselinePoints } from './baseline.ts';
import type { GivenDirection, PulseOptions } from './options.ts';

/** What the options ask, apart from how files are read. */
export interface Settings {
  readonly rules: readonly SignalRule[];
  readonly limits: CentreLine;
  readonly baseline: BaselinePoints | undefined;
  readonly good: readonly GivenDirection[];
  /** In days since 1970-01-01. */
  readonly since: number | undefined;
  readonly failOnNew: boolean;
  /** As written; all of them where none is named. */
  readonly indicators: readonly string[];
  readonly explain: boolean;
}

/** What the options ask, and what holds without them. */
export function settingsOf(options: PulseOptions): Settings {
  const { rule, limits = 'mean', baseline, good, since, indicator: indicators } = options;
  return {
    rules: rule.length === 0 ? usualRules : signalRules.filter((each) => rule.includes(each)),
    limits,
    baseline: baseline?.points,
    good,
    since,
    failOnNew: options.failOn !== undefined,
    indicators,
    explain: options.explain === true,
  };
}
