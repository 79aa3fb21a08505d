import { describe, expect, it } from 'vitest';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { type Forecaster, fittedForecasters } from './forecaster.ts';
import { summedForecasts } from './group-forecasts.ts';
import { knownPurchases } from './known-purchases.ts';
import { pooledOrBySegment } from './pooled-or-by-segment.ts';
import { simulatedLog } from './testing/simulated-log.ts';

const terms = { until: 539, unit: 'week', includeFirst: false } as const;

/** NBD of a simulated shop whose customers buy so many days apart, and its histories. */
function shop(gapDays: number, seed: number) {
  const log = { intakeDays: 180, untilDay: 540, gapDays, stops: 0.1, customers: 300, seed };
  return knownPurchases(simulatedLog(log), terms).summary;
}

const fits = (...shops: readonly ReturnType<typeof shop>[]): readonly Forecaster[] => {
  const all = (of: (one: ReturnType<typeof shop>) => ArrayLike<number>) =>
    shops.flatMap((one) => Array.from(of(one)));
  const cells = purchaseCells({
    purchases: all(({ purchases }) => purchases),
    recency: all(({ recency }) => recency),
    age: all(({ age }) => age),
  });
  return fittedForecasters(['mbg-nbd', 'nbd'], cells);
};

describe('fits apart and together', () => {
  it('tell shops that differ from shops that are alike', () => {
    const [slow, fast, other] = [shop(60, 1), shop(15, 2), shop(60, 3)];
    const differing = pooledOrBySegment(fits(slow, fast), [fits(slow), fits(fast)]);
    expect(differing.verdict).toBe('differ');
    const alike = pooledOrBySegment(fits(slow, other), [fits(slow), fits(other)]);
    expect(alike.verdict).toBe('no more than chance');
  });

  it('count the parameters of every group: one more group of the same costs 2 k', () => {
    const one = shop(30, 4);
    const fitted = fits(one);
    const twice = pooledOrBySegment(fits(one, one), [fitted, fitted]);
    // The likelihood of the same customers twice is twice that of them; MBG/NBD has 4 parameters.
    expect(twice.model).toBe('mbg-nbd');
    expect((twice.aicApart ?? 0) - (twice.aicTogether ?? 0)).toBeCloseTo(2 * 4, 4);
  });

  it('say nothing of a group to which no model was fitted', () => {
    expect(pooledOrBySegment(fits(shop(30, 4)), [fits(shop(30, 4)), []])).toMatchObject({
      model: null,
      verdict: 'unknown',
    });
  });
});

it('adds distances to the ends of bands as squares: 3 and 4 are 5', () => {
  const future = (expected: number, low: number, high: number) => {
    const band = { expected, low, high };
    return { buyers: 1, purchases: band, spend: band, value: band };
  };
  const sum = summedForecasts([future(10, 7, 16), future(20, 16, 28)]);
  expect(sum).toMatchObject({ buyers: 2, spend: { expected: 30, low: 25, high: 40 } });
});
