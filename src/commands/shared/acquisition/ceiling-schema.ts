import { z } from 'zod';

/**
 * The most that a customer may cost, beside what one costs; absent without an option that asks for it.
 *
 * @param mayCost - which ceiling it is
 * @param costEach - whose cost stands beside it
 */
export const ceilingFields = (mayCost: string, costEach: string) => ({
  mayCost: z.number().nullable().describe(mayCost),
  costEach: z.number().nullable().describe(costEach),
});
