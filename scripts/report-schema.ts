import { z } from 'zod';
import { reportSchema } from '../src/commands/report-schema.ts';

/**
 * What a command prints as JSON, for other languages. It describes the fields that there are and allows
 * others, so that a result of tomorrow still validates.
 */
export function jsonSchema(command: string, result: z.ZodType): string {
  const schema = z.toJSONSchema(reportSchema(command, result), { io: 'input' });
  const { $schema, ...rest } = schema;
  const title = `What rapport ${command} prints with --json`;
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
