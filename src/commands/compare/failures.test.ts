import { describe, expect, it } from 'vitest';
import { recovery as recoveryCommand } from '../recovery/command.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from '../value/command.ts';
import { compare } from './command.ts';
import type { CompareResult } from './result.ts';
import { answered, comparedWith } from './testing/compared.ts';

const value = runOf(valueCommand);
const recovery = runOf(recoveryCommand);

const customers = (rows: readonly string[]): string =>
  ['customer,plan,monthly spend,tenure months', ...rows].join('\n');
const byPlan = (rows: readonly string[]) => answered(value, { by: ['plan'] }, customers(rows));

const resultOf = async (before: unknown, after: unknown, failOn: string): Promise<CompareResult> =>
  (await comparedWith(before, after, { 'fail-on': failOn })).report.result;

// Means: basic (120 + 120) ÷ 2 = 120, gold 1,200.
const before = ['A,basic,10,12', 'B,basic,10,12', 'C,gold,50,24'];

describe('--fail-on 5%', () => {
  it('names segments whose mean moved by more, up or down, and those that are new or gone', async () => {
    // basic: (120 + 96) ÷ 2 = 108, a tenth less. gold is gone, new comes with 20 · 6 = 120.
    const after = ['A,basic,10,12', 'B,basic,8,12', 'D,new,20,6'];
    const { failures, failOn } = await resultOf(await byPlan(before), await byPlan(after), '5%');
    expect(failOn).toBe(0.05);
    expect(failures).toEqual([
      {
        name: 'basic',
        segment: { plan: 'basic' },
        kind: 'changed',
        before: 120,
        after: 108,
        changeShare: -0.1,
      },
      {
        name: 'gold',
        segment: { plan: 'gold' },
        kind: 'vanished',
        before: 1200,
        after: null,
        changeShare: null,
      },
      {
        name: 'new',
        segment: { plan: 'new' },
        kind: 'new',
        before: null,
        after: 120,
        changeShare: null,
      },
    ]);
  });

  it('allows just so much, and more customers who are worth the same', async () => {
    // basic: (126 + 126 + 126) ÷ 3 = 126, 5 % more; gold 1,200 · 0.95.
    const after = ['A,basic,10.5,12', 'B,basic,10.5,12', 'E,basic,10.5,12', 'C,gold,47.5,24'];
    const [was, is] = [await byPlan(before), await byPlan(after)];
    expect((await resultOf(was, is, '5%')).failures).toEqual([]);
    expect((await resultOf(was, is, '4.9%')).failures?.map(({ name }) => name)).toEqual([
      'basic',
      'gold',
    ]);
  });

  it('fails the command only where something moved', async () => {
    const was = await byPlan(before);
    expect(compare.failed?.(await resultOf(was, was, '0%'))).toBe(false);
    const is = await byPlan(before.slice(0, 2));
    expect(compare.failed?.(await resultOf(was, is, '50%'))).toBe(true);
    // Without the option nothing fails.
    const { report } = await comparedWith(was, is, {});
    expect(compare.failed?.(report.result)).toBe(false);
    expect(report.result.failures).toBeUndefined();
  });

  it('takes a mean that was 0 as moved by more than any share', async () => {
    const free = await byPlan(['A,basic,0,12', 'B,basic,0,12', 'C,gold,50,24']);
    const { failures } = await resultOf(free, await byPlan(before), '90%');
    expect(failures).toMatchObject([
      { name: 'basic', kind: 'changed', before: 0, after: 120, changeShare: null },
    ]);
  });

  it('goes by problems in results about problems', async () => {
    const worked = (unresolved: string) =>
      `problem,customers,complained,unresolved,resolved,quickly,severity\nlate,2000,50%,${unresolved},40%,30%,major\n`;
    const options = { 'no-problem-stay': '90%', 'value-to-come': '1000' };
    const { failures } = await resultOf(
      await answered(recovery, options, worked('30%')),
      await answered(recovery, options, worked('30%').replace('2000', '3000')),
      '1%',
    );
    // Half as many customers more, and each loses as much.
    expect(failures).toEqual([]);
  });

  it('says so where two versions mean different things by the means', async () => {
    const is = (await answered(
      value,
      { by: ['plan'], growth: '2%/y', method: 'expected' },
      ended,
    )) as Saved;
    const was = { ...is, schema: 'rapport/value@1' };
    const { failures, notCompared } = await resultOf(was, is, '5%');
    expect(notCompared.map(({ name }) => name)).toContain('total.totalValue');
    expect(failures).toMatchObject([{ kind: 'not-compared' }]);
  });
});

interface Saved {
  readonly schema: string;
}

/** So many that values to come can be expected. */
const ended = [
  'customer,plan,monthly spend,tenure months,status',
  ...Array.from(
    { length: 40 },
    (_, i) =>
      `C${i},${i % 2 === 0 ? 'basic' : 'gold'},${10 + (i % 5)},${6 + i},${i % 3 === 0 ? 'active' : 'ended'}`,
  ),
].join('\n');
