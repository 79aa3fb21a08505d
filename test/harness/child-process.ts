import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { readable } from './readable.ts';

/** What a program did, as far as a shell can see. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly directory: string;
  /** File that standard input comes from; empty without one. */
  readonly stdin?: string;
  /** Added to an environment that has nothing but a path, a language and a time zone. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Far from where anything is likely to have been written: what leaks out of the machine shows. */
const elsewhere = { LC_ALL: 'de_DE.UTF-8', TZ: 'Pacific/Chatham' };

/** Runs a program to its end, with its streams kept. */
export async function finished(
  program: string,
  args: readonly string[],
  { directory, stdin, environment = {} }: Circumstances,
): Promise<Finished> {
  const child = spawn(program, args, {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...elsewhere, ...environment },
    timeout: 60_000,
  });
  const code = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout, stderr] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    stdin === undefined ? child.stdin.end() : fed(child.stdin, stdin),
  ]);
  return { code: await code, stdout: readable(stdout), stderr: readable(stderr) };
}

/** Feeds a file to a program, which may stop reading whenever it likes. */
async function fed(input: NodeJS.WritableStream, file: string): Promise<void> {
  await pipeline(createReadStream(file), input).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error;
  });
}
