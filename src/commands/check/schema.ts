import { z } from 'zod';
import type { CheckResult } from '../../check/result.ts';

const single = z.union([z.number(), z.string(), z.boolean(), z.null()]);

const convention = z.object({
  flags: z.string().describe('Options that turn the case into this convention.'),
  changes: z.array(z.string()).describe('Conventions that differ, as "timing=start".'),
  figure: z.string(),
  value: z.number(),
  difference: z.number().describe('value − expected'),
});

const mismatch = z.object({
  path: z
    .string()
    .describe('Of the value in the report; "fails" where another outcome was expected.'),
  line: z.number(),
  reason: z.enum(['differs', 'no-match', 'several-matches', 'not-a-value']),
  expected: single,
  written: z.string().describe('The expected value, digit for digit.'),
  actual: single,
  tolerance: z.number().nullable().describe('How far off a number may be; null: not a number.'),
  difference: z.number().nullable().describe('actual − expected; null: not both are numbers.'),
  found: z.string().nullable().describe('What is there, where there is no value to compare.'),
  explanation: z
    .object({
      matches: z.array(convention),
      nearest: convention.nullable(),
      refused: z.string().describe('Why no other convention could be tried.').exactOptional(),
    })
    .exactOptional(),
  notUpdated: z.string().describe('Why --update left the expectation as it was.').exactOptional(),
});

const checkedCase = z.object({
  fixture: z.string(),
  line: z.number(),
  name: z.string(),
  command: z.string(),
  status: z.enum(['passed', 'failed']),
  mismatches: z.array(mismatch),
  error: z
    .object({ code: z.string(), message: z.string() })
    .describe('Why the command gave no result.')
    .exactOptional(),
  updates: z
    .array(z.object({ path: z.string(), line: z.number(), before: z.string(), after: z.string() }))
    .describe('What --update wrote.')
    .exactOptional(),
});

/** What `rapport check --json` prints under `result`. */
export const resultSchema = z.object({
  passed: z.number().describe('Cases that came out as expected.'),
  failed: z.number(),
  cases: z.array(checkedCase),
}) satisfies z.ZodType<CheckResult>;
