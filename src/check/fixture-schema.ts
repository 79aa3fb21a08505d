import * as z from 'zod/mini';
import { catalogue } from '../problems/catalogue.ts';
import { nearest } from '../problems/nearest.ts';

/** The codes of all problems: another could never come. */
const codes = Object.keys(catalogue) as [string, ...string[]];

/** A text, or a number, which is read digit for digit. */
const text = (description: string) =>
  z.union([z.string(), z.number()], 'a text').check(z.describe(description));

/** The command of a case, unless it is the one that runs the case. */
export const commandSchema = z
  .string('a text')
  .check(
    z.regex(/^(?!check$)/, 'a command that calculates something'),
    z.describe('any command but check'),
  );

/** A file beside the fixture; not standard input, which a check could read only once and never again. */
export const fileSchema = z.union(
  [z.string().check(z.regex(/^(?!-$)/, 'a file in the folder of the fixture')), z.number()],
  'a text',
);

/** The problem that a case must be refused with. */
export const failsSchema = z
  .enum(codes)
  .check(
    z.describe('instead of expect: the code of the problem that the command must be refused with'),
  );

/** What may stand in the place of a code that does not exist: the one that was probably meant. */
export function allowedCode(code: string): string {
  const near = nearest(code.replaceAll('"', ''), codes);
  return near === '' ? 'the code of a problem, such as margin-needed' : near;
}

const allowedOption = 'a text, a number, true, or a list of texts';
const option = z.union(
  [z.string(), z.number(), z.boolean(), z.array(text('one of several values'))],
  allowedOption,
);
const named = 'names with their values';

const run = {
  command: z.optional(commandSchema),
  options: z.optional(
    z
      .record(z.string(), option, named)
      .check(
        z.describe(
          'the options of the command line by name, without dashes; true for a switch, false takes back one of the defaults',
        ),
      ),
  ),
  files: z.optional(
    z
      .array(fileSchema, 'a list of files')
      .check(z.describe('the files that the command reads, from the folder of the fixture')),
  ),
};

const expected = z.union(
  [z.string(), z.number(), z.boolean(), z.null()],
  'one value: address the parts of a list or an object by their paths',
);

const anyTolerance = 'a number that is not negative, or a percentage of the expected number: 1%';
const amount = z.number(anyTolerance).check(z.nonnegative(anyTolerance));
const percentage = z.string().check(z.regex(/^\d+(?:\.\d+)? ?%$/, anyTolerance));
const one = z.union([amount, percentage], anyTolerance);
const tolerance = z.union([one, z.record(z.string(), one)], anyTolerance);

const oneCase = z.strictObject(
  {
    name: text('what the case is about; it is printed when it fails'),
    ...run,
    expect: z.optional(
      z
        .record(z.string(), expected, named)
        .check(z.describe('values of the result by their path, such as lifetimeValue')),
    ),
    tolerance: z.optional(
      tolerance.check(
        z.describe(
          'how far off, as a number or a percentage: one for all numbers of the case, or each by its path',
        ),
      ),
    ),
    fails: z.optional(failsSchema),
  },
  named,
);

/** What may stand in a fixture in YAML or JSON, as docs/checks.md describes it. */
export const fixtureSchema = z.strictObject(
  {
    defaults: z.optional(
      z
        .strictObject(
          {
            ...run,
            tolerance: z.optional(
              one.check(z.describe('how far off the numbers of cases may be that give no other')),
            ),
          },
          named,
        )
        .check(z.describe('what all cases use unless they give another value')),
    ),
    cases: z
      .array(oneCase, 'a list of cases')
      .check(
        z.minLength(1, 'a list of at least one case'),
        z.describe('runs of commands, each with its expected result'),
      ),
  },
  named,
);

export type WrittenCase = z.infer<typeof oneCase>;
export type WrittenRun = Pick<WrittenCase, keyof typeof run>;
