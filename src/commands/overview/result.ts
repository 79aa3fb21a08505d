import { z } from 'zod';
import { recognisedSchema } from '../shared/files-asked/recognised-schema.ts';
import type { ResultOf } from '../shared/result-schema.ts';

const figure = z.object({
  value: z.float64().describe('the figure'),
  text: z.string().describe('the figure as the sentences write it'),
});

const answered = z.object({
  question: z.string().describe('the question in words'),
  status: z
    .enum(['answered', 'open'])
    .describe('whether the files answer it; `open` where something more is needed'),
  sentence: z.string().describe('the answer, or what is needed for one'),
  certainty: z.string().nullable().describe('how sure it is; null where it is open'),
  wouldChange: z.string().nullable().describe('what would change it; null where it is open'),
  figures: z.array(figure).describe('the figures that the sentences name'),
  command: z.string().describe('the command line that says more, or answers it'),
});

export const resultSchema = z.object({
  files: z.array(recognisedSchema).describe('what each file is'),
  questions: z
    .array(answered)
    .describe('what the files answer, and what they could; the list that CSV and JSON lines print'),
});

/** What `overview` answers. */
export type OverviewResult = ResultOf<typeof resultSchema>;
export type Answered = ResultOf<typeof answered>;
