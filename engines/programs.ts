import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place.ts';

/** A program and what it is started with. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whom it runs as; the user of this process without it. */
  readonly user?: User;
  /** What asks it to end; SIGTERM without it. */
  readonly ends?: NodeJS.Signals;
}

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Runs a program to its end; what it prints goes to a file, or is returned where none is named. */
export async function ran(place: Place, program: Program, file?: string): Promise<Printed> {
  const child = started(place, program, ['ignore', 'pipe', 'pipe']);
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('no pipe');
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, printed, complained] = await Promise.all([
    closed,
    file === undefined ? text(stdout) : pipeline(stdout, createWriteStream(file)).then(() => ''),
    text(stderr),
  ]);
  if (code !== 0) {
    const said = lastLines(`${printed}${complained}`);
    throw new Error(`${program.command} ended with ${code}:\n${said}`);
  }
  return { stdout: printed, stderr: complained };
}

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Starts a server and waits until it is ready; the place ends it.
 *
 * @param name - of its log, in the folder of the place
 * @param isReady - asked twice a second
 * @throws {Error} it ends, or is not ready after the given seconds; with the end of its log
 */
export async function served(
  place: Place,
  name: string,
  program: Program,
  isReady: () => Promise<boolean>,
  seconds = 300,
): Promise<void> {
  const path = join(place.folder, `${name}.log`);
  const log = await open(path, 'w');
  const child = started(place, program, ['ignore', log.fd, log.fd]);
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  await log.close();
  const end = Date.now() + 1000 * seconds;
  for (;;) {
    if (await isReady().catch(() => false)) return;
    const said = failure?.message ?? (hasEnded(child) ? 'it ended' : undefined);
    if (said !== undefined || Date.now() > end) {
      const logged = lastLines(await readFile(path, 'utf8'));
      throw new Error(`${name} did not start: ${said ?? `not ready in ${seconds} s`}\n${logged}`);
    }
    await sleep(500);
  }
}

/** A program that answers lines of JSON. */
export interface Conversation {
  /** Sends a line, or none, and waits for the next one. */
  readonly ask: <Reply>(request?: unknown) => Promise<Reply>;
  /** Ends its input, and waits until it has ended. */
  readonly end: () => Promise<void>;
}

/** Starts a program that answers each line of JSON with another; the place ends it. */
export function conversation(place: Place, program: Program): Conversation {
  const child = started(place, program, 'pipe');
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error('no pipe');
  const complained = text(stderr);
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    ask: async <Reply>(request?: unknown) => {
      if (request !== undefined) stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done === true)
        throw new Error(`${program.command} ended:\n${lastLines(await complained)}`);
      return JSON.parse(value) as Reply;
    },
    end: async () => {
      const over = hasEnded(child) || new Promise((resolve) => child.once('exit', resolve));
      stdin.end();
      await over;
    },
  };
}

/**
 * Writes a script into a folder of the place for the PATH of a shell.
 *
 * @param lines - the first names what runs it: "#!/bin/sh"
 * @returns the PATH that has it first
 */
export async function scriptPath(
  { folder }: Pick<Place, 'folder'>,
  name: string,
  lines: readonly string[],
): Promise<string> {
  const scripts = join(folder, 'bin');
  await mkdir(scripts, { recursive: true });
  await writeFile(join(scripts, name), `${lines.join('\n')}\n`, { mode: 0o755 });
  return pathWith(scripts);
}

/** The PATH of this process with another folder at its head. */
export const pathWith = (folder: string): string =>
  [folder, process.env['PATH']].filter(Boolean).join(delimiter);

/** Starts a program in a process group of its own, which the place ends with all that it started. */
function started(place: Place, program: Program, stdio: SpawnOptions['stdio']): ChildProcess {
  const { command, args, environment, user } = program;
  const child = spawn(command, args, {
    cwd: place.folder,
    env: { ...process.env, ...environment },
    stdio: stdio ?? 'ignore',
    detached: true,
    ...user,
  });
  place.atEnd(() => ended(child, program.ends ?? 'SIGTERM'));
  return child;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

async function ended(child: ChildProcess, asks: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  signal(child.pid, asks);
  const killed = setTimeout(() => signal(child.pid ?? 0, 'SIGKILL'), 20_000);
  await over;
  clearTimeout(killed);
}

/** Signals a process group, which may be gone already. */
function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const lastLines = (printed: string): string => printed.trimEnd().split('\n').slice(-15).join('\n');

/** Ports of the loopback address that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
