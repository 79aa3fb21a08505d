import { z } from 'zod';
import { stepSchema, uncertaintySchema, waterfallSchema } from '../economics/schema.ts';
import type { EstimateResult } from './result.ts';

const reading = z.object({
  flags: z
    .string()
    .describe('Options that give the value in place of those they change; empty where none do.'),
  changes: z
    .array(z.string())
    .describe('Conventions that differ from the estimate, as "timing=start".'),
  figure: z.enum(['lifetimeValue', 'netValue']),
  value: z.number(),
  difference: z.number().describe('value − target'),
});

/** What `rapport estimate --json` prints under `result`. */
export const resultSchema = z.object({
  basis: z.enum(['spend', 'margin']),
  method: z.enum(['assumed tenure', 'assumed retention', 'assumed churn']),
  period: z.string().describe('Time between payments, as --period takes it.'),
  years: z.number().describe('Expected years of payment.'),
  waterfall: waterfallSchema,
  lifetimeValue: z.number().describe('Sum of the steps before acquisition.'),
  netValue: z.number().describe('Sum of all steps.'),
  leftOut: z.array(stepSchema).describe('Steps that were not asked for.'),
  range: z
    .object({
      low: z.number(),
      base: z.number(),
      high: z.number(),
      waterfalls: z.object({ low: waterfallSchema, high: waterfallSchema }),
    })
    .describe(
      'Net value with every range at the end that lowers it, at its base, and at the end that raises it.',
    )
    .exactOptional(),
  ...uncertaintySchema,
  payback: z
    .object({
      months: z.number().nullable().describe('Acquisition cost ÷ monthly margin; null: never.'),
      survivalAdjustedMonths: z
        .number()
        .nullable()
        .describe('The same of expected, discounted margin; null: never.'),
    })
    .exactOptional(),
  ltvToCac: z
    .number()
    .nullable()
    .describe('Value before acquisition and without referral ÷ acquisition cost; null at no cost.')
    .exactOptional(),
  byTiming: z
    .object({ start: z.number(), mid: z.number(), end: z.number() })
    .describe('Lifetime value with payments booked at the start, middle and end of their period.')
    .exactOptional(),
  breakEven: z
    .object({
      input: z.string(),
      value: z
        .number()
        .nullable()
        .describe('null: no value of the input brings the net value to zero.'),
      unit: z.string().nullable(),
    })
    .exactOptional(),
  reconciliation: z
    .object({
      target: z.number(),
      tolerance: z.number().describe('Half of the last digit written.'),
      matches: z.array(reading),
      nearest: reading,
    })
    .exactOptional(),
  periods: z
    .array(
      z.object({
        k: z.number(),
        probability: z.number(),
        bookedAtYears: z.number(),
        amount: z.number(),
        presentValue: z.number(),
      }),
    )
    .exactOptional(),
  laterPeriods: z
    .object({ fromK: z.number(), presentValue: z.number() })
    .describe('The periods after the last one listed, taken together.')
    .exactOptional(),
}) satisfies z.ZodType<EstimateResult>;
