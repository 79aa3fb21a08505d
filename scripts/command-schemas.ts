import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { z } from 'zod';

/** The schema of every command's result, by the name of the command: each folder of src/commands with a command.ts has one. */
export async function resultSchemas(): Promise<ReadonlyMap<string, z.ZodType>> {
  const entries = await readdir('src/commands');
  const commands = entries.filter((name) => existsSync(`src/commands/${name}/command.ts`)).sort();
  const loaded = commands.map(async (command) => {
    const file = existsSync(`src/commands/${command}/schema.ts`) ? 'schema' : 'result';
    const module: { resultSchema: z.ZodType } = await import(
      `../src/commands/${command}/${file}.ts`
    );
    return [command, module.resultSchema] as const;
  });
  return new Map(await Promise.all(loaded));
}
