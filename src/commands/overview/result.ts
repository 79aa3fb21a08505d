import { z } from 'zod';
import { fileKinds } from '../../input/survey-files.ts';
import type { ResultOf } from '../shared/result-schema.ts';

const recognised = z.object({
  file: z.string().describe('its name, as written on the command line'),
  kind: z
    .enum([...fileKinds, 'saved result'])
    .nullable()
    .describe('what it is by its headers; null where they fit nothing'),
  source: z
    .string()
    .nullable()
    .describe(
      'the shop or service whose export it is, or the command that saved it; null if unknown',
    ),
  rows: z.number().describe('its rows'),
  columns: z.array(z.string()).describe('its headers'),
});

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
  files: z.array(recognised).describe('what each file is'),
  questions: z
    .array(answered)
    .describe('what the files answer, and what they could; the list that CSV and JSON lines print'),
});

/** What `overview` answers. */
export type OverviewResult = ResultOf<typeof resultSchema>;
export type RecognisedFile = ResultOf<typeof recognised>;
export type Answered = ResultOf<typeof answered>;
