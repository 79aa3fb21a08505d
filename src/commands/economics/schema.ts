import { z } from 'zod';
import { stepNames } from '../../core/value/terms.ts';

/** A step of a waterfall by name. */
export const stepSchema = z.enum(stepNames);

/** A waterfall, in the order in which it is printed. */
export const waterfallSchema = z
  .array(z.object({ step: stepSchema, amount: z.number() }))
  .describe('Adds up exactly, in any order; amounts are in the currency of the report.');

/** What ranges do to a net value. */
export const uncertaintySchema = {
  simulation: z
    .object({
      draws: z.number(),
      seed: z.number(),
      mean: z.number(),
      standardError: z.number().describe('Of the mean, for this number of draws.'),
      p10: z.number(),
      p50: z.number(),
      p90: z.number(),
      atMeans: z.number().describe('Net value with every range at its mean.'),
    })
    .describe('Net value, every range drawn from independently; quantiles of type 7.')
    .exactOptional(),
  sensitivity: z
    .array(
      z.object({
        input: z.string().describe('By its name among the assumptions.'),
        low: z.number().describe('Net value with this input at its low end, the others at base.'),
        high: z.number(),
        swing: z.number().describe('|high − low|'),
      }),
    )
    .describe('One for each range, the largest swing first.')
    .exactOptional(),
};
