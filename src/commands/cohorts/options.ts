import { type CohortUnit, cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import { failure } from '../../core/outcome.ts';
import type { CalendarRequest } from '../../core/purchase/calendar/choose-calendar.ts';
import { cohortFields } from '../../input/aggregates/cohort-aggregates.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { problem } from '../../problems/problem.ts';
import { marginAskedLater, type OptionSpec, type Reader, type TypedOptions } from '../option.ts';
import { acquisitionCostsOption } from '../shared/acquisition/acquisition-costs.ts';
import { paybackOption } from '../shared/acquisition/ceiling-options.ts';
import { calendarOptions, calendarRequest } from '../shared/calendar/calendar-options.ts';
import { assumptionsOption, byOption, explainOption } from '../shared/common-options.ts';
import { type Input, inputReader } from '../shared/economics/input.ts';
import { economicOptions, type Inputs, inputsOf } from '../shared/economics/inputs.ts';
import { atBase, termsOf } from '../shared/economics/terms.ts';
import { wholeDays } from '../shared/option-readers.ts';
import { orCells, orderOptions } from '../shared/orders/log-options.ts';
import { orderFileOptions } from '../shared/orders/request.ts';
import { columnReader } from '../shared/reading/column-choice.ts';
import { segmentOptions } from '../shared/segments/segment-options.ts';
import { connectOptions } from '../shared/warehouse/connect-options.ts';

const group = 'Cohorts';

/** A cost by order or by spend: without a contract nobody knows for how long a cost a month goes on. */
const costOfOrders: Reader<Input> = (text, what, source) => {
  const read = inputReader('cost')(text, what, source);
  if (!read.ok || !read.value.parts?.some(({ unit }) => unit !== null)) return read;
  const allowed = 'a cost an order or a share of spend, such as 3.20/order + 3%';
  return failure(problem('out-of-range', { what, text, allowed }));
};

const ownWords: Readonly<Record<string, string>> = {
  serving:
    'other costs of serving a customer (fees, shipping, support), by order or as a share of spend: 3.20/order, 3%, 4.50/order + 3%; needs --margin',
  marketing:
    'coupons, discounts, campaigns to present customers, by order or as a share of spend: 1/order, 5%; needs --margin',
};

/** The economic inputs; costs are by order or shares of spend, and are taken off a margin. */
const inputs = economicOptions('cohorts').map((input) => {
  const help = ownWords[input.name];
  if (help === undefined) return input;
  return { ...input, value: 'M|S', read: costOfOrders, help };
});

/** What needs a model of the purchases of single customers. */
const ofCustomers = ['seasons=on', 'trend=on', 'event', 'exclude'];

/** What needs rows of them. */
const ofRows = ['ids', 'rates', 'rejects'];

export const options = marginAskedLater([
  {
    name: 'cohort',
    value: 'PERIOD',
    choices: cohortUnits,
    group,
    help: 'calendar period whose new customers are a cohort, and in which later purchases are counted: month, quarter or year (month)',
    synonyms: ['cohort-by', 'cohort-period', 'granularity'],
  },
  {
    name: 'period',
    value: 'PERIOD',
    choices: cohortUnits,
    group,
    help: 'also sales by calendar period, this one against the ones before: revenue, orders, their value, new, returning and lost customers; month, quarter or year',
    synonyms: ['compare-periods', 'by-period', 'sales-by'],
  },
  {
    ...byOption,
    group,
    help: "a cohort for each value of the column at a customer's first purchase, instead of one for each period; several columns: --by channel,country or --by twice",
  },
  ...segmentOptions,
  {
    name: 'after',
    value: 'D',
    read: wholeDays('30d, 6mo or 1y'),
    repeatable: true,
    commas: true,
    group,
    help: 'show the spend per customer within these times of the first purchase, in whole days: 30d,90d,1y (30d,90d,180d,365d)',
    synonyms: ['at', 'days', 'windows'],
  },
  explainOption(
    group,
    'all cohorts, their retention period by period, the payback of costs, purchases beside those expected, and the spend kept from year to year',
  ),
  ...calendarOptions,
  ...inputs,
  acquisitionCostsOption(
    'CSV of spending on winning customers: cost, month, and the --by columns; needs --margin',
    'Give only one: a cost for everybody, or a file of costs.',
  ),
  paybackOption,
  assumptionsOption,
  ...connectOptions('orders', ofCustomers),
  ...orderOptions.map((option) => orCells(option, 'cohorts', [...ofCustomers, ...ofRows])),
  ...orderFileOptions.map((option) =>
    option.name === 'column'
      ? { ...option, read: columnReader([...allOrderFields, ...cohortFields]) }
      : option,
  ),
] as const satisfies readonly OptionSpec[]);

export type CohortsOptions = TypedOptions<typeof options>;

/** What the options ask of the cohorts, apart from which orders to read. */
export interface Settings {
  readonly unit: CohortUnit;
  /** With --period: by which calendar period sales are shown. */
  readonly salesBy: CohortUnit | undefined;
  readonly by: readonly string[];
  /** Days since the first purchase, ascending, each once. */
  readonly after: readonly number[];
  readonly inputs: Inputs;
  /** What is left of spend by the shares that are given; 1 where none is. */
  readonly margin: number;
  /** What is taken off for each order. */
  readonly perOrder: number;
  readonly costsFile: string | undefined;
  /** The days since the first purchase within which acquisition is to be paid back; with --payback. */
  readonly payback: number | undefined;
  /** Which differences between days are looked for. */
  readonly calendar: CalendarRequest;
}

const usualDays = [30, 90, 180, 365];

/** What the options ask, and what holds without them. */
export function settingsOf(options: CohortsOptions): Settings {
  const { cohort: unit = 'month', by, after, acquisitionCosts: costsFile } = options;
  // Elsewhere --period is the time between payments, an economic input.
  const { period: salesBy, ...economic } = options;
  const inputs = inputsOf(economic);
  const { margin = 1, serving, marketing } = termsOf(inputs, 1, atBase);
  const days = after.map((each) => each.days);
  return {
    unit,
    salesBy,
    by,
    after: days.length === 0 ? usualDays : [...new Set(days)].sort((a, b) => a - b),
    inputs,
    margin: margin - (serving?.share ?? 0) - (marketing?.share ?? 0),
    perOrder: (serving?.perOrder ?? 0) + (marketing?.perOrder ?? 0),
    costsFile,
    payback: options.payback?.days,
    calendar: calendarRequest(options),
  };
}
