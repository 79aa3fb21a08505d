import { expect, it } from 'vitest';
import { logOneLessExp } from './log-one-less-exp.ts';

it.each([
  // The first terms of its series: log x − x/2 for small x, −e⁻ˣ for large.
  [1e-12, Math.log(1e-12) - 0.5e-12],
  [Math.LN2, Math.log(0.5)],
  [Math.log(4), Math.log(0.75)],
  [50, -Math.exp(-50)],
  [700, -Math.exp(-700)],
])('log(1 − e^−%d)', (x, expected) => {
  expect(Math.abs(logOneLessExp(x) / expected - 1)).toBeLessThan(1e-14);
});
