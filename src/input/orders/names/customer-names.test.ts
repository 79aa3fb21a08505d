import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedOrders, noName } from './customer-names.ts';

/** The customer of each order, by its names in columns from the best on; "" is a blank. */
function customers(orders: readonly (readonly string[])[]): readonly (string | undefined)[] {
  const texts = [...new Set(orders.flat())].filter((text) => text !== '');
  const width = orders[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, c) =>
    Int32Array.from(orders, (names) => texts.indexOf(names[c] ?? '')),
  );
  const { nameOf } = namedOrders(columns, texts.length);
  return Array.from(nameOf, (name) => (name === noName ? undefined : texts[name]));
}

test.each([
  [
    'a blank id is looked up by the address',
    [
      ['1', 'a'],
      ['', 'a'],
    ],
    ['1', '1'],
  ],
  [
    'an address that nobody has is a customer',
    [
      ['1', 'a'],
      ['', 'b'],
    ],
    ['1', 'b'],
  ],
  [
    "an order without a name is nobody's",
    [
      ['', ''],
      ['1', ''],
    ],
    [undefined, '1'],
  ],
  [
    'an address of several customers stays apart',
    [
      ['1', 'a'],
      ['2', 'a'],
      ['', 'a'],
    ],
    ['1', '2', 'a'],
  ],
  [
    'ids that share an address are not one',
    [
      ['1', 'a'],
      ['2', 'a'],
    ],
    ['1', '2'],
  ],
  [
    'a customer has two addresses',
    [
      ['1', 'a'],
      ['1', 'b'],
      ['', 'b'],
      ['', 'a'],
    ],
    ['1', '1', '1', '1'],
  ],
  [
    'the third column is looked up as well',
    [
      ['e', '', '7'],
      ['', 'p', '7'],
      ['', 'p', ''],
    ],
    ['e', 'e', 'e'],
  ],
  [
    'the second decides where the first is nowhere',
    [
      ['', 'p', '7'],
      ['', 'q', '7'],
      ['', '', '7'],
    ],
    ['p', 'q', '7'],
  ],
] as const)('%s', (_, orders, expected) => {
  expect(customers(orders)).toEqual(expected);
});

const cell = (letter: string) => fc.constantFrom('', `${letter}1`, `${letter}2`, `${letter}3`);
const log = fc.array(fc.tuple(cell('i'), cell('e'), cell('p')), { minLength: 1, maxLength: 14 });

test("the first column decides; only orders without a name are nobody's; the order of rows changes nothing", () => {
  fc.assert(
    fc.property(log, fc.infiniteStream(fc.nat()), (orders, random) => {
      const found = customers(orders);
      for (const [i, names] of orders.entries()) {
        if (names[0] !== '') expect(found[i]).toBe(names[0]);
        expect(found[i] === undefined).toBe(names.every((name) => name === ''));
      }
      const places = orders.map((_, i) => ({ i, key: random.next().value ?? 0 }));
      const shuffled = places.sort((a, b) => a.key - b.key).map(({ i }) => i);
      const again = customers(shuffled.map((i) => orders[i] ?? ['', '', '']));
      expect(again).toEqual(shuffled.map((i) => found[i]));
    }),
    { seed: 15, numRuns: 1000 },
  );
});

test('an order without the first name belongs to the one customer who shares a name with it, or to none with one', () => {
  fc.assert(
    fc.property(log, (orders) => {
      const found = customers(orders);
      const pairs = orders.map(([id, address]) => [id, address] as const);
      for (const [i, [id, address]] of pairs.entries()) {
        if (id !== '' || address === '') continue;
        const owners = new Set(
          pairs.flatMap(([other, its]) => (its === address && other !== '' ? [other] : [])),
        );
        const [owner] = owners;
        if (owners.size === 1) expect(found[i]).toBe(owner);
      }
    }),
    { seed: 15, numRuns: 1000 },
  );
});
