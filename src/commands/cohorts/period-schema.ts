import { z } from 'zod';
import { cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import { labelsSchema, type ResultOf } from '../shared/result-schema.ts';

const count = z.int().nonnegative();

/** What was sold in one calendar period, and to whom. */
const periodLine = z.object({
  period: z.string().describe('the period, as "2024-05", "2024-Q2" or "2024"'),
  whole: z
    .boolean()
    .describe(
      'whether the log has all of it: false where the observation ends before the period does, or begins after it',
    ),
  revenue: z
    .number()
    .describe(
      'spend on the orders of the period, whatever `basis` is; revenueNew and revenueReturning add up to it',
    ),
  revenueNew: z.number().describe('that of customers whose first purchase lies in the period'),
  revenueReturning: z.number().describe('that of customers who had bought in an earlier period'),
  orders: count.describe('orders of the period'),
  orderValue: z.number().nullable().describe('revenue ÷ orders; null without orders'),
  activeCustomers: count.describe('customers who bought; new and returning ones add up to it'),
  newCustomers: count.describe('customers whose first purchase in the log lies in the period'),
  returningCustomers: count.describe('customers who had bought in an earlier period'),
  reactivatedCustomers: count.describe(
    'those of the returning customers who had not bought in the period before',
  ),
  lostCustomers: count
    .nullable()
    .describe(
      'customers who bought in the period before and not in this one; they may come back; null in the first period, and while the period is not over',
    ),
});

const comparison = z.object({
  period: z.string().describe('the latest whole period'),
  against: z.string().describe('the whole period that it is compared with'),
  before: z.number().describe('the revenue of that period'),
  after: z.number().describe('the revenue of the latest'),
  change: z.number().describe('after − before; the three effects add up to it exactly'),
  changeShare: z.float64().nullable().describe('change ÷ before; null where before is 0 or less'),
  byCustomers: z.number().describe('the effect of the number of active customers'),
  byOrdersEach: z.number().describe('the effect of the orders of each'),
  byOrderValue: z.number().describe('the effect of the value of an order'),
});

const periodSegment = z.object({
  segment: labelsSchema.describe(
    'the value of each --by column at the first purchase; empty for the total',
  ),
  periods: z.array(periodLine).describe('each calendar period, the earliest first'),
  comparisons: z
    .array(comparison)
    .describe(
      'the latest whole period against the one before, and against the same one a year before, as far as these are whole',
    ),
});

export const periodsSchema = z
  .object({
    unit: z.enum(cohortUnits).describe('the calendar period of --period'),
    total: periodSegment.describe('all customers'),
    segments: z
      .array(periodSegment)
      .describe('with --by: each segment; in every period they add up to the total'),
  })
  .describe('with --period: sales by calendar period; the list that CSV and JSON lines then print');

export type Periods = ResultOf<typeof periodsSchema>;
export type PeriodSegment = ResultOf<typeof periodSegment>;
export type PeriodLine = ResultOf<typeof periodLine>;
export type PeriodComparison = ResultOf<typeof comparison>;
