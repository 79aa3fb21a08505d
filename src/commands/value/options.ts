import { marginAskedLater, needing, type OptionSpec, type TypedOptions } from '../option.ts';
import { acquisitionCostsOption } from '../shared/acquisition/acquisition-costs.ts';
import { ltvCacOption, paybackOption } from '../shared/acquisition/ceiling-options.ts';
import {
  assumptionsOption,
  byOption,
  explainOption,
  intervalsOption,
} from '../shared/common-options.ts';
import { aRange, drawingOptions } from '../shared/economics/drawing.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { varyingKinds, varyingOptions } from '../shared/economics/variants.ts';
import { listOptions } from '../shared/listing/list-request.ts';
import { orCells } from '../shared/orders/log-options.ts';
import { readingOptions, unusedByCells } from '../shared/reading/options.ts';
import { orderOption } from '../shared/segments/segment-options.ts';
import { curveOptions, methodOption } from '../shared/valuation/options.ts';
import { connectOptions } from '../shared/warehouse/connect-options.ts';

const [model, tenureRounding, windowStart] = curveOptions;

/** Options that ask for single customers. */
const ofSingleCustomers = ['each', 'keep', 'intervals'];

export const options = marginAskedLater([
  byOption,
  methodOption(
    ['observed', 'assumed', 'expected', 'all'],
    'expected: recorded so far, and expected by the retention curve of the segment, as far as the data reach or to --horizon; observed: spend × recorded tenure of each customer; assumed: the stay of --tenure, --retention or --churn, which choose this method; all: all methods compared (expected where the files tell who is still active, else observed)',
  ),
  model,
  tenureRounding,
  windowStart,
  ...listOptions('lifetimeValue', 'tenureYears'),
  orderOption,
  ...varyingOptions(economicOptions('value'), varyingKinds.value, ['period', 'horizon']),
  acquisitionCostsOption(
    'CSV of spending on winning customers: the --by columns, cost, and month if customers have start dates; needs --margin',
    'Give only one: a cost for everybody, or a file of costs.',
  ),
  paybackOption,
  ltvCacOption,
  assumptionsOption,
  explainOption('Segments and customers', 'the waterfall of every segment'),
  intervalsOption,
  ...needing(drawingOptions, aRange('intervals')),
  ...connectOptions('customers', ofSingleCustomers),
  ...readingOptions.map((option) =>
    orCells(option, 'value', [...unusedByCells, ...ofSingleCustomers], 'customers'),
  ),
] as const satisfies readonly OptionSpec[]);

export type ValueOptions = TypedOptions<typeof options>;
