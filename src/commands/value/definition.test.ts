import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PlainTerms, valueByDefinition } from './testing/by-definition.ts';
import { type Household, households, householdsValue } from './testing/households.ts';

const hundredth = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 100);
const offsets = { start: 0, mid: 0.5, end: 1 } as const;

const terms = fc.record({
  timing: fc.constantFrom('start', 'mid', 'end'),
  margin: hundredth(100),
  servingShare: hundredth(10),
  marketingPerYear: hundredth(5000),
  discount: hundredth(30),
  growth: hundredth(5),
  referralsPerYear: hundredth(50),
  reward: hundredth(5000),
  incidentsPerYear: hundredth(100),
  mended: hundredth(100),
  kept: hundredth(100),
  mendingCost: hundredth(2000),
});

const options = (t: Omit<PlainTerms, 'p' | 'offset' | 'first'> & { timing: string }) => ({
  timing: t.timing,
  margin: String(t.margin),
  serving: String(t.servingShare),
  marketing: `${t.marketingPerYear}/y`,
  discount: String(t.discount),
  growth: String(t.growth),
  referrals: `${t.referralsPerYear}/y`,
  'referral-reward': String(t.reward),
  incidents: `${t.incidentsPerYear}/y`,
  mended: String(t.mended),
  kept: String(t.kept),
  'mending-cost': String(t.mendingCost),
});

const yearlySpend = ({ cents }: Household) => (cents * 12) / 100;
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(1e-4 + 1e-9 * Math.abs(expected));

it('a recorded tenure is so many whole payments and a part of the next', async () => {
  await fc.assert(
    fc.asyncProperty(households, terms, async (rows, drawn) => {
      const plain = { ...drawn, p: 1 / 12, offset: offsets[drawn.timing], first: 0 };
      const { total } = await householdsValue(rows, options(drawn));
      const values = rows.map((row) => {
        const weights = Array.from({ length: Math.ceil(row.months) }, (_, k) =>
          Math.min(1, row.months - k),
        );
        return valueByDefinition(yearlySpend(row), weights, plain);
      });
      near(
        total.totalValue,
        values.reduce((sum, value) => sum + value, 0),
      );
    }),
    { seed: 7, numRuns: 60 },
  );
});

it('a retention pays with its powers, from the first payment or the second', async () => {
  const stays = fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 1 }));
  await fc.assert(
    fc.asyncProperty(households, terms, stays, async (rows, drawn, [percent, first]) => {
      const { total } = await householdsValue(rows, {
        ...options(drawn),
        period: 'y',
        horizon: '9y',
        retention: `${percent}%/y`,
        'first-payment': first === 0 ? 'included' : 'excluded',
      });
      const plain = { ...drawn, p: 1, offset: offsets[drawn.timing], first };
      const weights = Array.from({ length: 9 }, (_, k) => (percent / 100) ** k);
      const values = rows.map((row) => valueByDefinition(yearlySpend(row), weights, plain));
      near(
        total.totalValue,
        values.reduce((sum, value) => sum + value, 0),
      );
    }),
    { seed: 8, numRuns: 60 },
  );
});
