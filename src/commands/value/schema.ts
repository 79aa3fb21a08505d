import { z } from 'zod';
import { modelNames } from '../../core/survival/model.ts';
import { stayReadings } from '../../core/value/stay-readings.ts';
import { stepSchema, uncertaintySchema, waterfallSchema } from '../economics/schema.ts';
import { valuationSchema } from '../valuation/schema.ts';
import type { ValueResult } from './result.ts';

const distribution = z.object({
  mean: z.number(),
  median: z.number(),
  p10: z.number(),
  p90: z.number(),
});

const interval = z.object({ low: z.number(), high: z.number() }).nullable();

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
  soFar: z
    .number()
    .describe('Expected values: what the recorded tenures of all customers are worth.')
    .exactOptional(),
  toCome: z
    .number()
    .describe('Expected values: what the active customers are still to bring.')
    .exactOptional(),
  atAcquisition: z
    .number()
    .nullable()
    .describe('Of one new customer, from the first payment, before acquisition.')
    .exactOptional(),
  reachYears: z.number().describe('How far the data reach, in years of tenure.').exactOptional(),
  extrapolatedShare: z
    .number()
    .describe('The share of totalValue that lies beyond the data.')
    .exactOptional(),
  marked: z
    .enum(['few-customers', 'few-ended'])
    .nullable()
    .describe('Why the segment is too small for its estimates to say anything.')
    .exactOptional(),
  waterfall: waterfallSchema,
  totalValue: z.number().describe('Of all customers, before acquisition.'),
  netValue: z.number().describe('Of all customers, after acquisition.'),
  range: z
    .object({ low: z.number(), base: z.number(), high: z.number() })
    .describe(
      'Of netValue, with every range at the end that lowers it, at its base, and at the end that raises it.',
    )
    .exactOptional(),
  intervals: z
    .object({ mean: interval, total: interval, ltvToCac: interval.exactOptional() })
    .describe('With --intervals: of lifetimeValue.mean, totalValue and ltvToCac, 95 %.')
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
  ...valuationSchema,
  unfinished: z
    .number()
    .nullable()
    .describe('Customers whose tenure is unfinished; null where the files do not say.'),
  leftOut: z.array(stepSchema).describe('Steps that were not asked for.'),
  bootstrap: z
    .object({ draws: z.number(), seed: z.number() })
    .describe('With --intervals: how customers were drawn anew.')
    .exactOptional(),
  costsByMonth: z
    .boolean()
    .describe(
      'With --acquisition-costs: true where they name months, and won the customers who began in them; false where they won all customers of the segment.',
    )
    .exactOptional(),
  total: segment,
  segments: z.array(segment),
  ...uncertaintySchema,
  methods: z
    .array(
      z.object({
        method: z.enum([...stayReadings, 'observed', 'expected']),
        model: z.enum(modelNames).exactOptional(),
        meanYears: z.number().nullable(),
        lifetimeValue: z.number().nullable().describe('Of one customer, before acquisition.'),
        totalValue: z.number().nullable().describe('Of all customers, each by their segment.'),
        totalWithoutSegments: z
          .number()
          .nullable()
          .describe('Of all customers, taken as one segment.'),
        why: z.string().describe('Why it differs from the others.'),
      }),
    )
    .describe('With --method all; null where a method has no answer.')
    .exactOptional(),
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
        soFar: z.number().exactOptional(),
        toCome: z.number().exactOptional(),
        lifetimeValue: z.number(),
        kept: labels.exactOptional(),
      }),
    )
    .describe('With --each.')
    .exactOptional(),
}) satisfies z.ZodType<ValueResult>;
