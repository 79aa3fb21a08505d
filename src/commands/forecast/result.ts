import { z } from 'zod';
import { forecastShortages } from '../../core/forecast/too-few.ts';
import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { deductions, orderAmounts } from '../../input/orders/order-request.ts';
import { ceilingFields } from '../shared/acquisition/ceiling-schema.ts';
import type { LongList } from '../shared/listing/long-list.ts';
import { namedListSchema } from '../shared/listing/named-list-schema.ts';
import {
  basisSchema,
  type FieldFacts,
  fieldFacts,
  labelsSchema,
  leftOutSchema,
  type ResultOf,
  waterfallSchema,
} from '../shared/result-schema.ts';
import { calendarSchema } from './calendar-schema.ts';
import {
  bandless,
  type ListedCustomer,
  listedCustomerSchema,
  rfmCutsSchema,
} from './customer-schema.ts';
import { effectSchema } from './effect-schema.ts';
import {
  apartSchema,
  chosenSchema,
  covarianceSchema,
  fitSchema,
  fittedSchema,
  holdoutSchema,
  logLikelihoodSchema,
  modelSchema,
  newCustomerSchema,
  spendSchema,
} from './models-schema.ts';
import { notInCells } from './not-in-cells.ts';
import { listNames } from './options.ts';
import { slippingSchema } from './slipping-schema.ts';

const count = z.int().nonnegative();

/** Where the customers come from. */
const origin = z.object({
  source: z
    .string()
    .describe(
      'the source that was recognised or given by --source: `shopify`, `stripe`, `woocommerce`, `square`, `paypal`, `quickbooks`, `online-retail` or `plain`; the file that describes it; or `summary` and `cells`, which are not logs',
    ),
  amounts: z
    .enum(orderAmounts)
    .nullable()
    .describe(
      'whether orders count `net`, after what `takenOff` names is subtracted, or `gross`, as charged; null for a summary',
    ),
  takenOff: z
    .array(z.enum(deductions))
    .describe('what was subtracted from the amounts, where the export has it'),
  unit: z.enum(purchaseUnits).describe('the unit of `recency`, `age`, `ahead` and parameters'),
  from: z
    .string()
    .nullable()
    .describe('the first day with a purchase, as `2024-05-01`; null where a summary has no days'),
  until: z
    .string()
    .nullable()
    .describe('the last day of the observation; null where a summary has no days'),
  orders: count
    .nullable()
    .describe(
      'how many orders count; several of a customer on one day are one purchase; null for a summary',
    ),
  refunds: count
    .nullable()
    .describe('how many refunds in rows of their own were taken off; null for a summary'),
});

const bandEnds = {
  low: z.number().nullable().describe(`P10: the lower end of the band of 80 %; ${bandless}`),
  high: z.number().nullable().describe(`P90: its upper end; ${bandless}`),
};

const band = z.object({ expected: z.number().describe('what is expected'), ...bandEnds });

/** A band of what `compare` compares. */
const comparedBand = (label: string, unit: FieldFacts['unit']) =>
  z.object({
    expected: z
      .number()
      .describe('what is expected')
      .register(fieldFacts, { label, unit, better: 'up' }),
    ...bandEnds,
  });

/** What the customers of a segment are expected to do. */
const segmentForecast = z.object({
  marked: z
    .enum(forecastShortages)
    .nullable()
    .describe(
      'why too little is known for a forecast, so that the terminal leaves it out: fewer than 10 of the customers whom the models are fitted to have bought again; in the total, with --fit apart, where all segments are marked; null where it is not',
    ),
  buyers: z
    .number()
    .describe('how many customers are expected to buy within the horizon')
    .register(fieldFacts, { label: 'Buyers to come', unit: 'count', better: 'up' }),
  purchasesToCome: comparedBand('Purchases to come', 'count').describe(
    'their purchases within the horizon',
  ),
  spendToCome: comparedBand('Spend to come', 'money').describe(
    'what they spend within the horizon',
  ),
  waterfall: waterfallSchema.describe(
    'the steps from `spendToCome` to `value`; they add up exactly, over segments too',
  ),
  value: comparedBand('Value to come', 'money').describe('what they are worth within the horizon'),
});

const month = z.object({
  month: z.string().describe('the calendar month, as `2025-01`'),
  from: z.string().describe('its first day within the horizon'),
  until: z.string().describe('its last day within the horizon'),
  days: count.describe(
    'how many of its days lie within the horizon; the first and the last may be parts of months, and a rest of the horizon that is less than a day counts in the last',
  ),
  purchases: band.describe('the purchases in it'),
  spend: band.describe('what is spent in it'),
  value: band.describe('what it adds to the value'),
});

const monthsOf = (whose: string) =>
  z
    .array(month)
    .describe(
      `with --months: ${whose} by calendar month ahead; each figure adds up exactly to that of the whole horizon`,
    );

const calendarField = calendarSchema
  .nullable()
  .describe(
    'what the log says of seasons, a trend and other differences between days; with a saved model what its log said; null where nothing was looked for',
  );

const fittedOfSegment = fittedSchema.extend({ calendar: calendarField });

/** A new customer of a segment, what winning one costs, and what it may cost. */
const winning = z.object({
  newCustomer: newCustomerSchema
    .nullable()
    .describe(
      'with --by, of each segment: a customer who buys for the first time on the last day, by a fit of the model to the customers of the segment alone; null where fewer than 10 of them have bought again',
    ),
  paybackDays: count
    .nullable()
    .describe(
      'with --acquisition or --acquisition-costs: the days after which a new customer is expected to have brought `costEach`, without referral; null beyond the horizon, or where one of the two is not known',
    ),
  ...ceilingFields(
    'with --ltv-cac: the most that a new customer may cost, which is the value without referral ÷ the ratio; with --payback: the value of a new customer within that time; null where it is not known',
    'with --acquisition or --acquisition-costs: what winning a customer costs; null where it is not known, in the total where it is not known of every segment',
  ),
});

const segment = z.object({
  segment: labelsSchema.describe(
    'the value of each --by column, else the `decile`: the tenth of the customers by value; empty for the total',
  ),
  customers: count
    .describe('how many customers there are')
    .register(fieldFacts, { label: 'Customers', unit: 'count', better: 'up' }),
  oneTime: count.describe('how many of them bought on one day only'),
  purchases: count
    .describe('repeat purchases: days with a purchase after the first')
    .register(fieldFacts, { label: 'Repeat purchases', unit: 'count', better: 'up' }),
  totalSpend: z
    .number()
    .nullable()
    .describe('what was spent, net or gross as `amounts`; null where a summary does not have it')
    .register(fieldFacts, { label: 'Spend so far', unit: 'money', better: 'up' }),
  ...segmentForecast.exactPartial().shape,
  ...winning.exactPartial().shape,
  months: monthsOf('the forecast of each segment of --by').exactOptional(),
  fitted: fittedOfSegment
    .describe('with --fit apart, in each segment: what was fitted to its own customers')
    .exactOptional(),
});

const widening = z.object({
  purchases: z.float64().describe('of the purchases'),
  spend: z.float64().describe('of the spend'),
});

/**
 * The forecast, its models and their backtest. With a fit of each segment, each has its models in `fitted`.
 */
const forecast = z.object({
  ahead: z.float64().describe('the horizon, in `unit`'),
  ...chosenSchema,
  indistinguishable: z
    .array(z.string())
    .describe(
      'the model used and those whose AIC is less than 2 away from its own: the data do not distinguish them',
    ),
  ...fitSchema,
  covariance: covarianceSchema.describe(
    'of the logarithms of the parameters, in their order; where many parameters fit equally well, of what the purchases determine; null where it is not known',
  ),
  logLikelihood: logLikelihoodSchema,
  widening: widening.describe(
    'what the backtest missed by more than chance, as the logarithm of actual ÷ predicted, below 0 where less was bought; it widens the bands',
  ),
  models: z.array(modelSchema).describe('every fitted model'),
  spend: spendSchema.describe('the spend on a purchase'),
  calendar: calendarField,
  holdout: holdoutSchema
    .nullable()
    .describe('the backtest of the model that was chosen, in purchases; null without one'),
  apart: apartSchema.describe(
    'with --fit apart, where `model` to `holdout` and `newCustomer` are in each segment: whether the fits by segment are better than one pooled fit',
  ),
  effect: effectSchema.describe(
    'with --effect: how often customers buy by the label of their first order; an association, not a cause',
  ),
  leftOut: leftOutSchema,
  notInCells: z
    .array(z.enum(notInCells))
    .describe(
      'what the rows of a database do not say, so that it is left out: `customers` one by one, `regularCharges`, `plainRule` of silence, `spendMonths`, `holdoutBySegment` with --fit apart, `valueAtRisk` with customers who are counted together',
    ),
  newCustomer: newCustomerSchema.describe(
    'a customer who buys for the first time on the last day; with --effect of any label, in its share of the customers',
  ),
});

export const resultSchema = z.object({
  basis: basisSchema,
  ...origin.shape,
  ...forecast.exactPartial().shape,
  total: segment.omit({ fitted: true, months: true, newCustomer: true }).describe('all customers'),
  months: monthsOf('the forecast of all customers').exactOptional(),
  segments: z
    .array(segment)
    .describe(
      'each segment, without --by each tenth of the customers by value, or all as one where they are marked; the list that CSV and JSON lines print, with --months the months of each segment, without --by those of all customers',
    ),
  slipping: slippingSchema
    .describe('the customers who are slipping away, without those whose forecast is marked')
    .exactOptional(),
  list: namedListSchema(
    listNames,
    'what this customer would bring within the horizon, if still a customer',
  )
    .describe('with --list: all customers who are slipping away, to call')
    .exactOptional(),
  matching: count
    .describe('with --each: how many customers passed --where, before --top')
    .exactOptional(),
  rfm: rfmCutsSchema
    .describe('with --all-figures: where the scores of recency, frequency and spend are cut')
    .exactOptional(),
  customers: z
    .array(listedCustomerSchema)
    .describe('with --each or --summary, and then the list that CSV and JSON lines print')
    .exactOptional(),
});

/** What `forecast` answers. With `--summary` it has no forecast, only what was bought. */
export type ForecastResult = Omit<ResultOf<typeof resultSchema>, 'customers'> & {
  readonly customers?: LongList<ListedCustomer>;
};
export type ForecastFields = ResultOf<typeof forecast>;
export type ModelResult = ResultOf<typeof modelSchema>;
export type CalendarResult = ResultOf<typeof calendarSchema>;
export type SpendResult = ResultOf<typeof spendSchema>;
export type HoldoutResult = ResultOf<typeof holdoutSchema>;
export type FittedSegment = ResultOf<typeof fittedOfSegment>;
export type SegmentForecast = ResultOf<typeof segment>;
export type MonthResult = ResultOf<typeof month>;
export type SpendMonthsResult = NonNullable<SpendResult['months']>;
export type EffectResult = ResultOf<typeof effectSchema>;
export type NewCustomer = ResultOf<typeof newCustomerSchema>;
