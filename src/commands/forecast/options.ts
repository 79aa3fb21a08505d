import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import { summaryFields } from '../../input/summaries/summary-fields.ts';
import type { OptionSpec } from '../command.ts';
import { byOption } from '../shared/common-options.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicInputs } from '../shared/economics/inputs.ts';
import { listOptions } from '../shared/listing/list-request.ts';
import { orderOptions } from '../shared/orders/log-request.ts';
import { orderFileOptions } from '../shared/orders/request.ts';
import { forecastInputs } from './inputs.ts';

const models = 'How purchases are forecast';
const orders = 'Orders';
const summaryNames = summaryFields.map(({ name }) => name);

export const options: readonly OptionSpec[] = [
  {
    ...byOption,
    help: "a segment for each value of the column at a customer's first purchase; several columns: --by channel,country or --by twice (tenths of the customers, the most valuable first)",
  },
  ...listOptions('value', 'daysSilent'),
  {
    name: 'model',
    value: 'MODEL',
    choices: ['auto', ...purchaseModelNames],
    group: models,
    help: 'model fitted to the purchases; auto fits all and takes the one with the least held-out error, without a backtest the best AIC (auto)',
  },
  {
    name: 'model-file',
    value: 'FILE',
    group: models,
    help: 'a forecast that was saved with --save or --json: its model makes the forecast, and nothing is fitted',
  },
  {
    name: 'save',
    value: 'FILE',
    group: models,
    help: 'write the forecast without its customers as JSON, for --model-file',
  },
  {
    name: 'fit',
    value: 'HOW',
    choices: ['together', 'apart'],
    group: models,
    help: 'with --by: together, one pooled fit of all customers; apart, models, backtest and spend by segment, and whether that is better (together)',
  },
  {
    name: 'holdout',
    value: 'D',
    group: models,
    help: 'holdout on which the models are tested, 39w or 6mo at the end of the log; none for no test (as long as --horizon, at most a third of the log)',
  },
  {
    name: 'unit',
    value: 'UNIT',
    choices: purchaseUnits,
    group: models,
    help: 'unit of recency, age and parameters: day, week, month, quarter or year; a week has 7 days, a year 365.25 (week; for a summary, as its days show)',
  },
  {
    name: 'include-first-order',
    group: models,
    help: 'count the first purchase in the mean spend (repeat purchases alone)',
  },
  {
    name: 'summary',
    group: orders,
    help: 'no forecast: list the customers with repeat purchases, recency, age, mean spend, first and last day, total',
  },
  ...orderOptions.map((option) =>
    option.name === 'source'
      ? {
          ...option,
          help: `${option.help}; or summary: not a log, but one row per customer with recency and age, as --summary and other tools write it`,
        }
      : option,
  ),
  ...economicInputs
    .filter(({ name }) => forecastInputs.some((input) => input === name))
    .map((input) =>
      input.name === 'horizon'
        ? { ...input, help: 'time over which future purchases count: 6mo (1y)' }
        : input,
    ),
  {
    name: 'assumptions',
    short: 'a',
    value: 'FILE',
    group: 'Inputs in a file',
    help: 'the same inputs by the same names, as YAML or JSON; an option wins',
  },
  ...drawingOptions,
  ...orderFileOptions.map((option) =>
    option.name === 'column'
      ? { ...option, help: `${option.help}; for a summary ${summaryNames.join(', ')}` }
      : option,
  ),
];
