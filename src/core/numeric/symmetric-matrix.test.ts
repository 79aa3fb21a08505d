import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positiveInverse, quadraticForm, symmetricEigen } from './symmetric-matrix.ts';

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

it('is the sum of squared standard errors of numbers that do not depend on each other', () => {
  const covariance = [Float64Array.of(4), Float64Array.of(0, 9)];
  expect(quadraticForm([2, -6], covariance)).toEqual({ value: 1 + 4, rank: 2 });
});

it('inverts what depends', () => {
  // V = [2 1; 1 2], V⁻¹ = [2 −1; −1 2]/3: (1, 3) gives (2 − 6 + 18)/3.
  const { value, rank } = quadraticForm([1, 3], [Float64Array.of(2), Float64Array.of(1, 2)]);
  expect(value).toBeCloseTo(14 / 3, 13);
  expect(rank).toBe(2);
});

it('counts once what the others determine, and not what is certain', () => {
  // z₃ = −z₁ − z₂ of independent z₁, z₂ with variances 1 and 1e-6; z₄ is always 0.
  const small = 1e-6;
  const covariance = [
    Float64Array.of(1),
    Float64Array.of(0, small),
    Float64Array.of(-1, -small, 1 + small),
    Float64Array.of(0, 0, 0, 0),
  ];
  const { value, rank } = quadraticForm([1, 2e-3, -1.002, 0], covariance);
  expect(value).toBeCloseTo(1 + 4, 6);
  expect(rank).toBe(2);
  expect(quadraticForm([], [])).toEqual({ value: 0, rank: 0 });
});

describe('positiveInverse', () => {
  it('is the inverse, by hand', () => {
    expect(positiveInverse([[4]])).toEqual([[0.25]]);
    const found = positiveInverse([
      [4, 2, 0],
      [2, 5, 2],
      [0, 2, 5],
    ]);
    // The determinant is 4 · 21 − 2 · 10 = 64.
    const adjugate = [
      [21, -10, 4],
      [-10, 20, -8],
      [4, -8, 16],
    ];
    for (const [i, row] of adjugate.entries())
      for (const [j, entry] of row.entries()) expect(found?.[i]?.[j]).toBeCloseTo(entry / 64, 15);
  });

  it('is none where an eigenvalue is 0, below it or not a number', () => {
    const square = (off: number) => [
      [1, off],
      [off, 1],
    ];
    expect(positiveInverse(square(0.999))).not.toBeNull();
    for (const off of [1, 2, -1, Number.NaN]) expect(positiveInverse(square(off))).toBeNull();
  });
});
