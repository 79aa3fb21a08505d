import { answerPeriods } from '../../core/relationship/combined-answers.ts';
import { centreLines } from '../../core/relationship/process-limits.ts';
import { signalRules } from '../../core/relationship/signals.ts';
import type { OptionSpec } from '../command.ts';
import { initOption } from '../shared/init-option.ts';
import { longFields } from '../shared/reading/indicator-fields.ts';
import { recordOptions } from '../shared/reading/options.ts';
import { starter } from './known-indicators.ts';

const signal = 'What is a signal';
const answers = 'Several values a day';
const shown = 'What is shown';

export const options: readonly OptionSpec[] = [
  {
    name: 'rule',
    value: 'RULE',
    choices: signalRules,
    repeatable: true,
    group: signal,
    help: 'look for these alone: beyond-limits; run-of-8, 8 in a row on one side of the centre; near-limit, 3 of 4 nearer a limit than the centre (the first two)',
  },
  {
    name: 'limits',
    value: 'FROM',
    choices: centreLines,
    group: signal,
    help: 'draw centre and limits from means, or from medians, which a few wild values do not move (mean)',
  },
  {
    name: 'baseline',
    value: 'POINTS',
    group: signal,
    help: 'draw them from the first N points or those of FROM..TO alone: 12, 2024-01-01..2024-12-31 (all points)',
  },
  {
    name: 'good',
    value: 'INDICATOR=WAY',
    repeatable: true,
    group: signal,
    help: 'which way is good: up, down or either (a column "good", else by the name of the indicator)',
  },
  {
    name: 'since',
    value: 'DATE',
    group: signal,
    help: 'signals that fire from this day on are new, and points from it on are what a status looks at (the last 8 points)',
  },
  {
    name: 'fail-on',
    value: 'WHAT',
    choices: ['new-signal'],
    group: signal,
    help: 'exit with 1 if there is a new signal since --since, unless it is in the good direction',
  },
  {
    name: 'every',
    value: 'PERIOD',
    choices: answerPeriods,
    group: answers,
    help: 'combine the values of each day, week (from Monday on) or month (answers alone, by month where they lie in several months, else by week or day)',
  },
  {
    name: 'combine',
    value: '[INDICATOR=]WAY',
    repeatable: true,
    group: answers,
    help: 'how: mean; count of values; nps, the share of answers 9 and 10 less the share of 0 to 6 (nps of answers from 0 to 10 by the name of the indicator, else mean; count where rows have no values)',
  },
  {
    name: 'indicator',
    value: 'NAME',
    repeatable: true,
    group: shown,
    help: 'only this indicator; repeat it for several',
  },
  {
    name: 'explain',
    beyondRows: true,
    group: shown,
    help: 'show every point with the step from the one before, and the step that is more than chance',
  },
  ...recordOptions(longFields),
  initOption(starter),
];
