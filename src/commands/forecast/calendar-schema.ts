import { z } from 'zod';
import { estimateKinds } from '../../core/purchase/calendar/calendar-estimate.ts';
import { seasonReasons, trendReasons } from '../../core/purchase/calendar/choose-calendar.ts';
import { covarianceSchema } from './models-schema.ts';

// What a log says of differences between days, and what the forecast makes of them.

const count = z.int().nonnegative();
const day = z.string();

const ifTested = 'null where no test was possible';

/** The test of a part of a calendar. */
const testFields = {
  likelihoodRatio: z
    .float64()
    .nullable()
    .describe(`LR, twice the difference of the log-likelihoods with and without it; ${ifTested}`),
  freedom: count
    .nullable()
    .describe(`how many coefficients it adds: the degrees of freedom of the test; ${ifTested}`),
  dispersion: z
    .float64()
    .nullable()
    .describe(
      `φ, by how much the purchases of a calendar month vary more between years than by chance, at least 1; ${ifTested}`,
    ),
  dispersionFreedom: count.nullable().describe(`the degrees of freedom of φ; ${ifTested}`),
  p: z
    .float64()
    .nullable()
    .describe(`the probability of LR ÷ φ at least this large without any difference; ${ifTested}`),
};

const seasons = z.object({
  used: z.boolean().describe('whether the forecast has a weight for each calendar month'),
  why: z
    .enum(seasonReasons)
    .describe(
      'why: `clear` beyond chance; `requested`. Why not: `off`; `no-dates` of purchases, as in a summary; `no-model` could be fitted; `too-short`: fewer than 24 calendar months; `too-long`: more than a century; `month-unseen` in two years; `month-empty`: a calendar month without a repeat purchase; `no-difference` beyond that between years; `undetermined` by the log',
    ),
  ...testFields,
});

const ofChange = (end: string) => `${end} of the interval of 95 %; null where it is not known`;

const change = z.object({
  yearly: z.float64().describe('the change of the rate of purchases in a year: −0.1 is 10 % less'),
  low: z.float64().nullable().describe(ofChange('the lower end')),
  high: z.float64().nullable().describe(ofChange('the upper end')),
  since: day.describe('the first day of the log'),
});

const trend = z.object({
  used: z.boolean().describe('whether the forecast carries a steady change of all rates on'),
  why: z
    .enum(trendReasons)
    .describe(
      'why, as of seasons; and why not: `one-cohort`: most customers came within a quarter of the log; `short`: clear, but in less than three years of log; `step`: a lasting step fits better',
    ),
  ...testFields,
  change: change
    .nullable()
    .describe('the change, where the trend is used or is too short; else null'),
});

const month = z.object({
  month: z.int().min(1).max(12).describe('1 is January'),
  weight: z
    .float64()
    .describe('for how many ordinary days a day of this month counts; the mean of the twelve is 1'),
  low: z
    .float64()
    .nullable()
    .describe('the lower end of its interval of 95 %; null where it is not known'),
  high: z
    .float64()
    .nullable()
    .describe('the upper end of its interval of 95 %; null where it is not known'),
  years: count.describe('in how many years the log has this month, without excluded dates'),
  purchases: count.describe('the repeat purchases in it, over all of these years'),
});

/** What days a calendar treats apart from others. */
export const eventKinds = ['event', 'excluded', 'one-time'] as const;

const factorKnown = 'null where it is not known, or nobody bought';

const event = z.object({
  name: z.string().describe('of an event its name; of other dates that of their bin, as `2024-03`'),
  kind: z
    .enum(eventKinds)
    .describe(
      '`event`: dates of --event; `excluded`: dates of --exclude; `one-time`: a month that was unusual once, which was found in the log',
    ),
  dates: z
    .array(z.object({ first: day.describe('the first day'), last: day.describe('the last day') }))
    .describe('its dates, those to come included'),
  factor: z.float64().describe('for how many days without it one of its days counts'),
  low: z.float64().nullable().describe(`the lower end of its interval of 95 %; ${factorKnown}`),
  high: z.float64().nullable().describe(`the upper end of its interval of 95 %; ${factorKnown}`),
});

const bin = z.object({
  name: z.string().describe('the month, as `2024-03`, with the name of its event where it has one'),
  month: z.int().min(1).max(12).describe('1 is January'),
  actual: count.describe('the repeat purchases in it'),
  expected: z
    .number()
    .describe('the repeat purchases that the model expects in it, given the history of customers'),
});

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
  calendarMonths: count.describe('how many calendar months the log touches'),
  seasons: seasons.describe('whether days of different calendar months count differently'),
  trend: trend.describe('whether the rates of purchases change steadily'),
  months: z
    .array(month)
    .nullable()
    .describe('the twelve calendar months, January first; null where no season is used'),
  events: z
    .array(event)
    .describe('dates that count differently from the days around them; none where no days do'),
  bins: z
    .array(bin)
    .describe(
      'the log by calendar month and event: actual repeat purchases, and those expected by the model and calendar used; none without a log or a model',
    ),
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
