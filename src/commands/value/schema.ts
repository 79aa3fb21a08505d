import { z } from 'zod';
import { stepSchema, waterfallSchema } from '../economics/schema.ts';
import type { ValueResult } from './result.ts';

const distribution = z.object({
  mean: z.number(),
  median: z.number(),
  p10: z.number(),
  p90: z.number(),
});

const labels = z.record(z.string(), z.string());

const segment = z.object({
  segment: labels.describe('The value of each --by column; empty for the total.'),
  customers: z.number(),
  active: z.number().nullable(),
  annualSpend: z.number().nullable().describe('Σ amount ÷ Σ years covered'),
  meanYears: z.number().nullable().describe('Mean years of payment that the value counts.'),
  lifetimeValue: distribution
    .nullable()
    .describe('Of one customer, before acquisition; quantiles of type 7.'),
  waterfall: waterfallSchema,
  totalValue: z.number().describe('Of all customers, before acquisition.'),
  netValue: z.number().describe('Of all customers, after acquisition.'),
  range: z
    .object({ low: z.number(), base: z.number(), high: z.number() })
    .describe(
      'Of netValue, with every range at the end that lowers it, at its base, and at the end that raises it.',
    )
    .exactOptional(),
  acquisitionSpending: z
    .number()
    .nullable()
    .describe('null: no costs are recorded for the segment.')
    .exactOptional(),
  customersWon: z.number().describe('The customers that the spending won.').exactOptional(),
  acquisitionCost: z
    .number()
    .nullable()
    .describe('acquisitionSpending ÷ customersWon')
    .exactOptional(),
  ltvToCac: z.number().nullable().exactOptional(),
  payback: z
    .object({
      months: z.number().nullable().describe('null: never, or no cost is known.'),
      survivalAdjustedMonths: z
        .number()
        .nullable()
        .describe('The same of expected, discounted margin.'),
    })
    .exactOptional(),
});

/** What `rapport value --json` prints under `result`. */
export const resultSchema = z.object({
  basis: z.enum(['spend', 'margin']),
  method: z.enum(['observed', 'assumed tenure', 'assumed retention', 'assumed churn']),
  period: z.string().describe('Time between payments, as --period takes it.'),
  unfinished: z
    .number()
    .nullable()
    .describe('Customers whose tenure is unfinished; null where the files do not say.'),
  leftOut: z.array(stepSchema).describe('Steps that were not asked for.'),
  costsByMonth: z
    .boolean()
    .describe(
      'With --acquisition-costs: true where they name months, and won the customers who began in them; false where they won all customers of the segment.',
    )
    .exactOptional(),
  total: segment,
  segments: z.array(segment),
  matching: z
    .number()
    .describe('With --each: how many customers passed --where, before --top.')
    .exactOptional(),
  customers: z
    .array(
      z.object({
        id: z.string(),
        segment: labels,
        annualSpend: z.number().nullable(),
        tenureYears: z.number().nullable(),
        lifetimeValue: z.number(),
        kept: labels.exactOptional(),
      }),
    )
    .describe('With --each.')
    .exactOptional(),
}) satisfies z.ZodType<ValueResult>;
