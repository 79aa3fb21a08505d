import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cpuSeconds } from '../../engines/cpu-seconds.ts';
import { differingFigures } from '../../engines/figures.ts';

it('tells which figures differ, and lets the last printed decimal pass', () => {
  const expected = { total: { spend: 2e9, share: 0.5 }, until: '2024-12-31', segments: [{ n: 1 }] };
  const near = { ...expected, total: { spend: 2e9 + 1.9, share: 0.500_004 }, more: 1 };
  expect(differingFigures(near, expected)).toEqual([]);
  const far = { total: { spend: 2e9 + 2.1, share: '0.5' }, until: '2024-12-30', segments: [] };
  expect(differingFigures(far, expected)).toEqual([
    '.total.spend is 2000000002.1, not 2000000000',
    '.total.share is 0.5, not 0.5',
    '.until is 2024-12-30, not 2024-12-31',
    '.segments.0.n is undefined, not 1',
  ]);
  expect(differingFigures({ rate: Number.NaN }, { rate: 1 })).toHaveLength(1);
});

it.skipIf(!existsSync('/proc'))(
  'counts the CPU time of programs that were started and have ended',
  async () => {
    const before = Number(await cpuSeconds());
    // Node's own count of what it spent, at the end of its work.
    const work = `for (const end = Date.now() + 700; Date.now() < end;);
    const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1e6));`;
    const { stdout } = spawnSync(process.execPath, ['-e', work], { encoding: 'utf8' });
    const spent = Number(await cpuSeconds()) - before;
    expect(spent).toBeGreaterThan(Number(stdout) - 0.05);
    expect(spent).toBeLessThan(Number(stdout) + 0.5);
  },
);
