import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logGamma } from './log-gamma.ts';
import { risingFactorials } from './rising-factorials.ts';

test('is log Γ(c + n) − log Γ(c), and the sum of 1/(c + k)', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 1, maxLength: 30 }),
      (c, numbers) => {
        const counts = numbers.sort((a, b) => a - b);
        const values = new Float64Array(counts.length);
        const slopes = new Float64Array(counts.length);
        risingFactorials(c, counts, values, slopes);
        for (const [i, n] of counts.entries()) {
          const rise = logGamma(c + n) - logGamma(c);
          expect(Math.abs((values[i] ?? 0) - rise)).toBeLessThan(1e-12 * (1 + Math.abs(rise)));
          let slope = 0;
          for (let k = n - 1; k >= 0; k--) slope += 1 / (c + k);
          expect(Math.abs((slopes[i] ?? 0) - slope)).toBeLessThan(1e-12 * (1 + slope));
        }
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});
