import { success } from '../../core/outcome.ts';
import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { summaryFields } from '../../input/summaries/summary-fields.ts';
import { marginAskedLater, type OptionSpec, type Reader, type TypedOptions } from '../option.ts';
import { acquisitionCostsOption } from '../shared/acquisition/acquisition-costs.ts';
import { ltvCacOption, paybackOption } from '../shared/acquisition/ceiling-options.ts';
import { calendarOptions } from '../shared/calendar/calendar-options.ts';
import { assumptionsOption, byOption, explainOption } from '../shared/common-options.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { listOption, listOptions } from '../shared/listing/list-request.ts';
import { type WholeDays, wholeDays } from '../shared/option-readers.ts';
import { orCells, orderOptions } from '../shared/orders/log-options.ts';
import { orderFileOptions } from '../shared/orders/request.ts';
import { columnReader } from '../shared/reading/column-choice.ts';
import { orderOption } from '../shared/segments/segment-options.ts';
import { connectOptions } from '../shared/warehouse/connect-options.ts';

const models = 'How purchases are forecast';
const orders = 'Orders';
const summaryNames = summaryFields.map(({ name }) => name);

/** "39w", or "none". */
const holdout: Reader<WholeDays | 'none'> = (text, what, source) =>
  text.trim() === 'none' ? success('none') : wholeDays('39w, 6mo or none')(text, what, source);

const inputs = economicOptions('forecast').map((input) =>
  input.name === 'horizon'
    ? {
        ...input,
        help: 'time over which future purchases count: 6mo (1y)',
        synonyms: ['ahead', 'periods', 'predict', 'future', 'forecast-horizon'],
      }
    : input,
);

/** The lists of customers to act on. */
export const listNames = ['slipping'] as const;

/** Options that only a forecast uses. */
const forecastOnly = [
  'save',
  'scores',
  'model-file',
  'each',
  'list',
  'all-figures',
  'months',
  'model',
  'holdout',
  'fit',
  'effect',
  'explain',
  'draws',
  'seed',
  'assumptions',
  'acquisition-costs',
  'payback',
  'ltv-cac',
  ...calendarOptions.map(({ name }) => name),
  ...inputs.map(({ name }) => name),
];

export const options = marginAskedLater([
  {
    ...byOption,
    help: "a segment for each value of the column at a customer's first purchase; several columns: --by channel,country or --by twice (tenths of the customers, the most valuable first)",
  },
  listOption(
    listNames,
    'slipping are those silent for long at their purchase rate, who may still be customers',
  ),
  ...listOptions('value', 'daysSilent').map((option) =>
    option.name === 'keep'
      ? { ...option, help: 'with --each or --list: show this column of the file too' }
      : option,
  ),
  orderOption,
  {
    name: 'all-figures',
    group: 'Segments and customers',
    help: 'with --each: in CSV, JSON lines and JSON also what the forecast is made from (recency, age, mean spend, first day, total, tenure, spend a year), the RFM scores and groups, and, with --discount, the residual value',
    needs: ['each'],
    synonyms: ['rfm-scores', 'all-columns', 'all-fields', 'full', 'wide'],
  },
  {
    name: 'months',
    excludes: [
      {
        any: ['each', 'list'],
        settle: 'The list is of customers or of months: leave out one of the two.',
      },
    ],
    synonyms: ['monthly', 'by-month', 'per-month', 'plan'],
    group: 'Segments and customers',
    help: 'list the calendar months ahead within the horizon: purchases, spend and value of each, with their bands',
  },
  {
    name: 'model',
    value: 'MODEL',
    choices: ['auto', ...purchaseModelNames],
    synonyms: ['distribution', 'model-type', 'algorithm'],
    group: models,
    help: 'model fitted to the purchases; auto fits all and takes the one with the least AIC; the backtest does not choose (auto)',
  },
  {
    name: 'model-file',
    value: 'FILE',
    excludes: [
      {
        any: ['model', 'holdout', ...calendarOptions.map(({ name }) => name)],
        settle: 'A saved model is not fitted again: leave out one of the two.',
      },
    ],
    synonyms: ['load', 'use-model', 'saved-model'],
    group: models,
    help: 'a forecast that was saved with --save or --json: its model makes the forecast, and nothing is fitted',
  },
  {
    name: 'save',
    value: 'FILE',
    synonyms: ['save-model', 'export-model', 'dump'],
    group: models,
    help: 'write the forecast without its customers as JSON, for --model-file',
  },
  {
    name: 'scores',
    value: 'FILE',
    needs: [{ any: ['source=cells', 'connect'] }],
    excludes: [
      {
        any: ['effect'],
        settle: 'A score is of a history, whatever the label: leave out one of the two.',
      },
    ],
    synonyms: ['score-file', 'write-scores'],
    group: models,
    help: 'with --source cells or --connect: write the forecast of each history as CSV, for rapport sql scores to give to the customers in the database',
  },
  {
    name: 'fit',
    value: 'HOW',
    choices: ['together', 'apart'],
    needs: ['by'],
    excludes: [
      {
        when: ['apart'],
        any: ['save', 'model-file'],
        settle: 'A file has one model: leave out one of the two, or save each segment separately.',
      },
    ],
    synonyms: ['pooling', 'fit-by', 'pooled'],
    group: models,
    help: 'with --by: together, one pooled fit of all customers; apart, models, backtest and spend by segment, and whether that is better (together)',
  },
  {
    name: 'effect',
    value: 'COLUMN',
    excludes: [
      {
        any: ['fit=apart'],
        settle: 'Each segment has its own fit with --fit apart: leave out one of the two.',
      },
      {
        any: ['model-file', 'save'],
        settle: 'A saved model has no effects of labels: leave out one of the two.',
      },
    ],
    synonyms: ['covariate', 'covariates', 'effects', 'covariate-column', 'static-covariates'],
    group: models,
    help: 'how much more or less often customers buy by the value of the column at their first purchase, in one fit of all; the label of most customers is compared with (no effect)',
  },
  {
    name: 'holdout',
    value: 'D',
    read: holdout,
    synonyms: ['backtest', 'validation', 'test-period', 'calibration'],
    group: models,
    help: 'holdout on which the models are tested, 39w or 6mo at the end of the log; none for no test (as long as --horizon, at most a third of the log)',
  },
  {
    name: 'unit',
    value: 'UNIT',
    choices: purchaseUnits,
    synonyms: ['time-unit', 'granularity', 'freq', 'period'],
    group: models,
    help: 'unit of recency, age and parameters: day, week, month, quarter or year; a week has 7 days, a year 365.25 (week; for a summary, as its days show)',
  },
  {
    name: 'include-first-order',
    synonyms: ['include-first', 'first-order'],
    group: models,
    help: 'count the first purchase in the mean spend (repeat purchases alone)',
  },
  ...calendarOptions,
  explainOption(
    models,
    'the models with their parameters, the backtest, the tests of a season and a trend, and every tenth of the customers',
  ),
  {
    name: 'summary',
    excludes: [{ any: forecastOnly, settle: 'Leave out --summary for a forecast.' }],
    synonyms: ['rfm', 'summarise', 'summarize'],
    group: orders,
    help: 'no forecast: list the customers with repeat purchases, recency, age, mean spend, first and last day, total',
  },
  ...connectOptions('orders', []),
  ...orderOptions.map((option) =>
    option.name === 'source'
      ? orCells(
          {
            ...option,
            excludes: [
              {
                when: ['summary'],
                any: [
                  'summary',
                  'amounts',
                  'until',
                  'holdout!=none',
                  'seasons=on',
                  'trend=on',
                  'event',
                  'exclude',
                  'status',
                  'time-zone',
                  'memory',
                  'join',
                ],
                settle: 'A summary has no orders by day: leave the option out, or give the log.',
              },
            ],
            help: `${option.help}; or summary: not a log, but one row per customer with recency and age, as --summary and other tools write it`,
          },
          'forecast',
          [],
          'orders',
          ['summary'],
        )
      : option,
  ),
  ...inputs,
  acquisitionCostsOption(
    'CSV of spending on winning customers: cost, month, and the --by columns; needs --margin',
    'Give only one: a cost for everybody, or a file of costs.',
  ),
  {
    ...paybackOption,
    help: 'show what a customer may cost: the margin that a new customer is expected to bring within this time, beside the cost of each; needs --margin',
  },
  ltvCacOption,
  assumptionsOption,
  ...drawingOptions,
  ...orderFileOptions.map((option) =>
    option.name === 'column'
      ? {
          ...option,
          read: columnReader([...allOrderFields, ...summaryFields]),
          help: `${option.help}; for a summary ${summaryNames.join(', ')}`,
        }
      : option,
  ),
] as const satisfies readonly OptionSpec[]);

export type ForecastOptions = TypedOptions<typeof options>;

/** The options that list customers, for which their names are needed. */
export const namesAsked = ({ each, list, summary }: ForecastOptions): readonly string[] => [
  ...(each === true ? ['--each'] : []),
  ...(list === undefined ? [] : ['--list']),
  ...(summary === true ? ['--summary'] : []),
];
