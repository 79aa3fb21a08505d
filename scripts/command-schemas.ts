import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/**
 * The shape of every command's result, by the name of the command: each folder of src/commands with a
 * command.ts has a schema.ts.
 */
export async function resultSchemas(): Promise<ReadonlyMap<string, z.ZodType>> {
  const files = await readdir('src/commands', { recursive: true });
  const commands = files.filter((file) => /^[^/\\]+[/\\]command\.ts$/.test(file)).map(dirname);
  const loaded = commands.sort().map(async (command) => {
    const module: { resultSchema: z.ZodType } = await import(
      `../src/commands/${command}/schema.ts`
    );
    return [command, module.resultSchema] as const;
  });
  return new Map(await Promise.all(loaded));
}
