import { z } from 'zod';
import { spendMonthsReasons } from '../../core/purchase/calendar/spend-months.ts';

const count = z.int().nonnegative();

const unestimated = 'null where the months could not be compared';

const spendMonth = z.object({
  month: z.int().min(1).max(12).describe('1 is January'),
  multiplier: z
    .float64()
    .nullable()
    .describe(
      `how many times as much as on a usual purchase a customer spends in this month; over all purchases of the log its mean is 1; ${unestimated}`,
    ),
  low: z.float64().nullable().describe(`the lower end of its interval of 95 %; ${unestimated}`),
  high: z.float64().nullable().describe(`the upper end of its interval of 95 %; ${unestimated}`),
  years: count.describe('in how many years customers with two purchases or more bought in it'),
  purchases: count.describe('the purchases in it with an amount above 0'),
  compared: count.describe(
    'those of customers with two or more of them, which can be compared with others of the same customer',
  ),
});

/** How much a customer spends on a purchase in one month compared with another. */
export const spendMonthsSchema = z.object({
  used: z
    .boolean()
    .describe(
      'whether the money of the forecast depends on the months in which purchases fall; parameters and mean of the spend are then those of a usual purchase, amounts ÷ multiplier of their month',
    ),
  why: z
    .enum(spendMonthsReasons)
    .describe(
      'why: they `differ`. Why not: `too-short`: fewer than 24 calendar months; `too-few` customers who bought in several months; `month-not-repeated` in two years; `no-difference` beyond chance; `not-stable`: no more than the same month differs between years',
    ),
  statistic: z
    .float64()
    .nullable()
    .describe(`the score statistic of a difference, χ² without one; ${unestimated}`),
  freedom: count.nullable().describe(`its degrees of freedom; ${unestimated}`),
  dispersion: z
    .float64()
    .nullable()
    .describe(
      `φ, how many times more the same month varies between years than chance explains; ${unestimated}`,
    ),
  dispersionFreedom: count.nullable().describe(`the degrees of freedom of φ; ${unestimated}`),
  p: z
    .float64()
    .nullable()
    .describe(
      `the larger probability of such a difference: by chance, and by how the same month varies between years; ${unestimated}`,
    ),
  customers: count.describe('how many customers could be compared'),
  months: z.array(spendMonth).describe('January to December'),
  covariance: z
    .array(z.array(z.float64()))
    .nullable()
    .describe(
      'of the logarithms of the multipliers, January to December; null where they are not used',
    ),
});
