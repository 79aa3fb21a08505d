import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finished, finished } from './child-process.ts';

/** Files by name, with their contents. */
export type Files = Readonly<Record<string, string | Buffer>>;

/**
 * Runs a line of bash in a new folder that holds the files; in it, `rapport` is the built command.
 * For what only a shell can do: pipes, redirections, signals.
 */
export async function inShell(program: string, files: Files, line: string): Promise<Finished> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-shell-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(directory, name), content);
    }
    const script = `rapport() { "${process.execPath}" "${program}" "$@"; }; export -f rapport; ${line}`;
    // A language that every machine has: bash warns of others.
    return await finished('bash', ['--norc', '-c', script], {
      directory,
      environment: { LC_ALL: 'C' },
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * A line whose output is a terminal so many columns wide, and whose input is the same terminal, at
 * which nobody types.
 */
export const inTerminal = (columns: number, line: string): string =>
  `SHELL="$BASH" script -qec 'stty cols ${columns}; ${line}' /dev/null < /dev/null`;
