import { z } from 'zod';
import { labelsSchema, type ResultOf } from '../result-schema.ts';

const count = z.int().nonnegative();

/**
 * The list of customers that `--list` asks for.
 *
 * @param names - the lists of the command
 * @param valueAtStake - what the value at stake of a listed customer is
 */
export const namedListSchema = <const Names extends readonly [string, ...string[]]>(
  names: Names,
  valueAtStake: string,
) =>
  z.object({
    name: z.enum(names).describe('the name that --list gives'),
    customers: count.describe('how many customers are on it; --top cuts only the rows'),
    valueAtStake: z
      .number()
      .describe('the sum of what is at stake with them, as far as it is known'),
    gone: count.describe(
      'how many customers would be on it, but are known to have left, and are not listed',
    ),
    rows: z
      .array(listRowSchema(valueAtStake))
      .describe(
        'its customers, the greatest value at stake first; the list that CSV and JSON lines print',
      ),
  });

const listRowSchema = (valueAtStake: string) =>
  z.object({
    id: z.string().describe('as the file has it'),
    kept: labelsSchema.describe('the --keep columns').exactOptional(),
    valueAtStake: z.number().nullable().describe(valueAtStake),
    reason: z.string().describe('why the customer is on the list, in words'),
  });

export type ListRow = ResultOf<ReturnType<typeof listRowSchema>>;
