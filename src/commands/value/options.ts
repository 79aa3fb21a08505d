import type { OptionSpec } from '../command.ts';
import { byOption, intervalsOption, modelOption } from '../shared/common-options.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicInputs } from '../shared/economics/inputs.ts';
import { listOptions } from '../shared/listing/list-request.ts';
import { readingOptions, windowStartOption } from '../shared/reading/options.ts';

const segments = 'Segments and customers';

export const options: readonly OptionSpec[] = [
  byOption,
  {
    name: 'method',
    value: 'METHOD',
    choices: ['observed', 'assumed', 'expected', 'all'],
    group: segments,
    help: 'observed: spend × recorded tenure of each customer; assumed: the stay of --tenure, --retention or --churn, which choose this method; expected: recorded so far, and to come by the retention curve of the segment, as far as the data reach or to --horizon; all: all methods compared (observed)',
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
