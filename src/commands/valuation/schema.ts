import { z } from 'zod';

/** What values rest on, in the result of every command that values customers. */
export const valuationSchema = {
  basis: z.enum(['spend', 'margin']),
  method: z.enum([
    'observed',
    'assumed tenure',
    'assumed retention',
    'assumed churn',
    'expected',
    'all',
  ]),
  period: z.string().describe('Time between payments, as --period takes it.'),
};
