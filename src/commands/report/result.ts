import { z } from 'zod';
import { recognisedSchema } from '../shared/files-asked/recognised-schema.ts';
import { answerSchema, type ResultOf } from '../shared/result-schema.ts';
import { sectionNames } from './sections.ts';

/** A report as another command prints it: each has a schema of its own, so that nothing more is said of it here. */
const nestedReport = z.looseObject({
  schema: z.string().describe('its form: `rapport/forecast@2`, whose schema describes the rest'),
});

const changeSchema = z.object({
  before: z
    .string()
    .nullable()
    .describe('the answer of the earlier report; null where it had none to this'),
  sentence: z.string().describe('what has changed, or why that cannot be said, in a sentence'),
  report: nestedReport
    .describe(
      'what `compare` prints of the two; absent where the command has no comparison, or the two differ in what they measure',
    )
    .exactOptional(),
});

const sectionSchema = z.object({
  section: z.enum(sectionNames).describe('its name, as --sections takes it'),
  question: z.string().describe('the question that it answers'),
  status: z
    .enum(['answered', 'open', 'stated'])
    .describe(
      'whether the files answer it; `open` where something more is needed, `stated` of what no number sees',
    ),
  answer: answerSchema
    .nullable()
    .describe('the answer, its figures by where they stand in `report`; null where there is none'),
  needs: z.string().nullable().describe('what an open question needs; null of any other'),
  command: z
    .string()
    .nullable()
    .describe('the command line that says more, or answers it; null where there is none'),
  from: z
    .enum(sectionNames)
    .nullable()
    .describe('the section whose `report` the answer is from; null where no command was run'),
  report: nestedReport
    .describe('what the command prints as JSON; absent where it stands in the section of `from`')
    .exactOptional(),
  change: changeSchema
    .describe('with --since-last: what has changed since the earlier report')
    .exactOptional(),
  lines: z.array(z.string()).describe('of what no number sees: sentences').exactOptional(),
});

const fileSchema = z.object({
  ...recognisedSchema.omit({ rows: true }).shape,
  usedBy: z
    .array(z.enum(sectionNames))
    .describe('the sections that rest on it, or would if they were answered'),
});

export const resultSchema = z.object({
  title: z.string().describe('the title of the page'),
  files: z.array(fileSchema).describe('what each file is'),
  sections: z
    .array(sectionSchema)
    .describe('the sections in their order; the list that CSV and JSON lines print'),
});

/** What `report` answers. */
export type ReportResult = ResultOf<typeof resultSchema>;
export type ReportSection = ResultOf<typeof sectionSchema>;
export type ReportFile = ResultOf<typeof fileSchema>;
export type SectionChange = ResultOf<typeof changeSchema>;
