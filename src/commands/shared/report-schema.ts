import { z } from 'zod';
import { type Report, severities } from '../../core/report.ts';
import { schemaName } from './answer.ts';

const assumption = z.object({
  value: z.union([z.number(), z.string(), z.boolean()]).describe('the value in its `unit`'),
  unit: z.string().nullable().describe('its unit; null where it has none'),
  text: z.string().describe('the text that the value was read from'),
  source: z.string().describe('where it was written: an option, a line of a file, or `default`'),
  low: z.number().describe('of a range: its low end').exactOptional(),
  high: z.number().describe('of a range: its high end').exactOptional(),
});

const source = z.object({
  file: z.string().describe('its name, as written on the command line'),
  read: z
    .int()
    .nonnegative()
    .describe('the rows read: `used`, `setAside` and `rejected` add up to it'),
  used: z.int().nonnegative().describe('the rows that the result rests on'),
  setAside: z
    .record(z.string(), z.int().positive())
    .describe('readable rows that the result leaves out, by the code of the reason'),
  rejected: z.int().nonnegative().describe('the rows that could not be read'),
});

const problem = z.object({
  code: z.string().describe('its code; each has a page in docs/problems'),
  severity: z.enum(severities).describe('its severity'),
  message: z.string().describe('what happened'),
  file: z.string().nullable().describe('the file of the first; null where it concerns none'),
  line: z.int().positive().nullable().describe('the line of the first; null where it has none'),
  column: z.string().nullable().describe('the column of the first; null where it has none'),
  count: z.int().positive().describe('how many problems of this kind there are'),
});

/** What every command prints as JSON, around a result of its own. */
export function reportSchema<R>(command: string, result: z.ZodType<R>): z.ZodType<Report<R>> {
  return z.object({
    schema: z.literal(schemaName(command)).describe('the command, and the version of this form'),
    currency: z
      .string()
      .nullable()
      .describe('as given by an option, a sign or a file; null if unknown'),
    assumptions: z
      .record(z.string(), assumption)
      .describe('every input that had an effect, defaults included, by the name of its option'),
    sources: z.array(source).describe('the outcome of the rows of each file'),
    result: result.describe('what the command found'),
    problems: z.array(problem).describe('the problems of the input, one entry for each kind'),
  });
}
