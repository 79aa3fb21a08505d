import { z } from 'zod';
import { dialectNames } from '../../sql/dialect.ts';
import { queryNames } from '../../sql/query-names.ts';
import type { ResultOf } from '../shared/result-schema.ts';

export const resultSchema = z.object({
  command: z.enum(queryNames).describe('what the statement is for'),
  dialect: z.enum(dialectNames).describe('the engine whose SQL it is'),
  run: z
    .boolean()
    .describe(
      'whether statements of this dialect are run on their engine before a release; of the others the text is parsed',
    ),
  reads: z
    .string()
    .nullable()
    .describe('the command that reads the answer; null where the statement makes a table instead'),
  columns: z
    .array(z.string())
    .describe('the columns of the answer, or of the table that is made, in their order'),
  statement: z
    .string()
    .describe('the statement, with its comments, without the semicolon at its end'),
});

/** What `sql` answers. */
export type SqlResult = ResultOf<typeof resultSchema>;
