import { expect, it } from 'vitest';
import { quadraticForm } from './quadratic-form.ts';

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
