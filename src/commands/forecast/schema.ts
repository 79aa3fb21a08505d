import { z } from 'zod';
import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import { spendBases } from '../../input/orders/order-request.ts';
import { stepSchema, waterfallSchema } from '../shared/result-schema.ts';
import type { ForecastResult } from './result.ts';

const count = z.int().nonnegative();
const labels = z.record(z.string(), z.string());
const day = z.string().describe('2024-05-01');
const share = z.number().min(0).max(1);
const numbers = z.record(z.string(), z.number());

const band = z
  .object({ expected: z.number(), low: z.number(), high: z.number() })
  .describe('Between low and high in eight of ten cases.');

const status = z
  .enum(['converged', 'no-dropout', 'flat'])
  .describe(
    'converged: at a maximum; no-dropout: nobody is seen to stop; flat: many parameters fit alike.',
  );

const closeness = {
  predicted: z.number(),
  mae: z.number().describe('Mean absolute error a customer.'),
};

const tested = {
  actual: z.number(),
  predicted: z.number(),
  low: z.number(),
  high: z.number(),
  inside: z.boolean(),
};

const holdout = z.object({
  from: day,
  until: day,
  days: count,
  parameters: numbers.nullable().describe('Fitted to what was known before.'),
  standardErrors: numbers.nullable(),
  logLikelihood: z.number().nullable(),
  customers: count.describe('Known at the split.'),
  leftOut: count.describe('Customers who came only then.'),
  ...tested,
  mae: closeness.mae,
  spend: z.object(tested),
  buyers: z.object({ actual: z.number(), predicted: z.number() }),
  coverage: share.describe('Customers whose own purchases lay between their P10 and P90.'),
  pastRate: z.object(closeness).describe('Everybody goes on as so far.'),
  weeks: z
    .array(z.object({ actual: z.number(), predicted: z.number() }))
    .describe('Purchases up to the end of each week.'),
  byPurchases: z
    .array(
      z.object({ purchases: count, customers: count, actual: z.number(), predicted: z.number() }),
    )
    .describe('By the repeat purchases at the split; the last has 7 or more.'),
});

const newCustomer = z
  .object({
    purchases: z.number(),
    waterfall: waterfallSchema,
    value: z.number(),
    netValue: z.number(),
    ltvToCac: z.number().nullable(),
  })
  .describe('Who buys for the first time today.');

const covariance = z
  .array(z.array(z.number()))
  .nullable()
  .describe('Of the logarithms of the parameters, in their order.');

const spendErrors = z.object({ p: z.number(), q: z.number(), v: z.number() }).nullable();

const spend = z.object({
  model: z.enum(['gamma-gamma', 'mean']),
  status: z.enum(['converged', 'flat']).nullable(),
  parameters: spendErrors,
  standardErrors: spendErrors,
  covariance,
  logLikelihood: z.number().nullable(),
  customers: count,
  leftOut: count.describe('Customers whose purchases came to 0 or less.'),
  correlation: z.number().nullable().describe('Of purchases and mean spend.'),
  mean: z.number().describe('Expected of a purchase of anybody.'),
});

const modelNames = z.enum([...purchaseModelNames, 'past-rate']);
const reasons = z.enum([
  'held-out error',
  'aic after a tie',
  'aic',
  'only',
  'fallback',
  'saved model',
  '--model',
]);

const fitted = z
  .object({
    model: modelNames,
    chosenBy: reasons,
    status: status.nullable(),
    parameters: numbers.nullable(),
    standardErrors: numbers.nullable(),
    logLikelihood: z.number().nullable(),
    aic: z.number().nullable(),
    spend,
    holdout: z.object({ days: count, customers: count, ...tested, mae: closeness.mae }).nullable(),
    newCustomer,
  })
  .describe('With --fit apart: what was fitted to the customers of the segment alone.');

const segment = z.object({
  segment: labels.describe(
    'The value of each --by column, else the tenth of the customers by value; empty in the total.',
  ),
  customers: count,
  oneTime: count.describe('Customers who bought on one day alone.'),
  purchases: count.describe('Days with a purchase after the first, of all customers.'),
  totalSpend: z.number().nullable().describe('So far; null where a summary does not say.'),
  buyers: z.number().describe('Customers expected to buy within the horizon.').exactOptional(),
  purchasesToCome: band.exactOptional(),
  spendToCome: band.exactOptional(),
  value: band.exactOptional(),
  waterfall: waterfallSchema.exactOptional(),
  fitted: fitted.exactOptional(),
});

const apart = z
  .object({
    model: z.enum(purchaseModelNames).nullable(),
    aicTogether: z.number().nullable(),
    aicApart: z.number().nullable().describe('The sum over the segments.'),
    verdict: z.enum(['differ', 'no more than chance', 'unknown']),
  })
  .describe('With --fit apart: the same model fitted to all customers, and to each segment.');

const foresight = {
  ahead: z.number().describe('The horizon, in unit.'),
  model: modelNames,
  chosenBy: reasons,
  indistinguishable: z.array(z.string()).describe('Models whose AIC is within 2 of the best.'),
  status: status.nullable(),
  parameters: numbers.nullable().describe('Times in unit.'),
  standardErrors: numbers.nullable(),
  covariance,
  logLikelihood: z.number().nullable(),
  widening: z
    .object({ purchases: z.number(), spend: z.number() })
    .describe('What the backtest missed by more than chance, as logarithms; below 0: less came.'),
  models: z.array(
    z.object({
      model: z.enum(purchaseModelNames),
      status,
      parameters: numbers,
      standardErrors: numbers.nullable(),
      purchasesPerYear: z.number().describe('Mean rate of those who have not stopped.'),
      logLikelihood: z.number(),
      aic: z.number(),
      holdout: z
        .object({ ...closeness, buyers: z.number() })
        .nullable()
        .describe('Fitted to what was known before the time held out.'),
    }),
  ),
  spend,
  holdout: holdout.nullable(),
  apart,
  leftOut: z.array(stepSchema),
  newCustomer,
  slipping: z.object({
    chance: share.describe('How often the own rhythm would bring such a silence.'),
    customers: count,
    valueAtRisk: z.number().describe('Within the horizon, were they all still customers.'),
    gone: count.describe('As silent, and hardly customers any more.'),
    plainRule: z
      .object({ days: count, customers: count, missed: count, needless: count })
      .nullable()
      .describe('No order in so many days.'),
    list: z
      .array(
        z.object({
          id: z.string(),
          purchases: count,
          usualGapDays: z.number(),
          daysSilent: count,
          alive: share,
          valueAtRisk: z.number(),
        }),
      )
      .describe('At most 100, the most valuable first.'),
  }),
};

const optional = Object.fromEntries(
  Object.entries(foresight).map(([name, field]) => [name, field.exactOptional()]),
) as { [K in keyof typeof foresight]: z.ZodExactOptional<(typeof foresight)[K]> };

/** What `rapport forecast --json` prints under `result`. */
export const resultSchema = z.object({
  source: z
    .string()
    .describe(
      'What the log was recognised as: shopify, stripe, woocommerce, square, paypal, online-retail or plain, the file that describes it, or summary.',
    ),
  basis: z.enum(spendBases).nullable().describe('Null of a summary, which does not say.'),
  takenOff: z
    .array(z.enum(['refunds', 'tax', 'shipping']))
    .describe('What was taken off the amounts, where the export has it.'),
  unit: z.enum(purchaseUnits).describe('Unit of recency, age and parameters.'),
  from: day.nullable().describe('First day with a purchase.'),
  until: day.nullable().describe('Last day of the observation.'),
  orders: count.nullable().describe('Orders that count; several on one day are one purchase.'),
  refunds: count.nullable().describe('Rows of refunds that were taken off.'),
  ...optional,
  total: segment,
  segments: z.array(segment),
  matching: count.describe('Customers that pass --where, before --top.').exactOptional(),
  customers: z
    .array(
      z.object({
        id: z.string(),
        segment: labels,
        kept: labels.exactOptional(),
        purchases: count.describe('x: days with a purchase after the first.'),
        recency: z.number().nonnegative().describe('t_x: time from the first to the last.'),
        age: z.number().nonnegative().describe('T: time from the first to the end.'),
        meanSpend: z.number().nullable().describe('A purchase; null where none counts.'),
        firstDay: day.nullable(),
        lastDay: day.nullable(),
        totalSpend: z.number().nullable(),
        annualSpend: z.number().nullable().exactOptional(),
        tenureYears: z.number().exactOptional(),
        usualGapDays: z.number().nullable().exactOptional(),
        daysSilent: count.exactOptional(),
        buysWithin: share.describe('P(buys within the horizon).').exactOptional(),
        alive: share.describe('P(still a customer).').exactOptional(),
        expectedPurchases: z.number().exactOptional(),
        spendPerPurchase: z.number().exactOptional(),
        value: z.number().describe('Within the horizon.').exactOptional(),
        low: z.number().describe('With the P10 of purchases.').exactOptional(),
        high: z.number().describe('With the P90 of purchases.').exactOptional(),
        residualValue: z
          .number()
          .nullable()
          .describe('Of all purchases ever after, with --discount; null where growth is as high.')
          .exactOptional(),
      }),
    )
    .exactOptional()
    .describe('With --each or --summary.'),
}) satisfies z.ZodType<ForecastResult>;
