import { z } from 'zod';
import { cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import { spendBases } from '../../input/orders/order-request.ts';
import type { CohortsResult } from './result.ts';

const count = z.int().nonnegative();
const day = z.string().describe('2024-05-01');
const share = z.number().nullable();
const finished = 'null where not the whole intake has been observed for so long.';

const line = z.object({
  cohort: z.string().nullable().describe('"2024-05"; null with --by, and in the total.'),
  segment: z.record(z.string(), z.string()).describe('The value of each --by column.'),
  customers: count,
  soFar: z.number().describe('What they have brought until the last day, finished or not.'),
  after: z.array(
    z.object({
      days: count.describe('Since the first purchase, that day included.'),
      customers: count.describe('Whose intake has been observed for so long.'),
      perCustomer: z.number().nullable().describe(`By the measure; ${finished}`),
      returned: share.describe(`Who had bought again; ${finished}`),
    }),
  ),
  periods: z.array(
    z.object({
      period: count.describe('0 is that of the first purchase.'),
      customers: count.describe('Whose intake has been observed to the end of it.'),
      active: share.describe(`Who bought in it; ${finished}`),
      returned: share.describe(`Who bought in any from 1 to this; ${finished}`),
    }),
  ),
  acquisitionSpending: z.number().nullable().exactOptional(),
  customersWon: count.exactOptional(),
  acquisitionCost: z.number().nullable().exactOptional().describe('Spending ÷ customers won.'),
  earnedBack: share
    .exactOptional()
    .describe('What a customer has brought so far ÷ the cost of winning one.'),
  payback: z
    .object({
      days: count.nullable().describe('Since the first purchase; null: not yet, or not known.'),
      customers: count.describe('Who were observed for so long.'),
      observedDays: z.int().describe('For how long anybody was; −1: the intake is not over.'),
    })
    .exactOptional(),
});

/** What `rapport cohorts --json` prints under `result`. */
export const resultSchema = z.object({
  source: z
    .string()
    .describe(
      'What the log was recognised as: shopify, stripe, woocommerce, square, paypal, online-retail or plain; else the file that describes it.',
    ),
  basis: z.enum(spendBases),
  takenOff: z
    .array(z.enum(['refunds', 'tax', 'shipping']))
    .describe('What was taken off the amounts, where the export has it.'),
  measure: z.enum(['spend', 'margin']),
  cohort: z.enum(cohortUnits).describe('The calendar period.'),
  from: day.describe('First day with a purchase.'),
  until: day.describe('Last day of the observation.'),
  orders: count,
  refunds: count,
  costsByMonth: z
    .boolean()
    .exactOptional()
    .describe('Whether the file of --acquisition-costs names months.'),
  total: line,
  cohorts: z.array(line),
  revenueKept: z
    .array(
      z.object({
        until: day.describe('Last day of the later year.'),
        customers: count.describe('Who bought in the earlier.'),
        stayed: count.describe('Of them, who bought in the later.'),
        spend: z.number().describe('Theirs in the earlier year.'),
        spendNext: z.number().describe('Theirs in the later year.'),
        netRevenueRetention: share,
        grossRevenueRetention: share,
        logoRetention: share,
      }),
    )
    .describe('Whole years back from the last day, the latest first.'),
}) satisfies z.ZodType<CohortsResult>;
