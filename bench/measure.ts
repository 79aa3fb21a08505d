import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** Arguments of `node`: a script with its own, or an expression. */
export type Program = readonly string[];

/**
 * Median wall time of each program in milliseconds. They take turns, so that whatever else the
 * machine does slows all of them alike; the first turn only fills the caches.
 */
export function medianTimes(programs: readonly Program[], turns: number): number[] {
  const times = programs.map((): number[] => []);
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [i, program] of programs.entries()) {
      const begin = process.hrtime.bigint();
      run(program);
      const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
      if (turn > 0) times[i]?.push(milliseconds);
    }
  }
  return times.map(median);
}

/** Peak resident memory of a program in megabytes, of a run of its own. */
export function peakMemory(program: Program): number {
  const file = resolve('.bench/peak-memory');
  run(['--import', './bench/peak-memory.js', ...program], { PEAK_MEMORY: file });
  const kilobytes = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return kilobytes / 1024;
}

function run(args: Program, environment: Record<string, string> = {}): void {
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('no values');
  return middle;
}
