import type { AnswerPeriod, CombineWay } from '../../core/relationship/combined-answers.ts';
import type { CentreLine } from '../../core/relationship/process-limits.ts';
import { type SignalRule, signalRules, usualRules } from '../../core/relationship/signals.ts';
import type { Request } from '../command.ts';
import type { BaselinePoints } from './baseline.ts';
import type { IndicatorDirection, IndicatorWay, PulseOptions } from './options.ts';

/** What the options ask, apart from how files are read. */
export interface Settings {
  readonly rules: readonly SignalRule[];
  readonly limits: CentreLine;
  readonly baseline: BaselinePoints | undefined;
  readonly good: readonly IndicatorDirection[];
  /** The period that answers are combined by; undefined where the data say it. */
  readonly every: AnswerPeriod | undefined;
  /** How: of all indicators, and of those that are named. */
  readonly combine: {
    readonly all: CombineWay | undefined;
    readonly named: readonly IndicatorWay[];
  };
  /** In days since 1970-01-01. */
  readonly since: number | undefined;
  readonly failOnNew: boolean;
  /** As written; all of them where none is named. */
  readonly indicators: readonly string[];
  /** Whether the result has every point: with `--explain`, and for pictures. */
  readonly everyPoint: boolean;
}

/** What the options ask, and what holds without them. */
export function settingsOf({ options, pictures }: Request<PulseOptions>): Settings {
  const { rule, limits = 'mean', baseline, good, every, combine, since, indicator } = options;
  return {
    rules: rule.length === 0 ? usualRules : signalRules.filter((each) => rule.includes(each)),
    limits,
    baseline: baseline?.points,
    good,
    every,
    combine: {
      all: combine.find(({ name }) => name === '')?.way,
      named: combine.filter(({ name }) => name !== ''),
    },
    since: since?.day,
    failOnNew: options.failOn !== undefined,
    indicators: indicator,
    everyPoint: options.explain === true || pictures !== undefined,
  };
}
