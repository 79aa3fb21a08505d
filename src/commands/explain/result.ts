import { z } from 'zod';
import type { ResultOf } from '../shared/result-schema.ts';

const meaning = z.object({
  kind: z
    .enum(['problem', 'term', 'command', 'option', 'field'])
    .describe(
      'whether it is the code of a problem, a term, a command, an option or a result field',
    ),
  name: z.string().describe('its name as the documents have it'),
  text: z.string().describe('what it means, in Markdown; of a problem also what to do'),
  commands: z
    .array(z.string())
    .describe('of an option or a field: the commands that have it; empty for the others'),
});

export const resultSchema = z.object({
  meanings: z
    .array(meaning)
    .describe('what each word means; the list that CSV and JSON lines print'),
});

/** What `explain` answers. */
export type ExplainResult = ResultOf<typeof resultSchema>;
export type Meaning = ResultOf<typeof meaning>;
