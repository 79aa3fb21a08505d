import { z } from 'zod';
import { severities } from '../../core/report.ts';
import type { ResultOf } from './result-schema.ts';
import { schemaName } from './result-versions.ts';

const problem = z.object({
  code: z.string().describe('its code, which rapport explain explains'),
  severity: z.enum(severities).describe('its severity'),
  message: z.string().describe('what happened'),
  advice: z.string().describe('what to do about it'),
  file: z.string().nullable().describe('its file; null where it concerns none'),
  line: z.int().positive().nullable().describe('its line in the file; null where it has none'),
  column: z.string().nullable().describe('its column; null where it has none'),
});

/** What is printed on standard error in place of a result, where JSON is asked for. */
export const errorSchema = z.object({
  schema: z
    .literal(schemaName('error'))
    .describe('that this is a refusal, and the version of its form'),
  command: z
    .string()
    .nullable()
    .describe('the command, as it was written; null where there is none'),
  problems: z.array(problem).describe('why nothing was computed, each problem by itself'),
});

export type ErrorReport = ResultOf<typeof errorSchema>;
