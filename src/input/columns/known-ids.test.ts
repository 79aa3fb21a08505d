import { expect, test } from 'vitest';
import { KnownIds } from './known-ids.ts';

const customers = ['Ann@x.org', '00017', 'Bob'];

test('ids are found in the ways that count as the same', () => {
  const usual = new KnownIds(customers, 'addresses');
  expect(['ann@X.org', '17', 'bob', 'Bob'].map((id) => usual.get(id))).toEqual([
    0,
    undefined,
    undefined,
    2,
  ]);
  const folded = new KnownIds(customers, 'fold');
  expect(['ann@X.org', '17.0', 'bob'].map((id) => folded.get(id))).toEqual([0, 1, 2]);
  expect(new KnownIds(customers, 'exact').get('ann@x.org')).toBeUndefined();
});

test('an id that is alike is named, except where ids are exact', () => {
  const usual = new KnownIds(customers, 'addresses');
  expect(['17', 'bob', 'cem'].map((id) => usual.alike(id))).toEqual(['00017', 'Bob', undefined]);
  expect(new KnownIds(customers, 'exact').alike('17')).toBeUndefined();
});

test('a new id becomes the last, and is known then', () => {
  const known = new KnownIds(customers, 'addresses');
  expect([known.numbered('cem'), known.numbered('cem'), known.numbered('Bob')]).toEqual([3, 3, 2]);
  expect(known.alike('CEM')).toBe('cem');
  expect(known.ids).toEqual([...customers, 'cem']);
});
