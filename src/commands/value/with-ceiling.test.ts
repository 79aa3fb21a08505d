import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { economics, stay } from './testing/economics.ts';
import { household, householdsValue, valueWithCosts } from './testing/households.ts';

const two = [
  { home: 'renter', cents: 10_000, months: 12 },
  { home: 'owner', cents: 30_000, months: 24 },
];

describe('what a customer may cost', { timeout: 60_000 }, () => {
  it('is the value divided by the ratio, beside what one costs', async () => {
    const options = { margin: '50%', by: ['home'], 'ltv-cac': '3' };
    const { segments, total } = await householdsValue(two, { ...options, acquisition: '250' });
    // 24 × 300 × 50 % = 3,600 and 12 × 100 × 50 % = 600; their mean is 2,100.
    expect(segments.map(({ mayCost, costEach }) => [mayCost, costEach])).toEqual([
      [1200, 250],
      [200, 250],
    ]);
    expect(total).toMatchObject({ mayCost: 700, costEach: 250 });
    const alone = await householdsValue(two, options);
    expect(alone.total).toMatchObject({ mayCost: 700, costEach: null });
  });

  it('is what comes back in time, the payment of a month evenly over it', async () => {
    const { total } = await householdsValue(two, { margin: '50%', payback: '1y' });
    // A year of 365 days of 365.25: 11.9918 months of 50 and of 150, whose mean is 100.
    expect(total.mayCost).toBeCloseTo((12 * 365 * 100) / 365.25, 5);
  });

  it('is nothing where nothing is left of spend', async () => {
    const { total } = await householdsValue(two, { margin: '0%', payback: '90d' });
    expect(total.mayCost).toBe(0);
  });

  it('is of all who have a cost, where it is known of some segments only', async () => {
    const result = await valueWithCosts(two, 'home,cost\nrenter,250\n', {
      margin: '50%',
      by: ['home'],
      'ltv-cac': '3',
    });
    // 600 of the renter, whose cost is 250; nobody knows that of the owner.
    expect(result.total).toMatchObject({ mayCost: 200, costEach: 250 });
    expect(result.segments.map(({ costEach }) => costEach)).toEqual([null, 250]);
  });

  it('is paid back just at the time that it was asked for', async () => {
    const rows = fc.array(
      household.map((drawn) => ({ ...drawn, cents: drawn.cents + 100, months: drawn.months + 12 })),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(rows, economics, stay, async (customers, drawn, stays) => {
        const { acquisition: _own, margin: _little, serving: _s, marketing: _m, ...terms } = drawn;
        const options = { ...terms, ...stays, margin: '50%' };
        const { total } = await householdsValue(customers, { ...options, payback: '120d' });
        const mayCost = total.mayCost ?? Number.NaN;
        if (!(mayCost > 0.01)) return;
        // A little less, because amounts are rounded to a grid.
        const acquisition = (Math.floor(mayCost * 100) / 100).toFixed(2);
        const again = await householdsValue(customers, { ...options, acquisition });
        const months = again.total.payback?.survivalAdjustedMonths ?? Number.NaN;
        expect(months).toBeLessThanOrEqual((12 * 120) / 365.25 + 1e-6);
        const { total: later } = await householdsValue(customers, {
          ...options,
          acquisition: (mayCost * 1.01 + 0.01).toFixed(2),
        });
        const after = later.payback?.survivalAdjustedMonths ?? Infinity;
        expect(after).toBeGreaterThanOrEqual((12 * 120) / 365.25 - 1e-6);
      }),
      { seed: 20_266, numRuns: 60 },
    );
  });
});
