import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomSource } from './random.ts';

interface Reference {
  readonly seed: number;
  readonly first: readonly number[];
  readonly thousandth: number;
}

const references = JSON.parse(
  readFileSync('test/reference/random/random.json', 'utf8'),
) as readonly Reference[];

describe.each(references)('seed $seed', ({ seed, first, thousandth }) => {
  it('gives the numbers of an independent implementation', () => {
    const random = randomSource(seed);
    const numbers = Array.from({ length: 1000 }, () => random() * 2 ** 32);
    expect(numbers.slice(0, first.length)).toEqual(first);
    expect(numbers[999]).toBe(thousandth);
  });
});

it('is uniform: every tenth of [0, 1) gets its share within 4.5 standard deviations', () => {
  const random = randomSource(7);
  const counts = new Uint32Array(10);
  const draws = 100_000;
  for (let i = 0; i < draws; i++) {
    const tenth = Math.floor(random() * 10);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  const deviation = Math.sqrt(draws * 0.1 * 0.9);
  for (const count of counts) expect(Math.abs(count - draws / 10)).toBeLessThan(4.5 * deviation);
});

it('refuses what is no seed', () => {
  for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) {
    expect(() => randomSource(seed)).toThrow(RangeError);
  }
});
