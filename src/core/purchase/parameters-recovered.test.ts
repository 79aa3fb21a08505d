import { describe, expect, it } from 'vitest';
import { gammaDraws, randomSource } from '../numeric/random.ts';
import { fitPurchases } from './fit-purchases.ts';
import { fitSpend } from './gamma-gamma.ts';
import { purchaseCells } from './purchase-cells.ts';
import { type PurchaseModelName, purchaseModelNames } from './purchase-model.ts';

const shops = 50;
const customers = 500;
/** Of a normal law, nine of ten lie within so many standard deviations. */
const z90 = 1.6448536269514722;

/** What the model is made of: r, α, and how customers stop. All shapes are at least 1, as draws of gamma laws want. */
const truth: Readonly<Record<PurchaseModelName, readonly number[]>> = {
  nbd: [1.2, 6],
  'bg-nbd': [1.2, 6, 1.1, 4],
  'mbg-nbd': [1.2, 6, 1.1, 4],
  'pareto-nbd': [1.2, 6, 1.3, 20],
};

/** Customers as the model has them, observed for 40 to 60 weeks. */
function shop(model: PurchaseModelName, seed: number) {
  const random = randomSource(seed);
  const exponential = () => -Math.log1p(-random());
  const [r = 1, alpha = 1, third = 1, fourth = 1] = truth[model];
  const rates = gammaDraws(r, random);
  const [ones, others] = [gammaDraws(third, random), gammaDraws(fourth, random)];
  const purchases: number[] = [];
  const recency: number[] = [];
  const age: number[] = [];
  for (let i = 0; i < customers; i++) {
    const rate = rates() / alpha;
    const observed = 40 + 20 * random();
    const one = ones();
    const stops = model === 'bg-nbd' || model === 'mbg-nbd' ? one / (one + others()) : 0;
    const leaves = model === 'pareto-nbd' ? exponential() / (one / fourth) : Infinity;
    let alive = !(model === 'mbg-nbd' && random() < stops);
    let [count, last] = [0, 0];
    for (let at = exponential() / rate; alive && at < Math.min(observed, leaves); ) {
      count += 1;
      last = at;
      alive = random() >= stops;
      at += exponential() / rate;
    }
    purchases.push(count);
    recency.push(last);
    age.push(observed);
  }
  return { purchases, recency, age };
}

/** How many of so many intervals of 90 % may hold the truth: binomial, three standard deviations. */
function expectCoverage(covered: number, of: number): void {
  const spread = 3 * Math.sqrt(of * 0.9 * 0.1);
  expect(covered).toBeGreaterThan(0.9 * of - spread);
  expect(covered).toBeLessThanOrEqual(Math.min(of, 0.9 * of + spread));
}

describe.each(purchaseModelNames)('%s', (model) => {
  it('gives the parameters of simulated customers back, within its standard errors', () => {
    const names = Object.keys(fitPurchases(model, purchaseCells(shop(model, 1)))?.parameters ?? {});
    const covered = names.map(() => 0);
    let settled = 0;
    for (let seed = 0; seed < shops; seed++) {
      const fit = fitPurchases(model, purchaseCells(shop(model, 100 + seed)));
      const covariance = fit?.covariance ?? null;
      if (fit === null || covariance === null) continue;
      settled += 1;
      for (const [k, name] of names.entries()) {
        const off = Math.log(fit.parameters[name] ?? 0) - Math.log(truth[model][k] ?? 0);
        const error = Math.sqrt(covariance[k]?.[k] ?? 0);
        if (Math.abs(off) <= z90 * error) covered[k] = (covered[k] ?? 0) + 1;
      }
    }
    expect(settled).toBeGreaterThan(0.9 * shops);
    for (const each of covered) expectCoverage(each, settled);
  });
});

it('Gamma-Gamma gives its parameters back as well', () => {
  const [p, q, v] = [4, 3, 15] as const;
  const covered = [0, 0, 0];
  for (let seed = 0; seed < shops; seed++) {
    const random = randomSource(500 + seed);
    const scales = gammaDraws(q, random);
    const purchases = Float64Array.from({ length: customers }, () => 1 + Math.floor(5 * random()));
    const meanSpend = purchases.map((n) => {
      const scale = scales() / v;
      const own = gammaDraws(p * n, random);
      return own() / scale / n;
    });
    const fit = fitSpend({ purchases, meanSpend });
    for (const [k, name] of (['p', 'q', 'v'] as const).entries()) {
      const found = fit?.parameters[name] ?? 0;
      const error = (fit?.standardErrors?.[name] ?? 0) / found;
      if (Math.abs(Math.log(found) - Math.log([p, q, v][k] ?? 0)) <= z90 * error)
        covered[k] = (covered[k] ?? 0) + 1;
    }
  }
  for (const each of covered) expectCoverage(each, shops);
});
