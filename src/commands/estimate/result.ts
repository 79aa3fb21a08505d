import { z } from 'zod';
import {
  basisSchema,
  fieldFacts,
  leftOutSchema,
  periodSchema,
  type ResultOf,
  uncertaintySchema,
  waterfallSchema,
} from '../shared/result-schema.ts';

const ends = z
  .object({
    low: z
      .number()
      .describe('with every range at the end that lowers it')
      .register(fieldFacts, { label: 'Low end of the net value', unit: 'money', better: 'up' }),
    base: z.number().describe('with every range at its base'),
    high: z
      .number()
      .describe('with every range at the end that raises it')
      .register(fieldFacts, { label: 'High end of the net value', unit: 'money', better: 'up' }),
  })
  .describe('with ranges: the ends of the net value');

const range = ends
  .extend({
    waterfalls: z
      .object({
        low: waterfallSchema.describe('the steps at the low end'),
        high: waterfallSchema.describe('the steps at the high end'),
      })
      .describe('the steps of the two ends'),
  })
  .describe('with ranges: the ends of the net value');

const breakEven = z
  .object({
    input: z.string().describe('the input that was solved for'),
    value: z
      .float64()
      .nullable()
      .describe('the value at which the net value is zero, in `unit`; null: there is none'),
    unit: z.string().nullable().describe('its unit; null for an amount of money'),
  })
  .describe('with --break-even');

const reading = z.object({
  flags: z
    .string()
    .describe(
      'options that give the value and replace the options of the same name; empty where none do',
    ),
  changes: z
    .array(z.string())
    .describe(
      'the conventions that differ, as `timing=start`; `range=low` and `range=high` are the ends of the ranges',
    ),
  figure: z.enum(['lifetimeValue', 'netValue']).describe('which figure has that value'),
  value: z.number().describe('the value by these conventions'),
  difference: z.number().describe('value − target'),
});

const reconciliation = z
  .object({
    target: z.number().describe('the value to explain'),
    tolerance: z.float64().describe('half of the last digit written'),
    matches: z.array(reading).describe('the conventions that give it'),
    nearest: reading.describe('the conventions that come nearest'),
  })
  .describe('with --reconcile');

const period = z.object({
  k: z.number().describe('the number of the period, from 0'),
  probability: z.float64().describe('of a payment in it'),
  bookedAtYears: z.float64().describe('when it is booked, in years'),
  amount: z.number().describe('the expected amount'),
  presentValue: z.number().describe('its present value'),
});

/** What one customer is worth. */
const estimated = z.object({
  years: z
    .float64()
    .describe('expected years of payment')
    .register(fieldFacts, { label: 'Years of payment', unit: 'years', better: 'up' }),
  waterfall: waterfallSchema.describe(
    'the steps that have an input, in order; they add up exactly; the list that CSV and JSON lines print. A last row there is their sum, `netValue`, or `lifetimeValue` without acquisition, and a last column `line` is `step` or `total`',
  ),
  lifetimeValue: z
    .number()
    .describe('the sum of the steps before acquisition')
    .register(fieldFacts, { label: 'Lifetime value', unit: 'money', better: 'up' }),
  netValue: z
    .number()
    .describe('the sum of all steps')
    .register(fieldFacts, { label: 'Net value', unit: 'money', better: 'up' }),
});

const acquired = z.object({
  payback: z
    .object({
      months: z
        .float64()
        .nullable()
        .describe('acquisition cost ÷ monthly margin; null: never')
        .register(fieldFacts, { label: 'Payback', unit: 'months', better: 'down', endless: true }),
      survivalAdjustedMonths: z
        .float64()
        .nullable()
        .describe(
          'when the payments that the value counts, expected and discounted, have reached it; null: not within the time that is counted',
        )
        .register(fieldFacts, {
          label: 'Payback, survival-adjusted',
          unit: 'months',
          better: 'down',
          endless: true,
        }),
    })
    .describe('with --acquisition: payback of the acquisition cost'),
  ltvToCac: z
    .float64()
    .nullable()
    .describe('value before acquisition and without referral ÷ acquisition cost; null at no cost')
    .register(fieldFacts, { label: 'LTV:CAC', unit: 'ratio', better: 'up' }),
});

const variant = z.object({
  name: z.string().describe('the segment, or the value of the scenario, as it was given'),
  given: z.record(z.string(), z.string()).describe('the values that differ, by the option'),
  ...estimated.shape,
  waterfall: waterfallSchema.describe('the steps, in order; they add up exactly'),
  range: ends.exactOptional(),
  ...acquired.exactPartial().shape,
});

export const resultSchema = z.object({
  basis: basisSchema,
  method: z
    .enum(['assumed tenure', 'assumed retention', 'assumed churn'])
    .describe('which option says how long the customer stays'),
  period: periodSchema,
  ...estimated.exactPartial().shape,
  leftOut: leftOutSchema,
  variedBy: z
    .enum(['segments', 'scenarios'])
    .describe('where an input has several values: whether they are of segments or of scenarios')
    .exactOptional(),
  variants: z
    .array(variant)
    .describe(
      'with several values of an input: one customer by each of them, in place of the figures above; then the list that CSV and JSON lines print',
    )
    .exactOptional(),
  range: range.exactOptional(),
  ...uncertaintySchema,
  ...acquired.exactPartial().shape,
  byTiming: z
    .object({
      start: z.number().describe('with payments at the start of their period'),
      mid: z.number().describe('with payments in its middle'),
      end: z.number().describe('with payments at its end'),
    })
    .describe('with --discount: the lifetime value by timing of payments')
    .exactOptional(),
  breakEven: breakEven.exactOptional(),
  reconciliation: reconciliation.exactOptional(),
  periods: z.array(period).describe('with --explain: the first periods').exactOptional(),
  laterPeriods: z
    .object({
      fromK: z.number().describe('the first period that is not listed'),
      presentValue: z.number().describe('of all of them'),
    })
    .describe('with --explain: the periods after the last one listed, taken together')
    .exactOptional(),
});

/** What `estimate` answers. */
export type EstimateResult = ResultOf<typeof resultSchema>;
/** The same where every input has one value. */
export type OneEstimate = EstimateResult & ResultOf<typeof estimated>;
/** The same where inputs have several. */
export type VariedEstimate = EstimateResult &
  Required<Pick<EstimateResult, 'variedBy' | 'variants'>>;
/** One of several values of an input, and what a customer is worth by it. */
export type EstimateVariant = ResultOf<typeof variant>;
export type EstimateRange = NonNullable<EstimateResult['range']>;
export type BreakEven = NonNullable<EstimateResult['breakEven']>;
export type ReconciliationResult = NonNullable<EstimateResult['reconciliation']>;
export type ReadingRow = ResultOf<typeof reading>;
export type PeriodRow = ResultOf<typeof period>;
