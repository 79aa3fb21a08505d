import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { plainNumber } from './plain-number.ts';
import { numberTexts, TextBlock } from './text-block.ts';

const taken = (block: TextBlock) => Buffer.from(block.take()).toString();

it('writes every number as it is written alone, whatever came before', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN, 1e21));
  const numbers = fc.array(number, { maxLength: 200 });
  const text = numberTexts();
  fc.assert(
    fc.property(numbers, (some) => {
      expect([...some, ...some].map(text)).toEqual([...some, ...some].map(plainNumber));
    }),
    { seed: 41 },
  );
});

it('tells numbers apart that share a place', () => {
  const text = numberTexts();
  const numbers = Array.from({ length: 20_000 }, (_, i) => i / 7);
  for (const all of [numbers, numbers]) expect(all.map(text)).toEqual(all.map(String));
});

test('holds what joining the pieces gives, in any script and beyond its first size', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('€'.repeat(24), 'é'.repeat(25), '\u{1f600}'.repeat(12), 'x'.repeat(9000)),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (first, second) => {
      const block = new TextBlock(8);
      for (const text of first) block.add(text);
      expect(block.length).toBe(Buffer.byteLength(first.join('')));
      const before = block.take();
      for (const text of second) block.add(text);
      expect(taken(block)).toBe(second.join(''));
      // What was taken is not written over.
      expect(Buffer.from(before).toString()).toBe(first.join(''));
    }),
  );
});

/** The digits of a decimal of few of them; undefined where the block leaves the number to others. */
function decimalText(value: number): string | undefined {
  const block = new TextBlock(8);
  block.add('x');
  const isWritten = block.addDecimal(value);
  const text = taken(block);
  if (!isWritten) expect(text).toBe('x');
  return isWritten ? text.slice(1) : undefined;
}

test('a decimal of at most six places has the digits of the number', () => {
  const places = fc.integer({ min: 0, max: 6 });
  const units = fc.integer({ min: -(1e15 - 1), max: 1e15 - 1 });
  fc.assert(
    fc.property(units, places, (whole, some) => {
      const value = whole / 10 ** some;
      const isSmall = Math.abs(value) < 1e9;
      expect(decimalText(value)).toBe(isSmall ? plainNumber(value) : undefined);
    }),
    { numRuns: 20_000 },
  );
});

test('any other number has its digits or is left alone', () => {
  const number = fc.oneof(
    fc.double(),
    fc.double({ min: -2, max: 2 }),
    fc.double({ min: -1e10, max: 1e10 }),
    // Half of a millionth more or less, and the neighbours of decimals.
    fc.integer({ min: -1e9, max: 1e9 }).map((i) => (i + 0.5) / 1e6),
    fc.integer({ min: -1e9, max: 1e9 }).map((i) => (i / 1e6) * (1 + 2 ** -52)),
  );
  fc.assert(
    fc.property(number, (value) => {
      const text = decimalText(value);
      expect([undefined, plainNumber(value)]).toContain(text);
    }),
    { numRuns: 20_000 },
  );
});

it.each([
  [0, '0'],
  [-0, '0'],
  [1e-6, '0.000001'],
  [-1e-6, '-0.000001'],
  [0.1 + 0.2, undefined],
  [0.3, '0.3'],
  [1000, '1000'],
  [1000.05, '1000.05'],
  [1_000_000, '1000000'],
  [999_999_999.999999, '999999999.999999'],
  [1e9, undefined],
  [5e-7, undefined],
  [5e-324, undefined],
  [Number.NaN, undefined],
  [-Infinity, undefined],
])('the decimal %d is %s', (value, text) => {
  expect(decimalText(value)).toBe(text);
});
