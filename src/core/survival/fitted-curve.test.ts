import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOver } from '../numeric/gauss-legendre.ts';
import type { ModelName } from './family.ts';
import { fittedCurve, meanYears } from './fitted-curve.ts';

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const settled = fc.oneof(
  positive(0.01, 5).map((rate) => model('exponential', null, { rate })),
  fc
    .tuple(positive(0.2, 5), positive(0.1, 20))
    .map(([shape, scale]) => model('weibull', null, { shape, scale })),
  positive(0.01, 0.99).map((retention) => model('geometric', 0.5, { retention })),
  fc
    .tuple(positive(0.05, 50), positive(0.05, 50))
    .map(([alpha, beta]) => model('shifted-beta-geometric', 0.25, { alpha, beta })),
  fc
    .tuple(positive(0.05, 20), positive(0.05, 20), positive(0.3, 3))
    .map(([alpha, beta, shape]) => model('beta-discrete-weibull', 1, { alpha, beta, shape })),
);
const time = positive(0, 30);

function model(name: ModelName, periodYears: number | null, parameters: Record<string, number>) {
  return { model: name, periodYears, parameters };
}

describe('every curve', () => {
  it('begins at 1 and never rises', () => {
    fc.assert(
      fc.property(settled, time, time, (fit, a, b) => {
        const { survival } = fittedCurve(fit);
        expect(survival(0)).toBe(1);
        expect(survival(Math.max(a, b))).toBeGreaterThanOrEqual(0);
        expect(survival(Math.max(a, b)) - survival(Math.min(a, b))).toBeLessThan(1e-13);
      }),
      { seed: 24 },
    );
  });

  it('has for area the integral of its survival, in pieces', () => {
    fc.assert(
      fc.property(settled, time, time, (fit, a, b) => {
        const { survival, area, periodYears = 0.5 } = fittedCurve(fit);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        // Smooth between renewals; from 0, where a Weibull is steep, only by its own area.
        let sum = area(Math.min(from, 0.05));
        const cuts = [from, to, 0.05];
        for (let cut = periodYears; cut < to; cut += periodYears) cuts.push(cut);
        const inside = cuts.filter((cut) => cut >= Math.min(from, 0.05) && cut <= to);
        inside.sort((x, y) => x - y);
        inside.slice(1).forEach((end, i) => {
          const begin = inside[i] ?? 0;
          sum += (end - begin) * meanOver(survival, begin, end);
        });
        if (from > 0.05) expect(Math.abs(area(to) - sum)).toBeLessThan(1e-9 * (1 + to));
      }),
      { seed: 25 },
    );
  });

  it('has for mean what the area grows to, a period counted whole', () => {
    fc.assert(
      fc.property(settled, (fit) => {
        const { area, survival, periodYears = 0 } = fittedCurve(fit);
        if (survival(2000) > 1e-16) return;
        expect(area(2000) + periodYears / 2).toBeCloseTo(meanYears(fit), 8);
      }),
      { seed: 26 },
    );
  });
});

describe('a mean', () => {
  it.each([
    [1, Infinity],
    [0.7, Infinity],
    // (α + β − 1)/(α − 1) periods of a quarter.
    [1.5, ((1.5 + 4 - 1) / 0.5) * 0.25],
  ])('of the sBG with α = %d is %d years', (alpha, years) => {
    const parameters = { alpha, beta: 4 };
    expect(meanYears(model('shifted-beta-geometric', 0.25, parameters))).toBeCloseTo(years, 12);
  });

  it('of the beta-discrete-Weibull with c = 1 is that of the sBG', () => {
    const parameters = { alpha: 1.5, beta: 4, shape: 1 };
    expect(meanYears(model('beta-discrete-weibull', 0.25, parameters))).toBeCloseTo(2.25, 10);
    expect(meanYears(model('beta-discrete-weibull', 1, { ...parameters, alpha: 0.99 }))).toBe(
      Infinity,
    );
  });
});

describe('retention of the sBG', () => {
  it('rises with every renewal, by sorting alone', () => {
    fc.assert(
      fc.property(
        positive(0.05, 50),
        positive(0.05, 50),
        fc.nat({ max: 200 }),
        (alpha, beta, k) => {
          const { survival } = fittedCurve(model('shifted-beta-geometric', 1, { alpha, beta }));
          const retention = (n: number) => survival(n + 1) / survival(n);
          expect(retention(k)).toBeCloseTo((beta + k) / (alpha + beta + k), 11);
          expect(retention(k + 1)).toBeGreaterThan(retention(k));
        },
      ),
      { seed: 27 },
    );
  });
});

it.each([
  model('exponential', null, { rate: 0 }),
  model('weibull', null, { shape: 2 }),
  model('geometric', 1, { retention: 1 }),
  model('geometric', null, { retention: 0.5 }),
])('is a broken contract: $model with $parameters', (fit) => {
  expect(() => fittedCurve(fit)).toThrow(RangeError);
});

it.each([
  // Integrated numerically by mpmath 1.4 at 30 digits.
  [0.004, 1, 1, 0.3693509354867609],
  [0.0012, 1e-6, 100, 36.018955723174],
  [0.0058, 1e6, 1e-9, 4.432000535996933e-10],
  [900, 2, 1.999, 1.997782568521076],
  [0.8, 2, 3, 1.497212974663676],
  [0.8, 2, 30, 2.265291058597143],
  // Long before the time at which all leave, nobody has left.
  [900, 2, 1 / 365, 1 / 365],
])('the area of a Weibull of shape %d and scale %d up to %d', (shape, scale, years, expected) => {
  const { area } = fittedCurve(model('weibull', null, { shape, scale }));
  expect(area(years) / expected).toBeCloseTo(1, 12);
});
