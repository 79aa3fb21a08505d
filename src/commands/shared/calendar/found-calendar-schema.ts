import { z } from 'zod';
import { seasonReasons, trendReasons } from '../../../core/purchase/calendar/choose-calendar.ts';
import type { ResultOf } from '../result-schema.ts';

// What a log says of differences between days.

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
  used: z.boolean().describe('whether each calendar month has a weight'),
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
  used: z.boolean().describe('whether all rates change steadily'),
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
  years: count.describe(
    'in how many years the log has this month, without excluded dates and unusual months',
  ),
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

export const foundCalendarSchema = z.object({
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
});

export type FoundCalendar = ResultOf<typeof foundCalendarSchema>;
