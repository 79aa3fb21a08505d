import { z } from 'zod';
import { fieldFacts } from '../result-schema.ts';

/**
 * The most that a customer may cost, beside what one costs; absent without an option that asks for it.
 *
 * @param mayCost - which ceiling it is
 * @param costEach - whose cost stands beside it
 */
export const ceilingFields = (mayCost: string, costEach: string) => ({
  mayCost: z
    .number()
    .nullable()
    .describe(mayCost)
    .register(fieldFacts, { label: 'May cost', unit: 'money', better: 'up' }),
  costEach: z
    .number()
    .nullable()
    .describe(costEach)
    .register(fieldFacts, { label: 'Cost each', unit: 'money', better: 'down' }),
});
