import { z } from 'zod';
import { forecastShortages } from '../../core/forecast/too-few.ts';
import { rfmGroups } from '../../core/purchase/rfm-scores.ts';
import { labelsSchema, type ResultOf } from '../shared/result-schema.ts';

const count = z.int().nonnegative();

/** Why a band is null. */
export const bandless = 'null where nobody has bought again, so that no model is fitted';

const score = z.int().min(1).max(5);

/** Scores of what was bought, which are no forecast. */
const rfm = z.object({
  recencyScore: score.describe(
    'with --all-figures: from 1 to 5, the fifth of the customers who bought most recently; cut at `rfm.daysSilent`',
  ),
  frequencyScore: score.describe(
    'with --all-figures: from 1 to 5, the fifth of the customers who bought most often; cut at `rfm.purchases`',
  ),
  monetaryScore: score
    .nullable()
    .describe(
      'with --all-figures: from 1 to 5, the fifth of the customers who spent most; cut at `rfm.totalSpend`; null where a summary does not have it',
    ),
  rfmGroup: z
    .enum(rfmGroups)
    .describe(
      'with --all-figures: the name of the group of customers with these scores of recency and frequency',
    ),
});

const cuts = z.array(z.number());

/** Where the scores are cut. */
export const rfmCutsSchema = z.object({
  daysSilent: cuts.describe(
    'the quantiles of 20, 40, 60 and 80 % of the days since the last purchase, of type 7: a customer with more days than all four has the recency score 1',
  ),
  purchases: cuts.describe(
    'the same of repeat purchases: a customer with more than all four has the frequency score 5; equal customers have equal scores',
  ),
  totalSpend: cuts
    .nullable()
    .describe('the same of what was spent; null where a summary does not have it'),
});

/** The forecast of one customer, and the times that it depends on. */
const customerForecast = z.object({
  annualSpend: z
    .number()
    .nullable()
    .describe(
      'with --all-figures: totalSpend ÷ tenureYears; null where a summary does not have it',
    ),
  tenureYears: z
    .float64()
    .describe(
      'with --all-figures: years from the first purchase to the end of the last day of the observation',
    ),
  usualGapDays: z
    .number()
    .nonnegative()
    .nullable()
    .describe('mean days between purchases; null after one purchase'),
  daysSilent: count.describe('days since the last purchase'),
  // As decimals: of a list of millions, no more digits are needed, and they take longer to write than to compute.
  buysWithin: z
    .number()
    .nonnegative()
    .describe('the probability of a purchase within the horizon, to six decimals'),
  alive: z
    .number()
    .nonnegative()
    .describe('the probability of still being a customer, to six decimals'),
  expectedPurchases: z.number().describe('within the horizon'),
  spendPerPurchase: z.number().describe('the expected spend on each'),
  value: z.number().describe('within the horizon'),
  low: z.number().nullable().describe(`the value with P10 of the purchases; ${bandless}`),
  high: z.number().nullable().describe(`the value with P90 of the purchases; ${bandless}`),
  marked: z
    .enum(forecastShortages)
    .nullable()
    .describe('why too little is known for a forecast, as `marked` of the segment; else null'),
  residualValue: z
    .number()
    .nullable()
    .describe(
      'with --discount and --all-figures: of all purchases ever after, with margin, the costs that are shares of spend and those of orders, and nothing else; null where spend grows as fast as it is discounted, or the discount is 0',
    )
    .exactOptional(),
  ...rfm.shape,
});

const withAllFigures = 'with --summary or --all-figures';

/** One customer: what was bought, and with `--each` the forecast. */
export const listedCustomerSchema = z.object({
  id: z.string().describe('as the file has it'),
  segment: labelsSchema.describe('the value of each --by column'),
  kept: labelsSchema.describe('the --keep columns').exactOptional(),
  purchases: count.describe('x: repeat purchases, days with a purchase after the first'),
  recency: z
    .float64()
    .nonnegative()
    .describe(`${withAllFigures}: t_x, time from the first purchase to the last, in \`unit\``)
    .exactOptional(),
  age: z
    .float64()
    .nonnegative()
    .describe(
      `${withAllFigures}: T, time from the first purchase to the end of the observation, in \`unit\``,
    )
    .exactOptional(),
  // A summary that is read back must give the same forecast.
  meanSpend: z
    .float64()
    .nullable()
    .describe(
      `${withAllFigures}: of a repeat purchase, with --include-first-order of any; null where there is none`,
    )
    .exactOptional(),
  firstDay: z
    .string()
    .nullable()
    .describe(
      `${withAllFigures}: the day of the first purchase; null where a summary does not have it`,
    )
    .exactOptional(),
  lastDay: z
    .string()
    .nullable()
    .describe('the day of the last purchase; null where a summary does not have it'),
  totalSpend: z
    .number()
    .nullable()
    .describe(
      `${withAllFigures}: what was spent, net or gross as \`amounts\`; null where a summary does not have it`,
    )
    .exactOptional(),
  ...customerForecast.exactPartial().shape,
});

export type ListedCustomer = ResultOf<typeof listedCustomerSchema>;
export type CustomerForecast = ResultOf<typeof customerForecast>;
export type RfmCuts = ResultOf<typeof rfmCutsSchema>;
