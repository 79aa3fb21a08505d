import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from './command.ts';

const run = runOf(valueCommand);

interface Stay {
  readonly months: number;
  readonly ended: boolean;
  readonly plan?: string;
}

async function report(stays: readonly Stay[], options: OptionTexts) {
  const rows = stays.map(
    ({ months, ended, plan = 'one' }, i) =>
      `C${i},${plan},${10 + (i % 3)},${months},${ended ? 'ended' : 'active'}\n`,
  );
  const text = `id,plan,monthly_fee,tenure_months,status\n${rows.join('')}`;
  const world: World = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
  return (await run({ operands: ['-'], options }, world)).report;
}

const total = async (stays: readonly Stay[], options: OptionTexts) =>
  (await report(stays, options)).result.total;

/** Customers who leave ever more rarely. */
const slowing = Array.from(
  { length: 90 },
  (_, i): Stay => ({ months: 1 + ((i * i) % 31), ended: i % 3 > 0 }),
);
/** Half of them leave at the end of a contract. */
const contract = Array.from(
  { length: 200 },
  (_, i): Stay => (i < 100 ? { months: 12, ended: true } : { months: 18 + (i % 12), ended: false }),
);

describe('figures beyond the data', { timeout: 60_000 }, () => {
  it('range from the least to the most that each of the models says alone', async () => {
    const all = await total(slowing, { horizon: '6y' });
    if (all.modelRange === undefined) throw new RangeError('there is no range');
    const { models, ...range } = all.modelRange;
    expect(models.length).toBeGreaterThan(2);
    const alone = await Promise.all(
      models.map((model) => total(slowing, { horizon: '6y', model })),
    );
    expect(alone.every(({ modelRange }) => modelRange === undefined)).toBe(true);
    const ends = (figures: readonly (number | null | undefined)[]) => ({
      low: expect.closeTo(Math.min(...figures.map(Number)), 3),
      high: expect.closeTo(Math.max(...figures.map(Number)), 3),
    });
    expect(range).toEqual({
      totalValue: ends(alone.map(({ totalValue }) => totalValue)),
      mean: ends(alone.map(({ lifetimeValue }) => lifetimeValue?.mean)),
      toCome: ends(alone.map(({ toCome }) => toCome)),
      atAcquisition: ends(alone.map(({ atAcquisition }) => atAcquisition)),
    });
    expect(range.totalValue.low).toBeLessThan(range.totalValue.high - 1);
  });

  it('add up to the range of the total, segment by segment', async () => {
    const plans = slowing.map((stay, i) => ({ ...stay, plan: i % 2 === 0 ? 'a' : 'b' }));
    const { result } = await report(plans, { horizon: '6y', by: 'plan' });
    const sum = (end: 'low' | 'high') =>
      result.segments.reduce((all, line) => all + (line.modelRange?.totalValue[end] ?? 0), 0);
    expect(result.segments).toHaveLength(2);
    expect(result.total.modelRange?.totalValue.low).toBeCloseTo(sum('low'), 5);
    expect(result.total.modelRange?.totalValue.high).toBeCloseTo(sum('high'), 5);
  });

  it('are no range within the data', async () => {
    expect((await total(slowing, { horizon: '2y' })).modelRange).toBeUndefined();
  });

  it('are refused where no model fits, and given where an option names one', async () => {
    await expect(report(contract, { horizon: '5y' })).rejects.toThrow(Refusal);
    await expect(report(contract, { horizon: '5y' })).rejects.toThrow('no-model-fits');
    const { result, problems } = await report(contract, { horizon: '5y', model: 'weibull' });
    expect(problems.map(({ code }) => code)).toContain('model-unfit');
    expect(result.total.extrapolatedShare).toBeGreaterThan(0);
    expect((await report(contract, { horizon: '2y' })).problems).toEqual([]);
  });
});
