import { expect, it } from 'vitest';
import type { CodedColumn, Customers } from './customers.ts';
import { segmentsBy } from './segments.ts';

function coded(texts: readonly string[]): CodedColumn {
  const values = [...new Set(texts)];
  return { values, codes: Uint32Array.from(texts, (text) => values.indexOf(text)) };
}

const customers: Customers = {
  count: 5,
  ids: ['a', 'b', 'c', 'd', 'e'],
  labels: new Map([
    ['home', coded(['renter', 'owner', 'renter', '', 'owner'])],
    ['region', coded(['south', 'north', 'north', 'north', 'north'])],
  ]),
  amount: new Float64Array(5),
  amountYears: new Float64Array(5),
};

it('divides by one column, in the order of the values', () => {
  const { keys, codes } = segmentsBy(customers, ['home']);
  expect(keys).toEqual([{ home: '' }, { home: 'owner' }, { home: 'renter' }]);
  expect([...codes]).toEqual([2, 1, 2, 0, 1]);
});

it('divides by several columns into the pairs that occur', () => {
  const { keys, codes } = segmentsBy(customers, ['home', 'region']);
  expect(keys.map(({ home, region }) => `${home}/${region}`)).toEqual([
    '/north',
    'owner/north',
    'renter/north',
    'renter/south',
  ]);
  expect([...codes]).toEqual([3, 1, 2, 0, 1]);
});

it('without columns puts all into one', () => {
  const { keys, codes } = segmentsBy(customers, []);
  expect(keys).toEqual([{}]);
  expect([...codes]).toEqual([0, 0, 0, 0, 0]);
  expect(() => segmentsBy(customers, ['nope'])).toThrow(RangeError);
});
