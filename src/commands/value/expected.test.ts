import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { World } from '../command.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from './command.ts';
import type { ValueResult } from './result.ts';
import { economics } from './testing/economics.ts';

const run = runOf(valueCommand);

/** One customer as a file says it. */
interface Stay {
  readonly home?: string;
  readonly spend?: number;
  readonly years: number;
  readonly ended: boolean;
}

async function answer(stays: readonly Stay[], options: OptionTexts) {
  const lines = stays.map(
    ({ home = '', spend = 100, years, ended }, i) =>
      `C${i},${home},${spend},${years},${ended ? 'yes' : 'no'}\n`,
  );
  const text = `id,home,spend per year,tenure years,churned\n${lines.join('')}`;
  const world: World = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
  return run({ operands: ['-'], options }, world);
}

const value = async (stays: readonly Stay[], options: OptionTexts): Promise<ValueResult> =>
  (await answer(stays, options)).report.result;

const ended = (years: number, more: Partial<Stay> = {}): Stay => ({ ...more, years, ended: true });
const active = (years: number, more: Partial<Stay> = {}): Stay => ({
  ...more,
  years,
  ended: false,
});

/** S is ¾ from year 1 and ⅜ from year 2, and nobody has been seen after year 3. */
const four = [ended(1), active(1), ended(2), active(3)];

describe('expected values', { timeout: 30_000 }, () => {
  it('are what is recorded and what the curve of the segment still promises', async () => {
    const { total, customers = [] } = await value(four, { method: 'expected', each: true });
    // 1 + 1 + 2 + 3 years at 100.
    expect(total.soFar).toBeCloseTo(700, 6);
    // Only the one active at 1 year has a future on record: (¾ + ⅜) ÷ ¾ of a year.
    expect(total.toCome).toBeCloseTo(150, 6);
    expect(total.totalValue).toBe((total.soFar ?? 0) + (total.toCome ?? 0));
    // ∫ S to 3 years: 1 + ¾ + ⅜.
    expect(total.atAcquisition).toBeCloseTo(212.5, 6);
    expect(total.reachYears).toBe(3);
    expect(total.extrapolatedShare).toBe(0);
    expect(customers.find(({ id }) => id === 'C1')).toMatchObject({
      soFar: expect.closeTo(100, 9),
      toCome: expect.closeTo(150, 9),
      lifetimeValue: expect.closeTo(250, 9),
    });
  });

  it('stop at a horizon of tenure, however old the customer is', async () => {
    const { total } = await value(four, { method: 'expected', horizon: '2y' });
    // The 3 years count as 2; the one active at 1 year has one year more, at ¾ ÷ ¾.
    expect(total.soFar).toBeCloseTo(600, 6);
    expect(total.toCome).toBeCloseTo(100, 6);
    expect(total.atAcquisition).toBeCloseTo(175, 6);
  });

  it('discount what is to come from the day that the tenure reaches', async () => {
    const options = { method: 'expected', discount: '10%', timing: 'start' };
    const { total } = await value(four, options);
    // One year from today at 1, the next at ½ and a year away.
    expect(total.toCome).toBeCloseTo(100 + 50 / 1.1, 5);
  });

  it('go beyond the data only where a horizon asks, and say how far', async () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0 ? ended(1 + (i % 7) / 2) : active(1 + (i % 5)),
    );
    const known = await value(rows, { method: 'expected' });
    const beyond = await value(rows, {
      method: 'expected',
      model: 'exponential',
      'tenure-rounding': 'exact',
      horizon: '9y',
    });
    const lowest = known.total.totalValue;
    expect(beyond.total.totalValue).toBeGreaterThan(lowest);
    expect(beyond.total.extrapolatedShare).toBeCloseTo(
      (beyond.total.totalValue - lowest) / beyond.total.totalValue,
      9,
    );
    // The tail by hand: of those at 5 years (S), the hazard D/E takes its share until 9.
    const exposure = rows.reduce((sum, { years }) => sum + years, 0);
    const hazard = 20 / exposure;
    const survivors = survivalAtEnd(rows);
    const tail = ((1 - Math.exp(-hazard * 4)) / hazard) * survivors;
    expect((beyond.total.atAcquisition ?? 0) - (known.total.atAcquisition ?? 0)).toBeCloseTo(
      100 * tail,
      4,
    );
  });

  it('charge acquisition once, and hold a new customer against it', async () => {
    const options = { method: 'expected', margin: '50%', acquisition: '50' };
    const { total } = await value(four, options);
    expect(total.netValue).toBeCloseTo(850 / 2 - 4 * 50, 6);
    expect(total.ltvToCac).toBeCloseTo(212.5 / 2 / 50, 9);
    // 50 are earned in the first year: 12 months, whoever leaves later.
    expect(total.payback?.months).toBeCloseTo(12, 9);
    expect(total.payback?.survivalAdjustedMonths).toBeCloseTo(12, 6);
  });

  it('equal observed ones where nobody is active, whatever the terms', async () => {
    const stay = fc.record({
      home: fc.constantFrom('renter', 'owner'),
      spend: fc.integer({ min: 0, max: 50_000 }),
      years: fc.integer({ min: 0, max: 48 }).map((quarters) => quarters / 4),
      ended: fc.constant(true),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(stay, { minLength: 1, maxLength: 12 }),
        economics,
        async (rows, terms) => {
          // Else a new customer is worth what the curve says, not what is recorded of the referring one.
          const priced = terms['referrals'] === undefined ? {} : { 'referral-value': '80' };
          const options = { ...terms, ...priced, by: ['home'] };
          const observed = await value(rows, { ...options, method: 'observed' });
          const expected = await value(rows, { ...options, method: 'expected' });
          expect(expected.total.waterfall).toEqual(observed.total.waterfall);
          expect(expected.total.toCome).toBe(0);
          expect(expected.segments.map(({ netValue }) => netValue)).toEqual(
            observed.segments.map(({ netValue }) => netValue),
          );
        },
      ),
      { seed: 303, numRuns: 60 },
    );
  });

  it('do not tell what a new customer is worth where nobody was observed at first', async () => {
    const rows = Array.from(
      { length: 24 },
      (_, i) =>
        `C${i},2018-01-01,${i % 2 === 0 ? `2024-${String(1 + (i % 12)).padStart(2, '0')}-01` : ''},10\n`,
    );
    const text = `id,start,end,monthly spend\n${rows.join('')}`;
    const options = {
      method: 'expected',
      'as-of': '2025-01-01',
      'window-start': '2023-01-01',
      margin: '50%',
      acquisition: '60',
    };
    const world: World = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
    const { report } = await run({ operands: ['-'], options }, world);
    const { total } = report.result;
    expect(total.atAcquisition).toBeNull();
    expect(total.ltvToCac).toBeNull();
    // Five years went by before anybody was observed.
    expect(report.problems.map(({ code }) => code)).toEqual(['early-years-unseen']);
    expect(report.problems[0]?.message).toContain('in 5 y');
    expect(total.soFar).toBeGreaterThan(0);
  });

  it('mark segments that are too small, and say that no curve could be continued', async () => {
    const rows = [
      ...Array.from({ length: 12 }, () => active(2, { home: 'owner' })),
      ...four.map((each) => ({ ...each, home: 'renter' })),
    ];
    const { report } = await answer(rows, { method: 'expected', by: ['home'], horizon: '9y' });
    const marks = report.result.segments.map(({ segment, marked }) => [segment['home'], marked]);
    expect(marks).toEqual([
      ['owner', 'few-ended'],
      ['renter', 'few-customers'],
    ]);
    const found = report.problems.filter(({ code }) => code === 'beyond-the-data');
    expect(found[0]?.message).toContain('owner');
    expect(report.result.segments[0]?.totalValue).toBeCloseTo(12 * 200, 6);
  });
});

/** S at the longest stay on record, by the definition. */
function survivalAtEnd(rows: readonly Stay[]): number {
  const times = [...new Set(rows.filter((row) => row.ended).map(({ years }) => years))].sort();
  return times.reduce((s, time) => {
    const atRisk = rows.filter(({ years }) => years >= time).length;
    const left = rows.filter((row) => row.ended && row.years === time).length;
    return s * (1 - left / atRisk);
  }, 1);
}

describe('all methods side by side', () => {
  it('read the same tenures in every way', async () => {
    const one = [ended(1, { spend: 120 }), active(1), active(3), active(5)];
    // Five times the same four: enough for an estimate, and the same means.
    const rows = Array.from({ length: 5 }, () => one).flat();
    const { methods = [] } = await value(rows, {
      method: 'all',
      period: 'y',
      model: 'exponential',
      'tenure-rounding': 'exact',
    });
    const years = Object.fromEntries(methods.map(({ method, meanYears }) => [method, meanYears]));
    // One of four ended; ten customer-years; S is ¾ from 1 to 5 years.
    expect(years).toEqual({
      'churn-flag-as-rate': expect.closeTo(4, 9),
      'ended-mean': expect.closeTo(1, 9),
      'plain-mean': expect.closeTo(2.5, 9),
      exponential: expect.closeTo(10, 9),
      'kaplan-meier': expect.closeTo(1 + 4 * 0.75, 9),
      model: expect.closeTo(10 * (1 - Math.exp(-0.5)), 6),
      observed: expect.closeTo(2.5, 9),
      expected: expect.any(Number),
    });
    const spend = 420 / 4;
    const each = Object.fromEntries(methods.map((line) => [line.method, line.lifetimeValue]));
    expect(each['exponential']).toBeCloseTo(spend * 10, 4);
    expect(each['observed']).toBeCloseTo((120 + 100 + 300 + 500) / 4, 6);
    expect(methods.every(({ why }) => why.length > 20)).toBe(true);
  });

  it('give both totals, by segment and as one', async () => {
    const rows = [
      ...Array.from({ length: 10 }, (_, i) => ended(1 + i / 10, { home: 'renter', spend: 10 })),
      ...Array.from({ length: 10 }, (_, i) =>
        i < 2
          ? ended(4, { home: 'owner', spend: 1000 })
          : active(6, { home: 'owner', spend: 1000 }),
      ),
    ];
    const { methods = [] } = await value(rows, { method: 'all', by: ['home'] });
    const exponential = methods.find(({ method }) => method === 'exponential');
    // Renters: 14.5 years of exposure, all ten ended. Owners: 56 years, two ended.
    expect(exponential?.totalValue).toBeCloseTo(10 * 10 * 1.45 + 10 * 1000 * 28, 3);
    expect(exponential?.totalWithoutSegments).toBeCloseTo((20 * 505 * 70.5) / 12, 3);
  });

  it('say why a method has no answer where nobody has ended', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => active(1 + i));
    const { methods = [] } = await value(rows, { method: 'all' });
    const none = methods.filter(({ totalValue }) => totalValue === null);
    expect(none.map(({ method }) => method)).toEqual([
      'churn-flag-as-rate',
      'ended-mean',
      'exponential',
      'model',
    ]);
    expect(none[0]?.why).toContain('nobody');
  });
});
