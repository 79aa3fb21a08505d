import type { OptionSpec } from '../command.ts';
import { drawingOptions } from '../economics/drawing.ts';
import { economicInputs } from '../economics/inputs.ts';
import { listOptions } from '../listing/options.ts';
import { readingOptions, windowStartOption } from '../reading/options.ts';
import { byOption } from '../segments/by-option.ts';
import { intervalsOption } from '../segments/intervals-option.ts';
import { modelOption } from '../segments/staying-options.ts';

const segments = 'Segments and customers';

export const options: readonly OptionSpec[] = [
  byOption,
  {
    name: 'method',
    value: 'METHOD',
    choices: ['observed', 'assumed', 'expected', 'all'],
    group: segments,
    help: 'observed: own spend × own recorded tenure; assumed: the stay that --tenure, --retention or --churn gives, which also chooses it; expected: recorded so far, and to come by the retention curve of the segment, as far as the data reach or to --horizon; all: the methods side by side (observed)',
  },
  modelOption,
  windowStartOption,
  ...listOptions('lifetimeValue', 'tenureYears'),
  ...economicInputs.filter(({ name }) => name !== 'spend'),
  {
    name: 'acquisition-costs',
    value: 'FILE',
    group: 'Winning customers',
    help: 'CSV of spending on winning customers: the --by columns, cost, and month if customers have start dates; needs --margin',
  },
  {
    name: 'assumptions',
    short: 'a',
    value: 'FILE',
    group: 'Inputs in a file',
    help: 'the same inputs by the same names, as YAML or JSON; an option wins',
  },
  {
    name: 'explain',
    beyondRows: true,
    group: segments,
    help: 'show the waterfall of every segment',
  },
  intervalsOption,
  ...drawingOptions,
  ...readingOptions,
];
