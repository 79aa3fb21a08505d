import { z } from 'zod';

const count = z.int().nonnegative();

const newCustomer = z.object({
  purchases: z.number().describe('expected within the horizon, the first included'),
  value: z.number().describe('what they are worth, before acquisition'),
});

const effectGroup = z.object({
  label: z
    .string()
    .nullable()
    .describe('the text of the column; null for all labels of `tooFew`, which count as one'),
  customers: count.describe('how many customers have the label'),
  purchases: count.describe('their repeat purchases: days with a purchase after the first'),
  rate: z
    .float64()
    .describe(
      'e^γ: how often they buy, as a multiple of customers of `reference`; 1 for `reference`',
    ),
  low: z.float64().describe('the lower end of its interval of 95 %'),
  high: z.float64().describe('its upper end'),
  newCustomer: newCustomer.describe(
    'a customer with the label who buys for the first time on the last day',
  ),
});

/** How often customers buy by the labels of their first order. */
export const effectSchema = z.object({
  column: z.string().describe('the column of --effect'),
  reference: z.string().describe('the label of most customers, which others are compared with'),
  groups: z.array(effectGroup).describe('the labels, those of most customers first'),
  tooFew: z
    .object({
      labels: z.array(z.string()).describe('the labels'),
      customers: count.describe('how many customers they have'),
      countedAs: z
        .enum(['one', 'reference'])
        .describe('`one`: as one label; `reference`: as customers of `reference`'),
    })
    .nullable()
    .describe(
      'labels of which fewer than 10 customers have bought again, so that they have no rate of their own; null where there are none',
    ),
  newCustomerWithout: newCustomer.describe(
    'a new customer by the same model without the effect, alike for all labels',
  ),
  likelihoodRatio: z.float64().describe('2 Δ log-likelihood, with the effect against without'),
  degreesOfFreedom: count.describe('the number of rates that are estimated'),
  p: z
    .number()
    .min(0)
    .max(1)
    .describe('the probability of such a ratio if customers of all labels buy alike'),
  aic: z.float64().describe('of the model with the effect'),
  aicWithout: z.float64().describe('of the same model without it'),
  heldOutGain: z
    .float64()
    .nullable()
    .describe(
      'in the backtest, by how much the held-out log-likelihood is higher with the effect, below 0: lower; null where the time before the holdout does not show it',
    ),
  heldOutGainApart: z
    .float64()
    .nullable()
    .describe(
      'the same of a separate fit of the model to each label, as with --fit apart; null where one of them could not be fitted',
    ),
});
