import { describe, expect, it } from 'vitest';
import { printed } from '../../core/numeric/testing/printed-sum.ts';
import type { Output } from '../command.ts';
import { recovery as recoveryCommand } from '../recovery/command.ts';
import { retention as retentionCommand } from '../retention/command.ts';
import { ror as rorCommand } from '../ror/command.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from '../value/command.ts';
import type { CompareResult } from './result.ts';
import { added, answered, bridgeBy, compared, effects } from './testing/compared.ts';

const recovery = runOf(recoveryCommand);
const retention = runOf(retentionCommand);
const ror = runOf(rorCommand);
const value = runOf(valueCommand);

const resultOf = ({ report }: Output<CompareResult>): CompareResult => report.result;

const customers = (rows: readonly string[]): string =>
  ['customer,plan,monthly spend,tenure months,status', ...rows].join('\n');

describe('two files of customers', () => {
  const before = customers(['A,basic,10,12,ended', 'B,basic,10,12,active', 'C,gold,50,24,ended']);
  const after = customers(['A,basic,10,24,ended', 'D,new,20,6,active', 'E,new,20,6,active']);

  it('are explained by segment: more of them, or worth more each', async () => {
    const by = { by: ['plan'] };
    const result = resultOf(
      await compared(await answered(value, by, before), await answered(value, by, after)),
    );
    // basic: 2 × 120 becomes 1 × 240; gold: 1 × 1,200 vanishes; new: 2 × 120 comes.
    const parts = bridgeBy(result, 'segment').parts.map(
      ({ name, kind, effect, levelEffect, weightEffect }) => ({
        name,
        kind,
        effect,
        levelEffect,
        weightEffect,
      }),
    );
    expect(parts).toEqual([
      { name: 'new', kind: 'new', effect: 240, levelEffect: 0, weightEffect: 240 },
      { name: 'gold', kind: 'vanished', effect: -1200, levelEffect: 0, weightEffect: -1200 },
      { name: 'basic', kind: 'changed', effect: 0, levelEffect: 180, weightEffect: -180 },
    ]);
    expect(result.headline).toMatchObject({ before: 1440, after: 480 });
  });

  it('are explained by the rates of segments, and what share each has', async () => {
    const by = { by: ['plan'] };
    const result = resultOf(
      await compared(await answered(retention, by, before), await answered(retention, by, after)),
    );
    // 2 ended in 4 years before; 1 ended in 3 years after: 0.5 to 0.333.
    expect(result.headline.before).toBeCloseTo(0.5, 12);
    expect(result.headline.after).toBeCloseTo(1 / 3, 12);
    const bridge = bridgeBy(result, 'segment');
    expect(added(bridge)).toBe(printed(bridge.after));
    // r = 5/12; new: no rate, a third of the exposure: (0 − 5/12)/3. gold: ½ a year, half of the exposure.
    expect(effects(bridge)['new']).toBeCloseTo(-5 / 36, 12);
    expect(effects(bridge)['gold']).toBeCloseTo(-(1 / 2 - 5 / 12) / 2, 12);
    expect(result.better.map(({ name }) => name)).toContain('total.exponential.rate');
  });

  it('are refused where they are divided or valued in different ways', async () => {
    const plain = await answered(value, {}, before);
    const divided = await answered(value, { by: ['plan'] }, before);
    const assumed = await answered(value, { tenure: '4y', margin: '20%' }, before);
    await expect(compared(plain, divided)).rejects.toThrow('results-differ');
    // Method and basis are both named.
    await expect(compared(plain, assumed)).rejects.toThrow('results-differ, results-differ');
  });
});

describe('two programmes, and two years of problems', () => {
  it('are explained by what they consist of, to the last digit', async () => {
    const programme = (investment: number): string =>
      [
        '# A club',
        'customers: 1000',
        'assignment: matched',
        'horizon: 3y',
        'margin: 25%',
        'after: { spend: 1000/y, retention: 80%/y }',
        'comparison: { spend: 900/y, retention: 75%/y }',
        `investment: [{ year: 1, amount: ${investment} }]`,
      ].join('\n');
    const programmes = resultOf(
      await compared(
        await answered(ror, {}, programme(120_000)),
        await answered(ror, {}, programme(150_000)),
      ),
    );
    const { investment = 0, ...others } = effects(bridgeBy(programmes, 'component'));
    expect(investment).toBe(-30_000);
    expect(Object.values(others).every((effect) => effect === 0)).toBe(true);

    const problems = (many: number) =>
      `problem,customers,complained,unresolved,resolved,quickly\ndelivery,${many},40,10,20,10\n`;
    const options = { severity: 'major', 'no-problem-stay': '90%', 'value-to-come': '1000' };
    const years = resultOf(
      await compared(
        await answered(recovery, options, problems(80)),
        await answered(recovery, options, problems(60)),
      ),
    );
    for (const bridge of [...programmes.bridges, ...years.bridges]) {
      expect(added(bridge)).toBe(printed(bridge.after));
    }
    expect(years.better.map(({ name }) => name)).toContain('total.valueAtRisk');
  });
});
