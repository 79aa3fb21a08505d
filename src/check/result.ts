import { z } from 'zod';
import type { ReadonlyDeep } from '../core/report.ts';

const single = z.union([z.float64(), z.string(), z.boolean(), z.null()]);

const convention = z.object({
  flags: z.string().describe('the options that turn the case into this convention'),
  changes: z.array(z.string()).describe('the conventions that differ, as `timing=start`'),
  figure: z.string().describe('which figure has that value'),
  value: z.float64().describe('the value by this convention'),
  difference: z.float64().describe('value − expected'),
});

const explanation = z.object({
  matches: z.array(convention).describe('the conventions that give it'),
  nearest: convention
    .nullable()
    .describe(
      'the convention that comes nearest; null where no other comes nearer than that of the case',
    ),
  refused: z.string().describe('why no other convention could be tried').exactOptional(),
});

const mismatch = z.object({
  path: z
    .string()
    .describe('where the value is in the report; `fails` where another outcome was expected'),
  line: z.float64().describe('the line of the expectation in the fixture'),
  reason: z
    .enum(['differs', 'no-match', 'several-matches', 'not-a-value'])
    .describe(
      '`differs`: it is another value; else the path leads to nothing, to several values, or to a list or an object',
    ),
  expected: single.describe('the value that the case expects'),
  written: z.string().describe('the expected value, digit for digit'),
  actual: single.describe('the value that came out; null too where there is none to compare'),
  tolerance: z
    .float64()
    .nullable()
    .describe('how far off a number may be; null where no number is expected'),
  difference: z.float64().nullable().describe('actual − expected; null where not both are numbers'),
  found: z
    .string()
    .nullable()
    .describe('what is there instead of a value; null where there is a value'),
  explanation: explanation
    .describe(
      'with --explain: the conventions under which the same options give the expected number',
    )
    .exactOptional(),
  notUpdated: z.string().describe('why --update left the expectation as it was').exactOptional(),
});

const update = z.object({
  path: z.string().describe('where the value is in the report'),
  line: z.float64().describe('the line of the expectation in the fixture'),
  before: z.string().describe('the expected value as it was written'),
  after: z.string().describe('the expected value as it is written now'),
});

const checkedCase = z.object({
  fixture: z.string().describe('the file of the case'),
  line: z.float64().describe('the line where it begins'),
  name: z.string().describe('its name'),
  command: z.string().describe('the command that it runs'),
  status: z.enum(['passed', 'failed']).describe('whether everything came out as expected'),
  mismatches: z.array(mismatch).describe('the expectations that were not met'),
  error: z
    .object({
      code: z.string().describe('the code of the problem'),
      message: z.string().describe('what happened'),
    })
    .describe('why the command gave no result, where that was not expected')
    .exactOptional(),
  updates: z
    .array(update)
    .describe('what --update wrote; such an expectation counts as met')
    .exactOptional(),
});

export const resultSchema = z.object({
  passed: z.float64().describe('how many cases came out as expected'),
  failed: z.float64().describe('how many did not'),
  cases: z
    .array(checkedCase)
    .describe(
      'each case; the list that CSV and JSON lines print, with a line for each value that differs',
    ),
});

/** What `check` answers. */
export type CheckResult = ReadonlyDeep<z.infer<typeof resultSchema>>;
export type CheckedCase = ReadonlyDeep<z.infer<typeof checkedCase>>;
/** An expectation that was not met. */
export type Mismatch = ReadonlyDeep<z.infer<typeof mismatch>>;
/** The conventions under which the same options give the expected number. */
export type Explanation = ReadonlyDeep<z.infer<typeof explanation>>;
export type Convention = ReadonlyDeep<z.infer<typeof convention>>;
export type Update = ReadonlyDeep<z.infer<typeof update>>;
