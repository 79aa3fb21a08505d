import { z } from 'zod';
import { errorSchema } from '../src/commands/shared/error-schema.ts';
import { reportSchema } from '../src/commands/shared/result-schema.ts';
import type { InputFile } from './input-files.ts';

/**
 * What a command prints as JSON, for other languages. It describes the fields that there are and allows
 * others, so that a result of tomorrow still validates.
 */
export function jsonSchema(command: string, result: z.ZodObject): string {
  return written(reportSchema(command, result), `What rapport ${command} prints with --json`);
}

/** What is printed in place of a result where a command refuses. */
export const errorJsonSchema = (): string =>
  written(errorSchema, 'What rapport prints on standard error with --json where it refuses');

/** What may stand in a file that rapport reads, for editors and other languages. */
export const fileSchema = ({ title, schema }: InputFile): string => written(schema, title);

function written(schema: z.core.$ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: withoutLargest });
  return `${JSON.stringify({ $schema, title, ...rest }, withoutUnions, 2)}\n`;
}

/** Every number of JSON is a double: the largest is no limit worth a word. */
function withoutLargest({ jsonSchema: { minimum, maximum }, jsonSchema }: Written): void {
  if (minimum === -Number.MAX_VALUE) delete jsonSchema.minimum;
  if (maximum === Number.MAX_VALUE) delete jsonSchema.maximum;
}

interface Written {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** `"type": ["number", "string"]` as `anyOf`: strict validators allow no other list of types than one type and null. */
function withoutUnions(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  const { type, ...rest } = value;
  const isUnion = Array.isArray(type) && !(type.length === 2 && type.includes('null'));
  return isUnion ? { ...rest, anyOf: type.map((one: unknown) => ({ type: one })) } : value;
}
