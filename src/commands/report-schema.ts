import { z } from 'zod';
import type { Report } from '../core/report.ts';

const assumption = z.object({
  value: z.union([z.number(), z.string(), z.boolean()]),
  unit: z.string().nullable(),
  text: z.string().describe('as it was written'),
  source: z.string().describe('an option, a place in a file, or "default"'),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
});

const source = z.object({
  file: z.string(),
  read: z.int().nonnegative(),
  used: z.int().nonnegative(),
  setAside: z.record(z.string(), z.int().positive()).describe('sound rows left out, by reason'),
  rejected: z.int().nonnegative(),
});

const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  file: z.string().nullable(),
  line: z.int().positive().nullable(),
  column: z.string().nullable(),
  count: z.int().positive(),
});

/** What every command prints as JSON, around a result of its own. */
export function reportSchema<R>(command: string, result: z.ZodType<R>): z.ZodType<Report<R>> {
  return z.object({
    schema: z.literal(`rapport/${command}@1`),
    currency: z.string().nullable(),
    assumptions: z.record(z.string(), assumption),
    sources: z.array(source),
    result,
    problems: z.array(problem),
  });
}
