import { failure, success } from '../../core/outcome.ts';
import {
  answerPeriods,
  type CombineWay,
  combineWays,
} from '../../core/relationship/combined-answers.ts';
import { centreLines } from '../../core/relationship/process-limits.ts';
import { signalRules } from '../../core/relationship/signals.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import type { OptionSpec, Reader, TypedOptions } from '../option.ts';
import { explainOption } from '../shared/common-options.ts';
import { initOption } from '../shared/init-option.ts';
import { day } from '../shared/option-readers.ts';
import { longFields } from '../shared/reading/indicator-fields.ts';
import { recordOptions } from '../shared/reading/options.ts';
import { baselineNamed } from './baseline.ts';
import { type Direction, directions, starter } from './known-indicators.ts';

const signal = 'What is a signal';
const answers = 'Several values a day';
const shown = 'What is shown';

/** Which way is good, as `--good` says of an indicator. */
export interface IndicatorDirection {
  /** The indicator as it was written. */
  readonly name: string;
  readonly good: Direction;
}

/** How answers are combined, as `--combine` says of an indicator. */
export interface IndicatorWay {
  /** The indicator as it was written; empty for all of them. */
  readonly name: string;
  readonly way: CombineWay;
}

/** Reads "Days to resolve=down"; the name itself may have an equals sign. */
const direction: Reader<IndicatorDirection> = (text, what) => {
  const [name, word] = nameAndWord(text);
  if (name === '') {
    const examples = '"Days to resolve=down"';
    return failure(problem('quantity-unreadable', { what, text, examples }));
  }
  const good = choice(word, what, directions);
  return good.ok ? success({ name, good: good.value }) : good;
};

/** Reads "mean", which is of all indicators, and "Score=nps". */
const indicatorWay: Reader<IndicatorWay> = (text, what) => {
  const [name, word] = nameAndWord(text);
  const way = choice(word, what, combineWays);
  return way.ok ? success({ name, way: way.value }) : way;
};

/** What stands before the last equals sign, empty where there is none, and the word after it. */
function nameAndWord(text: string): readonly [name: string, word: string] {
  const equals = text.lastIndexOf('=');
  const word = text.slice(equals + 1).trim();
  return [text.slice(0, Math.max(0, equals)).trim(), word.toLowerCase()];
}

function choice<C extends string>(word: string, option: string, choices: readonly C[]): Outcome<C> {
  const found = choices.find((each) => each === word);
  return found === undefined
    ? failure(problem('option-choice', { option, text: word, choices: choices.join(', ') }))
    : success(found);
}

/** Only one way can be that of all indicators. */
const oneWayForAll = (ways: readonly IndicatorWay[]): readonly Problem[] =>
  ways.filter(({ name }) => name === '').length > 1
    ? [problem('option-repeated', { option: '--combine' })]
    : [];

export const options = [
  {
    name: 'rule',
    value: 'RULE',
    choices: signalRules,
    repeatable: true,
    commas: true,
    synonyms: ['rules', 'test', 'tests', 'signal'],
    group: signal,
    help: 'look only for these signals: beyond-limits; run-of-8, 8 in a row on one side of the centre; near-limit, 3 of 4 nearer a limit than the centre (beyond-limits and run-of-8)',
  },
  {
    name: 'limits',
    value: 'FROM',
    choices: centreLines,
    synonyms: ['control-limits', 'center', 'centre', 'sigma'],
    group: signal,
    help: 'compute centre and limits from means, or from medians, which a few extreme values do not move (mean)',
  },
  {
    name: 'baseline',
    value: 'POINTS',
    read: baselineNamed,
    synonyms: ['reference', 'reference-period', 'base'],
    group: signal,
    help: 'compute centre and limits only from the first N points or those of FROM..TO: 12, 2024-01-01..2024-12-31 (all points)',
  },
  {
    name: 'good',
    value: 'INDICATOR=WAY',
    read: direction,
    synonyms: ['direction', 'better'],
    repeatable: true,
    group: signal,
    help: 'the good direction: up, down or either (a column "good", else by the name of the indicator)',
  },
  {
    name: 'since',
    value: 'DATE',
    read: day('first day'),
    synonyms: ['from', 'start', 'start-date', 'after'],
    group: signal,
    help: 'signals that appear from this day on are new, and the status covers the points from this day on (the last 8 points)',
  },
  {
    name: 'fail-on',
    value: 'WHAT',
    choices: ['new-signal'],
    needs: ['since'],
    synonyms: ['fail', 'exit-code', 'alert'],
    group: signal,
    help: 'exit with 1 if there is a new signal since --since, unless it is in the good direction',
  },
  {
    name: 'every',
    value: 'PERIOD',
    choices: answerPeriods,
    synonyms: ['per', 'period', 'granularity', 'resample', 'frequency'],
    group: answers,
    help: 'combine the values of each day, week (from Monday on) or month (only answers: by month if they are in several months, else by week or day)',
  },
  {
    name: 'combine',
    value: '[INDICATOR=]WAY',
    read: indicatorWay,
    repeatable: true,
    check: oneWayForAll,
    synonyms: ['aggregate', 'aggregation', 'nps', 'average'],
    group: answers,
    help: 'way to combine them: mean; count of values; nps, the share of answers 9 and 10 minus the share of 0 to 6 (nps for answers from 0 to 10 if the name of the indicator shows it, else mean; count if rows have no values)',
  },
  {
    name: 'indicator',
    value: 'NAME',
    repeatable: true,
    synonyms: ['metric', 'kpi', 'filter', 'only'],
    group: shown,
    help: 'only this indicator; repeat it for several',
  },
  {
    name: 'targets',
    value: 'FILE',
    synonyms: ['goals', 'target', 'goals-file', 'okr'],
    group: shown,
    help: 'goals of indicators, a row each of indicator, goal and, if there is one, the day by which: met, missed or not yet; the good direction says on which side of the goal',
  },
  explainOption(
    shown,
    'every point with the step from the one before, and the step that random variation does not explain',
  ),
  ...recordOptions(longFields),
  initOption(starter),
] as const satisfies readonly OptionSpec[];

export type PulseOptions = TypedOptions<typeof options>;
