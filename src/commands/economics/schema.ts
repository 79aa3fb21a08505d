import { z } from 'zod';
import { stepNames } from '../../core/value/terms.ts';

/** A step of a waterfall by name. */
export const stepSchema = z.enum(stepNames);

/** A waterfall, in the order in which it is printed. */
export const waterfallSchema = z
  .array(z.object({ step: stepSchema, amount: z.number() }))
  .describe('Adds up exactly, in any order; amounts are in the currency of the report.');
