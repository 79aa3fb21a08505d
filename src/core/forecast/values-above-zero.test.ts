import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuesAboveZero } from './values-above-zero.ts';

/** One entry of `payers`, by the mean spend of each, and of others, with Gamma-Gamma of p, q and v. */
const entry = fc.record({
  payers: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 6 }),
  others: fc.integer({ min: 0, max: 3 }),
  purchases: fc.integer({ min: 2, max: 20 }),
  perSpend: fc.integer({ min: -1, max: 10 }),
  fixed: fc.integer({ min: -900, max: 50 }),
  isMean: fc.boolean(),
});

const [p, q, v] = [6.25, 3.74, 15.45];

test('the sum of values above 0 is that of the customers one by one, or not known', () => {
  let [exact, unknown] = [0, 0];
  fc.assert(
    fc.property(entry, ({ payers, others, purchases, perSpend, fixed, isMean }) => {
      fc.pre(payers.length + others > 0);
      const mean = 40;
      // Fader and Hardie's expected spend of a purchase, of a customer with so many of mean z.
      const spent = (z: number) =>
        isMean ? mean : (p * (v + purchases * z)) / (p * purchases + q - 1);
      const values = [
        ...payers.map((z) => perSpend * spent(z) + fixed),
        ...Array.from({ length: others }, () => fixed),
      ];
      const above = values.reduce((sum, each) => sum + Math.max(0, each), 0);
      const all = values.reduce((sum, each) => sum + each, 0);
      const n = payers.length;
      const found = valuesAboveZero(
        {
          counted: {
            customers: Float64Array.of(n + others),
            payers: [n],
            meanSquares: [payers.reduce((sum, z) => sum + z * z, 0) / n],
            spending: {
              purchases: payers.map(() => purchases),
              meanSpend: payers,
            },
          },
          cells: { cellOf: Uint32Array.of(0) },
          money: { perSpendTotal: Float64Array.of(perSpend), fixedTotal: Float64Array.of(fixed) },
          spend: {
            model: isMean ? 'mean' : 'gamma-gamma',
            parameters: { p, q, v },
            mean,
            known: {
              purchases: [purchases],
              meanSpend: [n === 0 ? 0 : payers.reduce((sum, z) => sum + z, 0) / n],
              overall: mean,
            },
          },
          value: Float64Array.of(all),
        },
        0,
      );
      if (found === null) {
        unknown += 1;
        expect(n).toBeGreaterThan(2);
        return;
      }
      exact += 1;
      // A difference of squares has half of the digits.
      const size = values.reduce((sum, each) => sum + Math.abs(each), 1);
      expect(Math.abs(found - above)).toBeLessThanOrEqual(1e-6 * size);
      if (n !== 2) expect(Math.abs(found - above)).toBeLessThanOrEqual(1e-9 * size);
    }),
    { numRuns: 2_000 },
  );
  expect(exact).toBeGreaterThan(1_000);
  expect(unknown).toBeGreaterThan(20);
});
