import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { histogram } from './histogram.ts';

const of = (figures: readonly number[]) => histogram(Float64Array.from(figures).sort());

test('counts figures in bins that begin at round numbers', () => {
  // P10 is 1.4 and P90 is 8.2 by type 7. 6.8 ÷ ∛8 is 3.4, and the next round number is 5.
  expect(of([0, 2, 4, 4.9, 5, 5, 7, 11])).toEqual({
    from: 0,
    width: 5,
    counts: [4, 3, 1],
    below: 0,
    above: 0,
  });
});

test('a figure at an edge is in the bin that begins there, below zero too', () => {
  // P10 is −9.4 and P90 is 4.4; 13.8 ÷ ∛7 is 7.2, and the next round number is 10.
  expect(of([-10, -9, -1, 0, 1, 2, 8])).toMatchObject({ from: -10, width: 10, counts: [3, 4] });
});

test('there is none of figures that are alike', () => {
  expect(of([7, 7, 7])).toBeNull();
  expect(of([7])).toBeNull();
});

test('the figures that differ decide where most are alike', () => {
  const capped = [...Array.from({ length: 95 }, () => 10), 1, 2, 3, 4, 5];
  // 9 ÷ ∛100 is 1.9, and the next round number is 2.
  expect(of(capped)).toMatchObject({ from: 0, width: 2, counts: [1, 2, 2, 0, 0, 95] });
});

test('every figure is counted once', () => {
  const figure = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1 }), (figures) => {
      const found = of(figures);
      if (found === null) return;
      const { from, width, counts, below, above } = found;
      expect(counts.reduce((sum, count) => sum + count, below + above)).toBe(figures.length);
      expect(counts.length).toBeLessThanOrEqual(60);
      const to = from + width * counts.length;
      const rounding = 1e-9 * width * (1 + Math.abs(from / width));
      expect(figures.filter((each) => each < from - rounding).length).toBeLessThanOrEqual(below);
      expect(figures.filter((each) => each >= to + rounding).length).toBeLessThanOrEqual(above);
    }),
  );
});

test('a long tail is counted, and its few figures have no bins', () => {
  // 1/(1 − r) of a retention r between 80 and 99.9 %: from 5 to 1000, and 90 % of them below 50.
  const random = randomSource(1);
  const figures = Array.from({ length: 10_000 }, () => 1 / (0.001 + 0.199 * random()));
  const { from, width, counts, below, above } = of(figures) ?? { counts: [] as number[] };
  expect({ from, below }).toEqual({ from: 5, below: 0 });
  expect(counts).toHaveLength(60);
  expect(width).toBe(5);
  // The density of y = 1/x for a uniform x: a share 1/y ÷ 0.199 above y = 305, less the least x, 0.001.
  expect(above).toBeGreaterThan(10_000 * (1 / 305 / 0.199 - 0.001 / 0.199) * 0.6);
  expect(above).toBeLessThan(10_000 * (1 / 305 / 0.199 - 0.001 / 0.199) * 1.6);
});

test('the shares come near to the probabilities of the bins', () => {
  const random = randomSource(7);
  const figures = Array.from({ length: 10_000 }, () => 100 * random());
  const { width, counts } = of(figures) ?? { width: 0, counts: [] };
  // P10 to P90 is 80; 80 ÷ 21.5 is 3.7, and the next round number is 5.
  expect(width).toBe(5);
  expect(counts).toHaveLength(20);
  // 500 in each, with a standard deviation of √(10,000 · 0.05 · 0.95) = 21.8.
  for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(4.5 * 21.8);
});
