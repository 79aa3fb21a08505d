import { expect, test } from 'vitest';
import { gammaDraws, randomSource } from '../numeric/random.ts';
import { fitSpend, gammaGammaLaw } from './gamma-gamma.ts';

const [p, q, v] = [4, 3, 20];

/** Customers whose purchases are gamma(p, ν), ν being gamma(q, v). */
function simulated(customers: number) {
  const random = randomSource(21);
  const rates = gammaDraws(q, random);
  const amounts = gammaDraws(p, random);
  return Array.from({ length: customers }, (_, i) => {
    const rate = rates() / v;
    const purchases = 1 + (i % 6);
    let sum = 0;
    for (let k = 0; k < purchases; k++) sum += amounts() / rate;
    return { purchases, meanSpend: sum / purchases };
  });
}

const spending = (unit = 1) => {
  const customers = simulated(20_000);
  return {
    purchases: customers.map(({ purchases }) => purchases),
    meanSpend: customers.map(({ meanSpend }) => meanSpend * unit),
  };
};

test('finds the parameters that made the data, within its errors', () => {
  const fit = fitSpend(spending());
  expect(fit?.status).toBe('converged');
  for (const [found, made, error] of [
    [fit?.parameters.p, p, fit?.standardErrors?.p],
    [fit?.parameters.q, q, fit?.standardErrors?.q],
    [fit?.parameters.v, v, fit?.standardErrors?.v],
  ] as const) {
    expect(Math.abs((found ?? 0) - made)).toBeLessThan(3.5 * (error ?? 0));
  }
  // p·v/(q − 1)
  expect(fit?.law.mean).toBeCloseTo(40, -1);
});

test('scaling money scales spend, and nothing else', () => {
  const one = fitSpend(spending());
  const hundred = fitSpend(spending(100));
  expect(hundred?.parameters.p).toBeCloseTo(one?.parameters.p ?? 0, 8);
  expect(hundred?.parameters.v).toBeCloseTo(100 * (one?.parameters.v ?? 0), 5);
  expect(hundred?.law.expected(3, 5000)).toBeCloseTo(100 * (one?.law.expected(3, 50) ?? 0), 6);
});

test('draws what a customer spent towards the mean of all, less the more is known', () => {
  const law = fitSpend(spending())?.law;
  const mean = law?.mean ?? 0;
  const after = (n: number) => law?.expected(n, 100) ?? 0;
  expect(after(1)).toBeGreaterThan(mean);
  expect(after(10)).toBeGreaterThan(after(1));
  expect(after(1000)).toBeCloseTo(100, 0);
  expect(after(1000)).toBeLessThan(100);
});

test('nothing is fitted to one customer, or none; nobody spends nothing', () => {
  expect(fitSpend({ purchases: [], meanSpend: [] })).toBeNull();
  expect(fitSpend({ purchases: [2], meanSpend: [9] })).toBeNull();
  expect(() => fitSpend({ purchases: [1, 1], meanSpend: [5, 0] })).toThrow(RangeError);
});

test('knows how purchases vary within a customer, and how well their mean is known', () => {
  // ν ~ gamma(A, B): E(1/ν) = B/(A−1), E(1/ν²) = B²/((A−1)(A−2)). p = 4, q = 3, v = 15, two purchases of 10 each.
  const law = gammaGammaLaw([4, 3, 15], 1);
  const [A, B] = [4 * 2 + 3, 15 + 2 * 10];
  const mean = (4 * B) / (A - 1);
  expect(law.expected(2, 10)).toBeCloseTo(mean, 12);
  const { within, between } = law.variation(2);
  expect(within * mean ** 2).toBeCloseTo((4 * B * B) / ((A - 1) * (A - 2)), 10);
  expect(between * mean ** 2).toBeCloseTo((16 * B * B) / ((A - 1) * (A - 2)) - mean ** 2, 10);
  expect(gammaGammaLaw([4, 1.5, 15], 1).variation(0).between).toBe(Infinity);
});
