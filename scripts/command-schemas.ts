import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { z } from 'zod';

/**
 * The schema of every command's result, by the name of the command: each folder of src/commands with a command.ts has
 * one, or the room of that name in src, as src/check does, which may not import from the commands. Where an option asks
 * for another result, a folder in that of the command has it: retention/movements is "retention-movements".
 */
export async function resultSchemas(): Promise<ReadonlyMap<string, z.ZodObject>> {
  const entries = await readdir('src/commands');
  const commands = entries.filter((name) => existsSync(`src/commands/${name}/command.ts`));
  const own = commands.map(async (command) => [command, await resultModule(command)] as const);
  const others = await Promise.all(commands.map(otherModules));
  const loaded = [...(await Promise.all(own)), ...others.flat()];
  const byName = loaded.map(([name, { resultSchema }]) => [name, resultSchema] as const);
  return new Map(byName.sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface ResultModule {
  readonly resultSchema: z.ZodObject;
}

async function resultModule(command: string): Promise<ResultModule> {
  if (existsSync(`src/commands/${command}/result.ts`))
    return await import(`../src/commands/${command}/result.ts`);
  return await import(`../src/${command}/result.ts`);
}

/** The results that options of a command ask for. */
async function otherModules(command: string): Promise<(readonly [string, ResultModule])[]> {
  const entries = await readdir(`src/commands/${command}`);
  const others = entries.filter((name) => existsSync(`src/commands/${command}/${name}/result.ts`));
  return await Promise.all(
    others.map(async (name) => {
      const module: ResultModule = await import(`../src/commands/${command}/${name}/result.ts`);
      return [`${command}-${name}`, module] as const;
    }),
  );
}
