import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** A program that runs as a process of its own. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

/** What a process took: wall time and CPU time in milliseconds, and peak memory in megabytes. */
export interface Usage {
  readonly wall: number;
  /** NaN, as the memory, for a program that does not tell. */
  readonly cpu: number;
  readonly memory: number;
}

/** Node alone: nothing is loaded that tells what it took, since that takes time itself. */
export const bareNode = (...args: readonly string[]): Program => ({
  command: process.execPath,
  args,
});

export const node = (...args: readonly string[]): Program =>
  bareNode('--import', './bench/usage.js', ...args);

export const rapport = (...args: readonly string[]): Program => node('bin/rapport.js', ...args);

/** A Python that has the packages of peers.py, or some of them. */
const python = process.env['PYTHON'] ?? 'python3';

/** A work of peers.py; undefined where its package is not installed. */
export function peer(work: string, input: string, output: string): Program | undefined {
  const [name = ''] = work.split('-');
  const { status } = spawnSync(python, ['-c', `import ${name}`]);
  return status === 0
    ? { command: python, args: ['bench/peers.py', work, input, output] }
    : undefined;
}

/**
 * What each program takes, medians. They take turns, so that whatever else the machine does slows all of them alike;
 * where there are several turns, a first one that does not count fills the caches.
 */
export function medianUsages(programs: readonly Program[], turns: number): Usage[] {
  const taken = programs.map((): Usage[] => []);
  for (let turn = turns > 1 ? 0 : 1; turn <= turns; turn += 1)
    for (const [i, program] of programs.entries()) {
      const usage = usageOf(program);
      if (turn > 0) taken[i]?.push(usage);
    }
  return taken.map((usages) => ({
    wall: median(usages.map(({ wall }) => wall)),
    cpu: median(usages.map(({ cpu }) => cpu)),
    memory: median(usages.map(({ memory }) => memory)),
  }));
}

function usageOf({ command, args }: Program): Usage {
  const file = resolve('.bench/usage.json');
  mkdirSync('.bench', { recursive: true });
  rmSync(file, { force: true });
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, USAGE: file },
  });
  const wall = Number(process.hrtime.bigint() - begin) / 1e6;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
  const told: Omit<Usage, 'wall'> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { cpu: Number.NaN, memory: Number.NaN };
  return { wall, ...told };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('no values');
  return middle;
}
