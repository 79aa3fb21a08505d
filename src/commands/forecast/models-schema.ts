import { z } from 'zod';
import { choiceReasons } from '../../core/forecast/choose-forecaster.ts';
import { spendModels } from '../../core/forecast/expected-spend.ts';
import { forecasterNames } from '../../core/forecast/forecaster.ts';
import { poolingResults } from '../../core/forecast/pooled-or-by-segment.ts';
import { purchaseFitStatuses } from '../../core/purchase/fit-purchases.ts';
import { spendFitStatuses } from '../../core/purchase/gamma-gamma.ts';
import { purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import { waterfallSchema } from '../shared/result-schema.ts';
import { spendMonthsSchema } from './spend-months-schema.ts';

// What was fitted to customers, all of them or those of a segment, and its backtest.

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const numbers = z.record(z.string(), z.float64());
export const covarianceSchema = z.array(z.array(z.float64())).nullable();

const closeness = z.object({
  predicted: z.number().describe('the purchases that were predicted'),
  buyers: z.number().describe('how many customers were expected to buy'),
  mae: z
    .float64()
    .describe(
      "the mean absolute error of a customer's purchases; least at the median, so no measure to choose a model by",
    ),
});

const heldOutLogLikelihood = z
  .float64()
  .describe(
    'the logarithm of the likelihood of the holdout, given the time before it, to which the model was fitted',
  );

const byBuysWithin = z
  .array(
    z.object({
      from: share.describe('the least P(buys) of the group'),
      to: share.describe('P(buys) of the group is below this; in the last group it may be 1'),
      customers: count.describe('how many customers there are'),
      predicted: share.describe('the mean of P(buys): the share expected to buy'),
      actual: share.describe('the share who bought in the holdout'),
      standardError: z
        .float64()
        .describe('of `actual` by chance, if `predicted` is right: √Σ p(1 − p) ÷ customers'),
    }),
  )
  .describe('the customers by P(buys), the probability of a purchase in the holdout');

export const modelSchema = z.object({
  model: z.enum(purchaseModelNames).describe('the model'),
  status: z.enum(purchaseFitStatuses).describe('how its fit ended, as `status` of the result'),
  parameters: numbers.describe('by name; times in `unit`'),
  standardErrors: numbers.nullable().describe('of the parameters; null away from a maximum'),
  purchasesPerYear: z
    .float64()
    .describe(
      'the mean rate of buying of those who have not stopped; with --effect of the label that others are compared with',
    ),
  logLikelihood: z.float64().describe('of the whole log'),
  aic: z.float64().describe('2 × the number of parameters − 2 × logLikelihood'),
  holdout: z
    .object({
      ...closeness.shape,
      heldOutLogLikelihood,
      byBuysWithin,
    })
    .nullable()
    .describe(
      'the forecast of the same model, fitted to the time before the holdout, for the holdout; null without a backtest',
    ),
});

const spendParameters = z.object({
  p: z.float64().describe('the shape of the purchases of one customer'),
  q: z.float64().describe('the shape of the differences between customers'),
  v: z.float64().describe('the scale, an amount of money'),
});

export const spendSchema = z.object({
  model: z
    .enum(spendModels)
    .describe('`gamma-gamma`, or the `mean` of all customers where that cannot be fitted'),
  status: z
    .enum(spendFitStatuses)
    .nullable()
    .describe(
      'how its fit ended: at a maximum, or where many parameters fit equally well; null: no fit',
    ),
  parameters: spendParameters.nullable().describe('of Gamma-Gamma; null without a fit'),
  standardErrors: spendParameters
    .nullable()
    .describe('of the parameters; null away from a maximum'),
  covariance: covarianceSchema.describe(
    'of log p, log q and log v, in this order; null where it is not known',
  ),
  logLikelihood: z.float64().nullable().describe('of the fit; null without one'),
  customers: count.describe('how many customers it rests on'),
  leftOut: count.describe('how many customers paid nothing, or less after refunds'),
  correlation: z
    .float64()
    .nullable()
    .describe(
      'correlation of the purchases of a customer and their mean spend, which the model assumes to be unrelated; null for fewer than three customers, or where one of the two does not vary',
    ),
  mean: z.float64().describe('the expected spend on a purchase, over all customers'),
  months: spendMonthsSchema
    .nullable()
    .describe(
      'how much a customer spends on a purchase in one calendar month compared with another; with a saved model what its log said; null where it was not looked for',
    ),
});

/** A figure that was predicted at the split, and what happened. */
const tested = z.object({
  actual: z.number().describe('what was bought in the holdout'),
  predicted: z.number().describe('what was predicted'),
  low: z
    .number()
    .nullable()
    .describe('P10 of the prediction, before its band is widened; null for the past rate'),
  high: z
    .number()
    .nullable()
    .describe('P90 of the prediction, before its band is widened; null for the past rate'),
  inside: z
    .boolean()
    .nullable()
    .describe('whether `actual` lies between the two; null without them'),
});

export const holdoutSchema = z.object({
  from: z.string().describe('the first day of the holdout'),
  until: z.string().describe('the last day of the holdout'),
  days: count.describe('how many days the holdout has'),
  parameters: numbers
    .nullable()
    .describe('of the model, fitted to the time before the holdout; null for the past rate'),
  standardErrors: numbers
    .nullable()
    .describe('of the parameters; null away from a maximum and for the past rate'),
  logLikelihood: z
    .float64()
    .nullable()
    .describe('of the time before the holdout; null for the past rate'),
  heldOutLogLikelihood: heldOutLogLikelihood
    .nullable()
    .describe(`${heldOutLogLikelihood.description}; null for the past rate`),
  customers: count.describe('how many customers had bought before the holdout'),
  leftOut: count.describe('how many customers first bought in the holdout'),
  ...tested.shape,
  mae: closeness.shape.mae,
  spend: tested.describe('the same of what was spent'),
  buyers: z
    .object({
      actual: z.number().describe('how many bought'),
      predicted: z.number().describe('how many were expected to buy'),
    })
    .describe('the customers who bought in the holdout'),
  byBuysWithin,
  coverage: share.describe(
    'the share of customers whose own purchases lay between their P10 and P90',
  ),
  pastRate: closeness.describe('the prediction that everybody goes on at the past rate'),
  weeks: z
    .array(
      z.object({
        actual: z.number().describe('purchases up to the end of the week'),
        predicted: z.number().describe('the predicted purchases'),
        low: tested.shape.low,
        high: tested.shape.high,
      }),
    )
    .describe('each week of the holdout; the last may be shorter'),
  weeksBefore: z
    .array(count)
    .describe(
      'the repeat purchases up to the end of each week before the holdout, the last of which ends with it',
    ),
  byPurchases: z
    .array(
      z.object({
        purchases: count.describe(
          'how many repeat purchases they had made before; 7 stands for 7 or more',
        ),
        customers: count.describe('how many customers had made that many'),
        actual: z.number().describe('what they bought in the holdout'),
        predicted: z.number().describe('what was predicted'),
      }),
    )
    .describe('the purchases of customers by how many they had made before'),
});

export const newCustomerSchema = z.object({
  purchases: z.number().describe('expected within the horizon, the first included'),
  waterfall: waterfallSchema,
  value: z.number().describe('the sum of the steps before acquisition'),
  netValue: z.number().describe('the sum of all steps'),
  ltvToCac: z
    .float64()
    .nullable()
    .describe('value without referral ÷ acquisition cost; null without --acquisition, or at 0'),
});

/** The model that makes the forecast, of all customers or of one segment. */
export const chosenSchema = {
  model: z
    .enum(forecasterNames)
    .describe('the model that forecasts; `past-rate`: everybody goes on at the past rate'),
  chosenBy: z
    .enum([...choiceReasons, '--model'])
    .describe(
      'why: `aic`: the least AIC on the whole log; `only`: no other could be fitted; `fallback`: none could be fitted; `saved model`: it was fitted before; `--model`: chosen by the option',
    ),
};
export const fitSchema = {
  status: z
    .enum(purchaseFitStatuses)
    .nullable()
    .describe(
      'how its fit ended: `converged`: at a maximum; `no-dropout`: the likelihood rises towards customers who never stop; `flat`: many parameters fit equally well; null for the past rate',
    ),
  parameters: numbers
    .nullable()
    .describe(
      'of the model by name, times in `unit`, of ordinary days where a calendar is used; with --effect for the label that others are compared with; null for the past rate',
    ),
  standardErrors: numbers
    .nullable()
    .describe('of the parameters; null away from a maximum and for the past rate'),
};
export const logLikelihoodSchema = z
  .float64()
  .nullable()
  .describe('of the whole log, in `fitted` of the segment; null for the past rate');

export const fittedSchema = z.object({
  ...chosenSchema,
  logLikelihood: logLikelihoodSchema,
  aic: z
    .float64()
    .nullable()
    .describe('2 × the number of parameters − 2 × logLikelihood; null for the past rate'),
  ...fitSchema,
  spend: spendSchema.describe('the spend of its customers on a purchase'),
  holdout: holdoutSchema
    .pick({
      days: true,
      customers: true,
      heldOutLogLikelihood: true,
      actual: true,
      predicted: true,
      low: true,
      high: true,
      inside: true,
      buyers: true,
      byBuysWithin: true,
      mae: true,
    })
    .nullable()
    .describe('its own backtest, in purchases; null without one'),
  newCustomer: newCustomerSchema.describe(
    'a customer of the segment who buys for the first time on the last day',
  ),
});

export const apartSchema = z.object({
  model: z
    .enum(purchaseModelNames)
    .nullable()
    .describe('the model that is compared; null where none could be fitted to every segment'),
  aicTogether: z
    .float64()
    .nullable()
    .describe('its AIC, fitted to all customers; null where `model` is'),
  aicApart: z
    .float64()
    .nullable()
    .describe('the sum of its AIC, fitted to each segment; null where `model` is'),
  verdict: z
    .enum(poolingResults)
    .describe(
      'whether the segments differ, or no more than by chance; `unknown`: no model could be fitted to each',
    ),
});
