import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseModels } from '../purchase/purchase-models.ts';
import type { StepName } from '../value/terms.ts';
import { sumOf } from '../value/waterfall.ts';
import { newCustomerSteps, withReferralValue } from './new-customer.ts';
import { purchaseSteps, timeSums } from './purchase-steps.ts';

const bg = purchaseModels['bg-nbd'].law([0.24, 4.4, 0.79, 2.4]);
const pareto = purchaseModels['pareto-nbd'].law([0.55, 10.6, 0.61, 11.7]);
const nbd = purchaseModels.nbd.law([2, 3]);
const seen = { purchases: 4, recency: 30, age: 40 };
const weeks = 365.25 / 7;

const amountOf = (
  found: ReturnType<ReturnType<typeof purchaseSteps>>,
  step: StepName,
  spend: number,
): number => {
  const k = found.steps.indexOf(step);
  return spend * (found.perSpend[k] ?? Number.NaN) + (found.fixed[k] ?? Number.NaN);
};

describe('NBD, whose customers buy at one rate and never stop: everything by hand', () => {
  // 6 purchases in 43 weeks: a rate of 6/43 a week. Two years ahead.
  const rate = (6 / 43) * weeks;
  const terms = {
    horizonYears: 2,
    margin: 0.4,
    serving: { perYear: 3 },
    marketing: { share: 0.1 },
    discount: 0.1,
    growth: 0.05,
    referral: { perYear: 0.2, value: 50, reward: 10 },
    recovery: { incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 2 },
  };
  const found = purchaseSteps(nbd, terms, weeks)(seen);
  const g = Math.log(1.05);
  const d = Math.log(1.1);
  /** ∫₀² e^{kt} dt and ∫₀² t e^{kt} dt */
  const plain = (k: number) => (k === 0 ? 2 : Math.expm1(2 * k) / k);
  const later = (k: number) => (2 * Math.exp(2 * k)) / k - Math.expm1(2 * k) / (k * k);

  it('spends, grows, costs', () => {
    expect(amountOf(found, 'spend', 20)).toBeCloseTo(20 * rate * 2, 9);
    expect(amountOf(found, 'growth', 20)).toBeCloseTo(20 * rate * (plain(g) - 2), 9);
    expect(amountOf(found, 'costOfGoods', 20)).toBeCloseTo(-0.6 * 20 * rate * plain(g), 9);
    expect(amountOf(found, 'serving', 20)).toBeCloseTo(-3 * 2, 9);
    expect(amountOf(found, 'marketing', 20)).toBeCloseTo(-0.1 * 20 * rate * plain(g), 9);
  });

  it('discounts each amount when it is due', () => {
    const kept = 0.3 * 20 * rate;
    const undiscounted = kept * plain(g) - 3 * 2;
    const present = kept * plain(g - d) - 3 * plain(-d);
    expect(amountOf(found, 'timeValue', 20)).toBeCloseTo(present - undiscounted, 9);
  });

  it('brings others, and recovers', () => {
    expect(amountOf(found, 'referral', 20)).toBeCloseTo(0.2 * plain(-d) * 40, 9);
    const kept = 0.3 * (0.3 * 20 * rate * later(g - d) - 3 * later(-d));
    expect(amountOf(found, 'recovery', 20)).toBeCloseTo(0.5 * 0.4 * (kept - 2 * plain(-d)), 9);
  });
});

it('takes integrals to nine digits where customers stop', () => {
  // The same integrals by the midpoint rule with many points.
  const [horizonYears, discount] = [3, 0.12];
  const points = 40_000;
  const step = horizonYears / points;
  for (const law of [bg, pareto]) {
    const sums = timeSums(law, { horizonYears, discount }, weeks);
    let bought = 0;
    let stayed = 0;
    for (let i = 0; i < points; i++) {
      const factor = Math.exp(-Math.log1p(discount) * (i + 0.5) * step);
      const [from, to] = [i * step * weeks, (i + 1) * step * weeks];
      bought += factor * (law.expected(seen, to) - law.expected(seen, from));
      stayed += factor * step * law.aliveAfter(seen, (i + 0.5) * step * weeks);
    }
    expect(sums.purchases(seen).discounted / bought).toBeCloseTo(1, 8);
    expect(sums.stay(seen).discounted / stayed).toBeCloseTo(1, 8);
  }
});

it('ends at the discounted residual purchases, the farther the horizon', () => {
  const sums = timeSums(pareto, { horizonYears: 300, discount: 0.15 }, weeks);
  const endless = pareto.discounted(seen, Math.log(1.15) / weeks);
  expect(sums.purchases(seen).discounted / endless).toBeCloseTo(1, 4);
});

it('is in proportion to money', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1000, noNaN: true }), (factor) => {
      const terms = { horizonYears: 1, margin: 0.3, discount: 0.1, serving: { perYear: 4 } };
      const scaled = { ...terms, serving: { perYear: 4 * factor } };
      const one = sumOf(newCustomerSteps(bg, terms, weeks, { spend: 25 }, 9));
      const other = sumOf(newCustomerSteps(bg, scaled, weeks, { spend: 25 * factor }, 9 * factor));
      expect(other / factor).toBeCloseTo(one, 9);
    }),
    { seed: 8, numRuns: 50 },
  );
});

it('values a referral like a new customer, who brings nobody', () => {
  const terms = { horizonYears: 1, referral: { perYear: 0.2, reward: 0 } };
  const settled = withReferralValue(bg, terms, weeks, { spend: 25 });
  const plain = sumOf(newCustomerSteps(bg, { horizonYears: 1 }, weeks, { spend: 25 }, undefined));
  expect(settled.referral?.value).toBeCloseTo(plain, 12);
  // The first purchase, and those of the published new customer: 1 + E(52.18 weeks).
  const later = bg.expected({ purchases: 0, recency: 0, age: 0 }, weeks);
  expect(plain).toBeCloseTo(25 * (1 + later), 9);
});
