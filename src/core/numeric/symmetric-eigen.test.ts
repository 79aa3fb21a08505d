import fc from 'fast-check';
import { expect, it } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';

const entry = fc.double({ min: -1e3, max: 1e3, noNaN: true });

it('takes a matrix apart into axes at right angles that make it up again', () => {
  fc.assert(
    fc.property(entry, entry, entry, entry, entry, entry, (a, b, c, d, e, f) => {
      const matrix = [
        [a, b, c],
        [b, d, e],
        [c, e, f],
      ];
      const { values, axes } = symmetricEigen(matrix);
      const size = Math.max(1e-9, ...matrix.flat().map(Math.abs));
      const sum = (terms: number[]) => terms.reduce((x, y) => x + y, 0);
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          const made = sum(values.map((v, k) => v * (axes[k]?.[i] ?? 0) * (axes[k]?.[j] ?? 0)));
          expect(Math.abs(made - (matrix[i]?.[j] ?? 0)) / size).toBeLessThan(1e-13);
          const dot = sum((axes[i] ?? []).map((x, k) => x * (axes[j]?.[k] ?? 0)));
          expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-13);
        }
      }
    }),
    { seed: 22 },
  );
});

it('keeps its digits on axes of very different curvature', () => {
  // Eigenvalues of [[a, b], [b, d]]: their product is the determinant 1e8·1e-4 − 0.1·0.1 = 9999.99.
  const { values } = symmetricEigen([
    [1e8, 0.1],
    [0.1, 1e-4],
  ]);
  expect((values[0] ?? 0) * (values[1] ?? 0)).toBeCloseTo(9999.99, 7);
});
