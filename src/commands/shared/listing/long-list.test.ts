import { expect, it } from 'vitest';
import { fieldOf, longList } from './long-list.ts';

const squares = (length: number) =>
  longList<{ i: number; square: number }>(length, { i: (i) => i, square: (i) => i * i });

it('is an array where it is short', () => {
  expect(squares(3)).toEqual([
    { i: 0, square: 0 },
    { i: 1, square: 1 },
    { i: 2, square: 4 },
  ]);
});

it.each([5, 100_000])('of %d entries is gone through, cut and written as an array is', (length) => {
  const list = squares(length);
  expect(list.length).toBe(length);
  expect(list.slice(2, 4)).toEqual([
    { i: 2, square: 4 },
    { i: 3, square: 9 },
  ]);
  expect(list.slice(length - 1, length + 9)).toHaveLength(1);
  let sum = 0;
  for (const { i } of list) sum += i;
  expect(sum).toBe((length * (length - 1)) / 2);
  expect(JSON.parse(JSON.stringify(list))).toEqual([...list]);
});

it('makes no entry of a long list before it is asked for', () => {
  let made = 0;
  const list = longList<{ i: number }>(1_000_000, {
    i: (i) => {
      made += 1;
      return i;
    },
  });
  expect(list.slice(0, 20)).toHaveLength(20);
  expect(made).toBe(20);
});

it.each([5, 100_000])('of %d entries gives its fields one by one', (length) => {
  const squareAt = fieldOf(squares(length), 'square');
  expect([squareAt(0), squareAt(4)]).toEqual([0, 16]);
});
