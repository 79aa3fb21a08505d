import { expect, it } from 'vitest';
import type { NumberColumn } from '../../../render/column-rows.ts';
import { columnOf, longList } from './long-list.ts';

const numbers = (of: (place: number) => number): NumberColumn => ({
  fill: (block, from) => {
    for (let k = 0; k < block.length; k++) block[k] = of(from + k);
  },
});

const squares = (length: number) =>
  longList<{ name: string; square: number; half: number | null }>(length, {
    name: { at: (i) => `n${i}` },
    square: numbers((i) => i * i),
    half: numbers((i) => (i % 2 === 0 ? i / 2 : Number.NaN)),
  });

it('is an array where it is short', () => {
  expect(squares(3)).toEqual([
    { name: 'n0', square: 0, half: 0 },
    { name: 'n1', square: 1, half: null },
    { name: 'n2', square: 4, half: 1 },
  ]);
});

it.each([5, 100_000])('of %d entries is gone through, cut and written as an array is', (length) => {
  const list = squares(length);
  expect(list.length).toBe(length);
  expect(list.slice(2, 4)).toEqual([
    { name: 'n2', square: 4, half: 1 },
    { name: 'n3', square: 9, half: null },
  ]);
  expect(list.slice(length - 1, length + 9)).toHaveLength(1);
  let sum = 0;
  for (const { square } of list) sum += Math.sqrt(square);
  expect(sum).toBe((length * (length - 1)) / 2);
  expect(JSON.parse(JSON.stringify(list))).toEqual([...list]);
});

it('makes no entry of a long list before it is asked for', () => {
  let made = 0;
  const list = longList<{ i: number }>(1_000_000, {
    i: numbers((i) => {
      made += 1;
      return i;
    }),
  });
  expect(list.slice(0, 20)).toHaveLength(20);
  expect(made).toBe(20);
});

it.each([5, 100_000])('of %d entries gives its columns one by one', (length) => {
  const column = columnOf(squares(length), 'name');
  expect('at' in column && [column.at(0), column.at(4)]).toEqual(['n0', 'n4']);
});
