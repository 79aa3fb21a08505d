import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueResult } from './result.ts';
import { type Household, household, householdsValue } from './testing/households.ts';

const names = ['renter', 'owner', '(none)'] as const;
type Name = (typeof names)[number];
type Texts = Readonly<Record<Name, string>>;

const nameOf = ({ home }: Household): Name => (home === '' ? '(none)' : (home as Name));

const percent = (min: number, max: number, per = '') =>
  fc.integer({ min, max }).map((value) => `${value}%${per}`);
const amount = (max: number, per = '') =>
  fc.integer({ min: 0, max }).map((cents) => `${(cents / 100).toFixed(2)}${per}`);
const each = (text: fc.Arbitrary<string>): fc.Arbitrary<Texts> =>
  fc.record({ renter: text, owner: text, '(none)': text });
const maybe = (options: Record<string, fc.Arbitrary<string>>) =>
  fc.oneof(
    fc.constant({}),
    fc.record(Object.fromEntries(Object.entries(options).map(([k, v]) => [k, each(v)]))),
  ) as fc.Arbitrary<Readonly<Record<string, Texts>>>;

/** Inputs with a value for each segment. */
const differing: fc.Arbitrary<Readonly<Record<string, Texts>>> = fc
  .tuple(
    fc.record({ margin: each(percent(1, 100)) }),
    fc.oneof(
      fc.constant({}),
      fc.record({ tenure: each(fc.integer({ min: 1, max: 200 }).map((n) => `${n}mo`)) }),
      fc.record({ churn: each(percent(2, 100, '/mo')) }),
    ),
    maybe({ acquisition: amount(50_000) }),
    maybe({ serving: fc.oneof(percent(0, 20), amount(500, '/mo')) }),
    maybe({ discount: percent(0, 30) }),
    maybe({ growth: percent(-5, 5) }),
    maybe({ referrals: amount(100, '/y'), 'referral-reward': amount(5000) }),
    maybe({ incidents: amount(200, '/y'), mended: percent(0, 100), kept: percent(0, 100) }),
  )
  .map((parts) => Object.assign({}, ...parts));

const households = fc.array(household, { minLength: 1, maxLength: 12 });
const settings = { seed: 20_264, numRuns: 60 };

const options = (inputs: Readonly<Record<string, Texts>>, of: (texts: Texts) => string) =>
  Object.fromEntries(Object.entries(inputs).map(([name, texts]) => [name, of(texts)]));

const bySegment = (rows: readonly Household[]) => {
  const present = names.filter((name) => rows.some((row) => nameOf(row) === name));
  return (texts: Texts) => present.map((name) => `${name}=${texts[name]}`).join(',');
};

/** All numbers of two results agree, but for rounding. */
function near(actual: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const off = Math.abs(actual - expected);
    expect(off, path).toBeLessThanOrEqual(1e-4 + 1e-9 * Math.abs(expected));
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual as object), path).toEqual(Object.keys(expected));
    for (const [key, value] of Object.entries(expected))
      near((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
  } else expect(actual, path).toEqual(expected);
}

const figures = ({ segments, total, leftOut }: ValueResult) => ({ segments, total, leftOut });

describe('economics that differ by segment', { timeout: 60_000 }, () => {
  it('are those of all where every segment has the same value', async () => {
    await fc.assert(
      fc.asyncProperty(households, differing, async (rows, inputs) => {
        const one = options(inputs, ({ renter }) => renter);
        const same = options(inputs, ({ renter }) =>
          bySegment(rows)({ renter, owner: renter, '(none)': renter }),
        );
        const expected = await householdsValue(rows, { ...one, by: ['home'] });
        const actual = await householdsValue(rows, { ...same, by: ['home'] });
        near(figures(actual), figures(expected));
      }),
      settings,
    );
  });

  it('give each segment what it is worth in a file of its own', async () => {
    await fc.assert(
      fc.asyncProperty(households, differing, async (rows, inputs) => {
        const given = options(inputs, bySegment(rows));
        const { segments } = await householdsValue(rows, { ...given, by: ['home'] });
        for (const { segment, ...line } of segments) {
          const name = segment['home'] === '' ? '(none)' : (segment['home'] as Name);
          const own = rows.filter((row) => nameOf(row) === name);
          const alone = options(inputs, (texts) => texts[name]);
          const { segment: _all, ...total } = (await householdsValue(own, alone)).total;
          near(line, total);
        }
      }),
      settings,
    );
  });

  it('give a total that is the sum of the segments, and pays back what all cost', async () => {
    // 100 a month at 20 %, and 300 a month at 50 %: 20 and 150 a month, 85 on average; the cost is 170 on average.
    const rows = [
      { home: 'renter', cents: 10_000, months: 12 },
      { home: 'owner', cents: 30_000, months: 12 },
    ];
    const { segments, total } = await householdsValue(rows, {
      margin: 'Renter=20%,owner=50%',
      acquisition: 'renter=40,owner=300',
      by: ['home'],
    });
    const [owner, renter] = segments;
    expect(renter).toMatchObject({ totalValue: 240, netValue: 200, payback: { months: 2 } });
    expect(owner).toMatchObject({ totalValue: 1800, netValue: 1500, payback: { months: 2 } });
    expect(total).toMatchObject({ totalValue: 2040, netValue: 1700, acquisitionCost: 170 });
    expect(total.ltvToCac).toBeCloseTo(6, 12);
    expect(total.payback?.months).toBeCloseTo(2, 12);
  });

  it('draws the range of each segment by itself', async () => {
    const rows = [
      { home: 'renter', cents: 10_000, months: 12 },
      { home: 'owner', cents: 30_000, months: 12 },
    ];
    const result = await householdsValue(rows, {
      margin: 'renter=20%..40%,owner=50%..60%',
      by: ['home'],
      draws: '200',
    });
    // 1,200 a year at 20 % to 40 %, and 3,600 at 50 % to 60 %.
    expect(result.total.range).toEqual({ low: 2040, base: 2340, high: 2640 });
    expect(result.sensitivity).toEqual([
      { input: 'margin', segment: 'owner', low: 2160, high: 2520, swing: 360 },
      { input: 'margin', segment: 'renter', low: 2220, high: 2460, swing: 240 },
    ]);
  });
});
