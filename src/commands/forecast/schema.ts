import { z } from 'zod';
import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { spendBases } from '../../input/orders/order-request.ts';
import type { ForecastResult } from './result.ts';

const count = z.int().nonnegative();
const labels = z.record(z.string(), z.string());
const day = z.string().describe('2024-05-01');

const purchases = z.object({
  segment: labels.describe('The value of each --by column; empty in the total.'),
  customers: count,
  oneTime: count.describe('Customers who bought on one day alone.'),
  purchases: count.describe('Days with a purchase after the first, of all customers.'),
  totalSpend: z.number(),
});

/** What `rapport forecast --json` prints under `result`. */
export const resultSchema = z.object({
  source: z
    .enum(['shopify', 'stripe', 'woocommerce', 'square', 'paypal', 'online-retail', 'plain'])
    .describe('What the log was recognised as.'),
  basis: z.enum(spendBases),
  takenOff: z
    .array(z.enum(['refunds', 'tax', 'shipping']))
    .describe('What was taken off the amounts, where the export has it.'),
  unit: z.enum(purchaseUnits).describe('Unit of recency and age.'),
  from: day.describe('First day with a purchase.'),
  until: day.describe('Last day of the observation.'),
  orders: count.describe('Orders that count; several on one day are one purchase.'),
  refunds: count.describe('Rows of refunds that were taken off.'),
  total: purchases,
  segments: z.array(purchases),
  customers: z
    .array(
      z.object({
        id: z.string(),
        segment: labels,
        purchases: count.describe('x: days with a purchase after the first.'),
        recency: z.number().nonnegative().describe('t_x: time from the first to the last.'),
        age: z.number().nonnegative().describe('T: time from the first to the end.'),
        meanSpend: z.number().nullable().describe('A purchase; null where none counts.'),
        firstDay: day,
        lastDay: day,
        totalSpend: z.number(),
      }),
    )
    .exactOptional()
    .describe('With --summary.'),
}) satisfies z.ZodType<ForecastResult>;
