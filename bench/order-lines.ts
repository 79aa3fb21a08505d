import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from './bench.ts';
import { medianTimes, type Program, peakMemory } from './measure.ts';
import { writeOrders } from './orders.ts';

/** A Python with lifetimes 0.11.3, where there is one: pip install lifetimes==0.11.3. */
const python = process.env['PYTHON'] ?? 'python3';

/** From a log of orders to a row a customer: beside lifetimes, and ten times as many. */
export async function orderLines(): Promise<readonly Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  try {
    const [few, many] = [join(folder, 'few.csv'), join(folder, 'many.csv')];
    await writeOrders(few, 250_000, 1);
    await writeOrders(many, 2_500_000, 1);
    const forecast = (file: string): Program => [
      'bin/rapport.js',
      'forecast',
      file,
      '--model',
      'bg-nbd',
      '--holdout',
      'none',
      '--each',
      '--quiet',
      '-o',
      join(folder, 'out.csv'),
    ];
    const [fewTime = 0] = medianTimes([forecast(few)], 5);
    const [manyTime = 0] = medianTimes([forecast(many)], 1);
    const peer = lifetimesOf(few, join(folder, 'peer.csv'));
    const memory = (what: string, file: string, limit: number): Line => {
      const peak = peakMemory(forecast(file));
      return { what, ours: peak, least: 0, unit: 'MB', measured: peak, limit };
    };
    return [
      ...(peer === undefined
        ? []
        : [ratio('forecast, 1.2 M orders ÷ lifetimes', fewTime, peer, 0.1)]),
      ratio('forecast, 12 M orders ÷ 1.2 M', manyTime, fewTime, 11),
      memory('forecast, 1.2 M orders, peak memory', few, 400),
      memory('forecast, 12 M orders, peak memory', many, 1500),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ratio = (what: string, ours: number, least: number, limit: number): Line => ({
  what,
  ours,
  least,
  unit: 'ms',
  measured: ours / least,
  limit,
});

/** Milliseconds that lifetimes takes from the file to a row a customer; undefined where it is not there. */
function lifetimesOf(file: string, output: string): number | undefined {
  if (spawnSync(python, ['-c', 'import lifetimes']).status !== 0) return undefined;
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(python, ['bench/peer.py', file, output]);
  if (status !== 0) throw new Error(`${python} bench/peer.py failed:\n${stderr}`);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}
