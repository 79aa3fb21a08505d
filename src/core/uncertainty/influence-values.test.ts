import { expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { influenceValues } from './influence-values.ts';

const random = randomSource(21);
const count = 50;
const x = Float64Array.from({ length: count }, () => 1 + random());
const y = Float64Array.from({ length: count }, () => 2 + random());
const sumOf = (column: Float64Array, from = 0, to = count) =>
  column.slice(from, to).reduce((sum, each) => sum + each, 0);

it('of a mean are (x − x̄)/n', () => {
  const strata = { codes: new Uint32Array(count), number: 1 };
  const influence = influenceValues([x], strata, ([sum = 0]) => sum / count);
  const mean = sumOf(x) / count;
  for (const [i, each] of influence.entries()) {
    expect(each).toBeCloseTo(((x[i] ?? 0) - mean) / count, 12);
  }
});

it('of a ratio are (x − r·y)/Σy, as the delta method has it', () => {
  const strata = { codes: new Uint32Array(count), number: 1 };
  const influence = influenceValues([x, y], strata, ([a = 0, b = 1]) => a / b);
  const ratio = sumOf(x) / sumOf(y);
  for (const [i, each] of influence.entries()) {
    const expected = ((x[i] ?? 0) - ratio * (y[i] ?? 0)) / sumOf(y);
    // The slope by a tenth of a standard error is exact to the third derivative.
    expect(Math.abs(each - expected)).toBeLessThan(1e-5 / count);
  }
});

it('are about the mean of the stratum of each customer', () => {
  const codes = Uint32Array.from({ length: count }, (_, i) => (i < 20 ? 0 : 1));
  const influence = influenceValues([x], { codes, number: 2 }, ([a = 0, b = 0]) => 3 * a - b);
  expect(sumOf(influence, 0, 20)).toBeCloseTo(0, 10);
  expect(sumOf(influence, 20)).toBeCloseTo(0, 10);
  const mean = sumOf(x, 20) / 30;
  expect(influence[30]).toBeCloseTo(mean - (x[30] ?? 0), 10);
});
