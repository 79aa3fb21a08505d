import { z } from 'zod';
import { cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import { deductions, spendBases } from '../../input/orders/order-request.ts';
import { labelsSchema, type ResultOf } from '../shared/result-schema.ts';

const count = z.int().nonnegative();
const share = z.number().nullable();

const afterDays = z.object({
  days: count.describe('days since the first purchase, including its own'),
  customers: count.describe(
    'customers who have been observed for so long, with everybody else who came in the same period',
  ),
  perCustomer: z
    .number()
    .nullable()
    .describe(
      'what one of them had brought by then on average, by `measure`; null where there are none',
    ),
  returned: share.describe('the share of them who had bought again; null where there are none'),
});

const periodCell = z.object({
  period: count.describe('the number of the calendar period; 0 is that of the first purchase'),
  customers: count.describe(
    'customers who have been observed to the end of it, with everybody else who came in the same period',
  ),
  active: share.describe('the share of them who bought in it; null where there are none'),
  returned: share.describe(
    'the share of them who bought in any period from 1 to this; null where there are none',
  ),
});

const acquisition = z.object({
  acquisitionSpending: z
    .number()
    .nullable()
    .describe(
      'with --acquisition or --acquisition-costs: what was spent on winning them; null where nothing says it',
    ),
  customersWon: count.describe('the customers that the spending won'),
  acquisitionCost: z
    .number()
    .nullable()
    .describe('acquisitionSpending ÷ customersWon; null where there is none'),
  earnedBack: share.describe(
    'what a customer has brought so far ÷ the cost of winning one; null where the cost is 0 or unknown, or without customers',
  ),
  payback: z
    .object({
      days: count
        .nullable()
        .describe(
          'days after the first purchase; null where it has not come back yet, or no cost is known',
        ),
      customers: count.describe(
        'customers who were observed for so long; for `observedDays` where `days` is null',
      ),
      observedDays: z
        .int()
        .describe(
          'for how many days anybody was observed; −1 while the period in which they came is not over',
        ),
    })
    .describe('after how long the cost of winning a customer had come back'),
});

const line = z.object({
  cohort: z
    .string()
    .nullable()
    .describe('the period, as "2024-05", "2024-Q2" or "2024"; null with --by, and in the total'),
  segment: labelsSchema.describe(
    'the value of each --by column; empty without it, and in the total',
  ),
  customers: count.describe('how many customers there are'),
  soFar: z
    .number()
    .describe('what all of them have brought until the last day, finished or not, by `measure`'),
  after: z.array(afterDays).describe('for each number of days asked for'),
  periods: z
    .array(periodCell)
    .describe('for each calendar period, from that of the first purchase to that of the last day'),
  ...acquisition.exactPartial().shape,
});

const yearKept = z.object({
  until: z
    .string()
    .describe('the last day of the later year; the earlier one ends twelve months before'),
  customers: count.describe('customers who bought in the earlier year'),
  stayed: count.describe('how many of them bought in the later year'),
  spend: z.number().describe('what they spent in the earlier year'),
  spendNext: z.number().describe('what they spent in the later year'),
  netRevenueRetention: share.describe('spendNext ÷ spend; null where spend is 0 or less'),
  grossRevenueRetention: share.describe(
    'the same, counting at most what each customer spent in the earlier year; null likewise',
  ),
  logoRetention: share.describe('stayed ÷ customers; null without customers'),
});

export const resultSchema = z.object({
  source: z
    .string()
    .describe(
      'what the log was recognised as: `shopify`, `stripe`, `woocommerce`, `square`, `paypal`, `online-retail` or `plain`; else the file that describes it',
    ),
  basis: z
    .enum(spendBases)
    .describe(
      'whether amounts are what was left of payments (`net`), or what was charged (`gross`)',
    ),
  takenOff: z
    .array(z.enum(deductions))
    .describe('what was taken off the amounts, where the export has it'),
  measure: z
    .enum(['spend', 'margin'])
    .describe('whether amounts are what customers spent, or with --margin the margin of it'),
  cohort: z.enum(cohortUnits).describe('the calendar period of a cohort'),
  from: z.string().describe('the first day with a purchase, as 2024-05-01'),
  until: z.string().describe('the last day of the observation'),
  orders: count.describe('orders that count; several of a customer on one day are one purchase'),
  refunds: count.describe('refunds in rows of their own that were taken off'),
  costsByMonth: z
    .boolean()
    .describe('with --acquisition-costs: whether they name months')
    .exactOptional(),
  total: line.describe(
    'all customers; each entry of `after` and `periods` is over the cohorts that have been observed for so long',
  ),
  cohorts: z.array(line).describe('each cohort; the list that CSV and JSON lines print'),
  revenueKept: z
    .array(yearKept)
    .describe(
      'what became in one year of the customers of the year before, by whole years back from the last day, the latest first; empty where the log is shorter than two years',
    ),
});

/** What `cohorts` answers. */
export type CohortsResult = ResultOf<typeof resultSchema>;
export type CohortLine = ResultOf<typeof line>;
export type CohortAcquisition = ResultOf<typeof acquisition>;
export type PeriodCell = ResultOf<typeof periodCell>;
export type YearKept = ResultOf<typeof yearKept>;
