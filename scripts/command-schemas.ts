import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { z } from 'zod';

/**
 * The schema of every command's result, by the name of the command: each folder of src/commands with a command.ts has
 * one, or the room of that name in src, as src/check does, which may not import from the commands.
 */
export async function resultSchemas(): Promise<ReadonlyMap<string, z.ZodObject>> {
  const entries = await readdir('src/commands');
  const commands = entries.filter((name) => existsSync(`src/commands/${name}/command.ts`)).sort();
  const loaded = commands.map(async (command) => {
    const { resultSchema } = await resultModule(command);
    return [command, resultSchema] as const;
  });
  return new Map(await Promise.all(loaded));
}

async function resultModule(command: string): Promise<{ resultSchema: z.ZodObject }> {
  if (existsSync(`src/commands/${command}/result.ts`))
    return await import(`../src/commands/${command}/result.ts`);
  return await import(`../src/${command}/result.ts`);
}
