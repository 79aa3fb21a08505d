import { centreLines } from '../../core/relationship/process-limits.ts';
import { signalRules } from '../../core/relationship/signals.ts';
import type { OptionSpec } from '../command.ts';
import { initOption } from '../shared/init-option.ts';
import { longFields } from '../shared/reading/indicator-fields.ts';
import { recordOptions } from '../shared/reading/options.ts';
import { starter } from './starter.ts';

const signal = 'What is a signal';
const shown = 'What is shown';

export const options: readonly OptionSpec[] = [
  {
    name: 'rule',
    value: 'RULE',
    choices: signalRules,
    repeatable: true,
    group: signal,
    help: 'look only for these signals: beyond-limits; run-of-8, 8 in a row on one side of the centre; near-limit, 3 of 4 nearer a limit than the centre (the first two)',
  },
  {
    name: 'limits',
    value: 'FROM',
    choices: centreLines,
    group: signal,
    help: 'compute centre and limits from means, or from medians, which a few extreme values do not move (mean)',
  },
  {
    name: 'baseline',
    value: 'POINTS',
    group: signal,
    help: 'compute them only from the first N points or those of FROM..TO: 12, 2024-01-01..2024-12-31 (all points)',
  },
  {
    name: 'good',
    value: 'INDICATOR=WAY',
    repeatable: true,
    group: signal,
    help: 'the good direction: up, down or either (a column "good", else by the name of the indicator)',
  },
  {
    name: 'since',
    value: 'DATE',
    group: signal,
    help: 'signals that appear from this day on are new, and the status covers the points from this day on (the last 8 points)',
  },
  {
    name: 'fail-on',
    value: 'WHAT',
    choices: ['new-signal'],
    group: signal,
    help: 'exit with 1 if there is a new signal since --since, unless it is in the good direction',
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
    help: 'show every point with the step from the one before, and the step that random variation does not explain',
  },
  ...recordOptions(longFields),
  initOption(starter),
];
