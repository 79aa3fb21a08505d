import { describe, expect, it } from 'vitest';
import { binomialDraws } from './binomial-draws.ts';
import { chiSquaredQuantile } from './chi-squared.ts';
import { randomSource } from './random.ts';

const draws = 20_000;
/** So many that a wrong constant of the rejection would show. */
const manyDraws = 1_000_000;

/**
 * The probabilities of the numbers around the mode, from P(k + 1)/P(k) = p·(n − k)/((1 − p)·(k + 1)), so that they add
 * up to 1: no other function than that under test is needed.
 */
function probabilities(n: number, p: number): Map<number, number> {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const found = new Map([[mode, 1]]);
  const odds = p / (1 - p);
  let sum = 1;
  for (let k = mode, each = 1; k < n && each > 1e-18; k++) {
    each *= (odds * (n - k)) / (k + 1);
    found.set(k + 1, each);
    sum += each;
  }
  for (let k = mode, each = 1; k > 0 && each > 1e-18; k--) {
    each *= k / (odds * (n - k + 1));
    found.set(k - 1, each);
    sum += each;
  }
  return new Map([...found].sort(([a], [b]) => a - b).map(([k, each]) => [k, each / sum]));
}

/** χ² of the draws, with neighbouring numbers joined until 10 draws are expected, and its degrees of freedom. */
function chiSquared(drawn: ArrayLike<number>, expected: ReadonlyMap<number, number>) {
  const times = new Map<number, number>();
  for (let i = 0; i < drawn.length; i++) {
    const k = drawn[i] ?? -1;
    times.set(k, (times.get(k) ?? 0) + 1);
  }
  const cells: { times: number; expected: number }[] = [];
  let open = { times: 0, expected: 0 };
  for (const [k, probability] of expected) {
    open.times += times.get(k) ?? 0;
    open.expected += probability * drawn.length;
    if (open.expected < 10) continue;
    cells.push(open);
    open = { times: 0, expected: 0 };
  }
  const last = cells.at(-1) ?? open;
  last.times += open.times;
  last.expected += open.expected;
  expect(cells.reduce((sum, cell) => sum + cell.times, 0)).toBe(drawn.length);
  const chi = cells.reduce(
    (sum, cell) => sum + (cell.times - cell.expected) ** 2 / cell.expected,
    0,
  );
  return { chi, degrees: cells.length - 1 };
}

describe('draws have the exact probabilities', () => {
  const grid = [1, 2, 7, 40, 200, 5_000, 1_000_000].flatMap((n) =>
    [1e-6, 0.001, 0.02, 0.049, 0.051, 0.25, 0.5, 0.7, 0.98, 0.9999].map((p) => ({ n, p })),
  );
  it.each(grid)('of $n trials with probability $p: χ² of 20,000 draws', ({ n, p }) => {
    const draw = binomialDraws(p, randomSource(n + Math.round(1e6 * p)));
    const drawn = Array.from({ length: draws }, () => draw(n));
    const { chi, degrees } = chiSquared(drawn, probabilities(n, p));
    // One of 70 lines exceeds this in one of 140 runs.
    if (degrees > 0) expect(chi).toBeLessThan(chiSquaredQuantile(1 - 1e-4, degrees));
  });
});

it.each([
  { n: 25, p: 0.42 },
  { n: 1_000, p: 0.0101 },
  { n: 300, p: 0.5 },
])('of $n trials with probability $p: χ² of a million draws by rejection', ({ n, p }) => {
  const draw = binomialDraws(p, randomSource(n));
  const drawn = Uint32Array.from({ length: manyDraws }, () => draw(n));
  const { chi, degrees } = chiSquared(drawn, probabilities(n, p));
  expect(chi).toBeLessThan(chiSquaredQuantile(1 - 1e-4, degrees));
});

it('have the mean n·p and the variance n·p·(1 − p) also for thousands of millions of trials', () => {
  const [n, p] = [4e9, 0.3];
  const draw = binomialDraws(p, randomSource(3));
  const away = Array.from({ length: draws }, () => draw(n) - n * p);
  const variance = n * p * (1 - p);
  const mean = away.reduce((sum, each) => sum + each, 0) / draws;
  const squares = away.reduce((sum, each) => sum + each * each, 0) / draws;
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
  expect(Math.abs(squares / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
});

it('are certain where the probability is 0 or 1, or nothing is tried', () => {
  const uniform = randomSource(1);
  expect(binomialDraws(0, uniform)(9)).toBe(0);
  expect(binomialDraws(1, uniform)(9)).toBe(9);
  expect(binomialDraws(0.4, uniform)(0)).toBe(0);
});

it('end also at the largest uniform number', () => {
  const largest = () => 1 - 2 ** -32;
  expect(binomialDraws(0.3, largest)(1)).toBe(1);
  expect(binomialDraws(1e-9, largest)(1e9)).toBeLessThan(20);
});

it('are refused where a probability or a number of trials leaves its range', () => {
  const uniform = randomSource(1);
  expect(() => binomialDraws(1.1, uniform)).toThrow(RangeError);
  expect(() => binomialDraws(Number.NaN, uniform)).toThrow(RangeError);
  expect(() => binomialDraws(0.5, uniform)(1.5)).toThrow(RangeError);
  expect(() => binomialDraws(0.5, uniform)(-1)).toThrow(RangeError);
});
