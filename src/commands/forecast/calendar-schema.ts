import { z } from 'zod';
import { estimateKinds } from '../../core/purchase/calendar/calendar-estimate.ts';
import { foundCalendarSchema } from '../shared/calendar/found-calendar-schema.ts';
import { covarianceSchema } from './models-schema.ts';

// What a log says of differences between days, and what the forecast makes of them.

const count = z.int().nonnegative();
const day = z.string();

const band = z.object({
  expected: z.number().describe('what is expected'),
  low: z.number().nullable().describe('P10; null where no model is fitted'),
  high: z.number().nullable().describe('P90; null where no model is fitted'),
});

const totals = z.object({
  purchases: band.describe('the purchases within the horizon'),
  spend: band.describe('what is spent within the horizon'),
  slipping: count.describe('how many customers are slipping away'),
});

const tested = z.object({
  heldOutLogLikelihood: z
    .float64()
    .nullable()
    .describe('the held-out log-likelihood of the model used; null for the past rate'),
  predicted: z.number().describe('the purchases that were predicted for the holdout'),
});

/** What a saved model needs besides the names, dates and factors of events. */
const estimate = z.object({
  kinds: z
    .array(z.enum(estimateKinds))
    .describe(
      'what each of the values is: a `parameter` of the model, the weight of a `month`, the factor of a year of the `trend`, that of an `event` in the order of `events`, or the `effect` of a group of customers',
    ),
  values: z.array(z.float64()).describe('the estimates, all positive'),
  covariance: covarianceSchema.describe(
    'of the logarithms of the values, in their order; null where it is not known',
  ),
  until: day.describe('the day at the start of which the factor of the trend is 1'),
  trendYears: z.float64().describe('the number of years after it for which a trend goes on'),
});

export const calendarSchema = z.object({
  ...foundCalendarSchema.shape,
  ordinaryAhead: z
    .float64()
    .describe(
      'for how much ordinary time the horizon counts, in `unit`; without a calendar `ahead`',
    ),
  backtest: z
    .object({
      used: tested.describe('with the calendar'),
      without: tested.describe('without it'),
    })
    .nullable()
    .describe('the backtest with and without the calendar; null without one of the two'),
  totals: z
    .object({
      used: totals.describe('as the forecast has them'),
      without: totals.nullable().describe('without a calendar; null where none is used'),
      withTrend: totals
        .nullable()
        .describe('with the trend of a log that is too short for one; null without such a trend'),
    })
    .nullable()
    .describe('the forecast with and without its calendar; null where there is only one'),
  estimate: estimate
    .nullable()
    .describe('what --model-file reads; null where all days count alike'),
});
