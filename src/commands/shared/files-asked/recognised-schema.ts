import { z } from 'zod';
import { fileKinds } from '../../../input/survey-files.ts';
import type { ResultOf } from '../result-schema.ts';

/** What a file is, for a command that recognises its files by itself. */
export const recognisedSchema = z.object({
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

export type RecognisedFile = ResultOf<typeof recognisedSchema>;
