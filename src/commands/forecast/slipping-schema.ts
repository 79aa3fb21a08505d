import { z } from 'zod';
import type { ResultOf } from '../shared/result-schema.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

const plainRule = z.object({
  days: count.describe('the number of days that nine of ten gaps between purchases do not exceed'),
  customers: count.describe('how many customers the rule selects'),
  missed: count.describe(
    'how many customers it does not select although their silence is long for their own purchase rate',
  ),
  needless: count.describe(
    'how many it selects although such a silence is usual for their own purchase rate',
  ),
});

const slippingCustomer = z.object({
  id: z.string().describe('as the log has it'),
  purchases: count.describe('repeat purchases'),
  usualGapDays: z.float64().describe('mean days between purchases'),
  daysSilent: count.describe('days since the last purchase'),
  alive: share.describe('the probability of still being a customer'),
  valueAtRisk: z
    .number()
    .describe('what this customer would bring within the horizon, if still a customer'),
});

export const slippingSchema = z.object({
  chance: share.describe(
    "a silence is long if one like it is less probable than this at the customer's own purchase rate",
  ),
  customers: count.describe(
    'how many customers have a long silence, and may or may not still be customers',
  ),
  valueAtRisk: z
    .number()
    .nullable()
    .describe(
      'what they would bring within the horizon, if all were still customers; null where the rows of a database count customers together of whom some may bring less than nothing',
    ),
  gone: count.describe('how many customers have a long silence and have most likely left'),
  plainRule: plainRule
    .nullable()
    .describe('what the rule "no order in N days" selects instead; null for a summary'),
  list: z
    .array(slippingCustomer)
    .describe(
      'the customers who are slipping away, the most valuable first; 100 at most; empty where the rows of a database name no customers',
    ),
});

export type Slipping = ResultOf<typeof slippingSchema>;
export type PlainRule = ResultOf<typeof plainRule>;
export type SlippingCustomer = ResultOf<typeof slippingCustomer>;
