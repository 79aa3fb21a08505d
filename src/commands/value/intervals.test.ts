import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { World } from '../command.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from './command.ts';
import type { ValueResult } from './result.ts';

const run = runOf(valueCommand);

interface Member {
  readonly plan: string;
  readonly spend: number;
  readonly years: number;
  readonly ended: boolean;
}

/** 400 members whose spend and tenure go round in circles of different length; with 0 nobody is active. */
const members = (activeEvery: number): Member[] =>
  Array.from({ length: 400 }, (_, i) => ({
    plan: i % 4 === 0 ? 'plus' : 'basic',
    spend: 50 + ((i * 37) % 200),
    years: 1 + ((i * 13) % 9),
    ended: activeEvery === 0 || i % activeEvery !== 0,
  }));

async function value(rows: readonly Member[], options: OptionTexts): Promise<ValueResult> {
  const lines = rows.map(
    ({ plan, spend, years, ended }, i) =>
      `M${i},${plan},${spend},${years},${ended ? 'yes' : 'no'}\n`,
  );
  const text = `id,plan,spend per year,tenure years,churned\n${lines.join('')}`;
  const world: World = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
  const { report } = await run(
    { operands: ['-'], options: { ...options, intervals: true } },
    world,
  );
  return report.result;
}

const allEnded = members(0);
const half = members(2);

describe('intervals', { timeout: 60_000 }, () => {
  it('of a mean are about 1.96 standard errors to each side', async () => {
    const { total } = await value(allEnded, {});
    const worth = allEnded.map(({ spend, years }) => spend * years);
    const mean = worth.reduce((sum, each) => sum + each, 0) / worth.length;
    const variance = worth.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (worth.length - 1);
    const reach = 1.96 * Math.sqrt(variance / worth.length);
    const { low = 0, high = 0 } = total.intervals?.mean ?? {};
    // Quantiles of 2,000 draws are themselves unsure by a few per cent.
    expect(Math.abs((mean - low) / reach - 1)).toBeLessThan(0.15);
    expect(Math.abs((high - mean) / reach - 1)).toBeLessThan(0.15);
  });

  it('of a total are those of the mean times the customers, and LTV:CAC is the mean by the cost', async () => {
    const options = { method: 'observed', by: ['plan'], margin: '50%', acquisition: '40' };
    const { segments, total } = await value(allEnded, options);
    for (const { customers, intervals } of [...segments, total]) {
      // The mean is printed in millionths.
      const near = (actual: number | undefined, low: number, rounding: number) =>
        expect(Math.abs((actual ?? Number.NaN) - low)).toBeLessThanOrEqual(rounding);
      near(intervals?.total?.low, (intervals?.mean?.low ?? 0) * customers, 1e-6 * customers);
      near(intervals?.total?.high, (intervals?.mean?.high ?? 0) * customers, 1e-6 * customers);
      near(intervals?.ltvToCac?.low, (intervals?.mean?.low ?? 0) / 40, 1e-6 / 40);
    }
  });

  it('of expected values are about those of observed ones where nobody is active', async () => {
    const options = { by: ['plan'], discount: '10%' };
    const observed = await value(allEnded, { ...options, method: 'observed' });
    const expected = await value(allEnded, { ...options, method: 'expected', draws: '400' });
    for (const [s, line] of expected.segments.entries()) {
      const other = observed.segments[s]?.intervals;
      expect(line.intervals?.method).toBe('studentised log');
      expect(other?.method).toBe('studentised log');
      const length = (other?.mean?.high ?? 0) - (other?.mean?.low ?? 0);
      for (const end of ['low', 'high'] as const) {
        // Quantiles of 400 draws are unsure by some per cent of the length.
        const apart = (line.intervals?.mean?.[end] ?? 0) - (other?.mean?.[end] ?? 0);
        expect(Math.abs(apart) / length).toBeLessThan(0.12);
      }
    }
  });

  it('of few customers are left out, with the others still there', async () => {
    const rows = allEnded.map((member, i) => ({ ...member, plan: i < 9 ? 'new' : member.plan }));
    const { segments, total } = await value(rows, { by: ['plan'], method: 'observed' });
    const of = (plan: string) =>
      segments.find(({ segment }) => segment['plan'] === plan)?.intervals;
    expect(of('new')).toMatchObject({ mean: null, total: null });
    expect(of('basic')?.mean).not.toBeNull();
    expect(total.intervals?.mean).not.toBeNull();
  });

  it('of expected values vary together where each segment has one customer', async () => {
    // A curve of one customer is certain, but other customers would have been worth something else.
    const rows = half.slice(0, 40).map((member, i) => ({ ...member, plan: `P${i}` }));
    const options = { by: ['plan'], margin: '50%', acquisition: '40' };
    const observed = await value(rows, { ...options, method: 'observed' });
    const expected = await value(rows, { ...options, method: 'expected' });
    // Nobody is expected to pay beyond what is recorded, so both are intervals of the same figures.
    expect(expected.total.totalValue).toBe(observed.total.totalValue);
    const [one, other] = [expected, observed].map(({ total }) => total.intervals);
    for (const figure of ['mean', 'total', 'ltvToCac'] as const) {
      const [own, theirs] = [one?.[figure], other?.[figure]];
      const length = (theirs?.high ?? 0) - (theirs?.low ?? 0);
      expect(length).toBeGreaterThan(0);
      for (const end of ['low', 'high'] as const) {
        expect(Math.abs((own?.[end] ?? 0) - (theirs?.[end] ?? 0)) / length).toBeLessThan(0.12);
      }
    }
    expect(expected.segments[0]?.intervals?.mean).toBeNull();
  });

  it.each(['observed', 'expected'])(
    'of %s values that are all below 0 are on the log scale',
    async (method) => {
      const options = { method, margin: '10%', serving: '100/y', draws: '200' };
      const { total } = await value(half, options);
      expect(total.intervals?.method).toBe('studentised log');
      const { low = 0, high = 0 } = total.intervals?.mean ?? {};
      expect(low).toBeLessThan(total.lifetimeValue?.mean ?? 0);
      expect(high).toBeGreaterThan(total.lifetimeValue?.mean ?? 0);
      expect(high).toBeLessThan(0);
    },
  );

  it('of values below and above 0 are studentised on the plain scale', async () => {
    // Serving costs 100 a year: more than some customers spend, and less than others.
    const options = { method: 'observed', margin: '100%', serving: '100/y' };
    const { total } = await value(allEnded, options);
    expect(total.intervals?.method).toBe('studentised');
    expect(total.intervals?.mean?.low).toBeLessThan(total.lifetimeValue?.mean ?? 0);
    expect(total.intervals?.mean?.high).toBeGreaterThan(total.lifetimeValue?.mean ?? 0);
  });

  it('above 20,000 customers are by the closed form, and draw only small segments', async () => {
    const many = Array.from({ length: 51 }, () => allEnded).flat();
    const options = { method: 'observed', draws: '100' };
    const alone = await value(many, options);
    expect(alone.total.intervals?.method).toBe('closed form');
    expect(alone.bootstrap).toBeUndefined();
    // 5,100 are plus, and are drawn; with the 15,300 others there are more than 20,000.
    const { segments, bootstrap } = await value(many, { ...options, by: ['plan'] });
    expect(bootstrap?.draws).toBe(100);
    const [basic, plus] = segments.map(({ intervals }) => intervals);
    expect([basic?.method, plus?.method]).toEqual(['closed form', 'studentised log']);
    // Of thousands of customers, both ways to find the interval come to nearly the same.
    const all = (
      await value(
        many.filter(({ plan }) => plan === 'plus'),
        options,
      )
    ).total;
    expect(plus?.mean?.low).toBeCloseTo(all.intervals?.mean?.low ?? Number.NaN, -1);
  });

  it('of expected values hold what nobody knows of the curve: they are wider than with the curve given', async () => {
    // Everybody spends the same: with the curve given, only ages and who is active differ from draw to draw.
    const rows = half.map((member) => ({ ...member, spend: 100 }));
    const { total } = await value(rows, { method: 'expected', draws: '400' });
    const { low = 0, high = 0 } = total.intervals?.mean ?? {};
    const point = total.lifetimeValue?.mean ?? 0;
    expect(low).toBeLessThan(point);
    expect(high).toBeGreaterThan(point);
    const listed = await value(rows, { method: 'expected', draws: '100', each: true });
    const worth = (listed.customers ?? []).map(({ lifetimeValue }) => lifetimeValue);
    const mean = worth.reduce((sum, each) => sum + each, 0) / worth.length;
    const variance = worth.reduce((sum, each) => sum + (each - mean) ** 2, 0) / worth.length;
    expect(high - low).toBeGreaterThan(2 * 1.96 * Math.sqrt(variance / worth.length));
  });

  it('of LTV:CAC hold the figure also where some payments cover no time', async () => {
    // Every fifth customer paid once, much, and has no tenure: the others tell what a new one spends a year.
    const rows = half.map((member, i) =>
      i % 5 === 0 ? { ...member, spend: 5_000, years: 0 } : member,
    );
    const { total } = await value(rows, {
      column: ['spend=spend per year:total'],
      method: 'expected',
      margin: '50%',
      acquisition: '40',
      draws: '200',
    });
    const { low = 0, high = 0 } = total.intervals?.ltvToCac ?? {};
    expect(low).toBeLessThan(total.ltvToCac ?? Number.NaN);
    expect(high).toBeGreaterThan(total.ltvToCac ?? Number.NaN);
  });

  it('are the same for the same seed, and others for another', async () => {
    const mean = async (seed: string) =>
      (await value(half, { method: 'expected', draws: '100', seed })).total.intervals?.mean;
    expect(await mean('5')).toEqual(await mean('5'));
    expect(await mean('5')).not.toEqual(await mean('6'));
  });
});
