import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberCell } from './number-cell.ts';

const cell = new NumberCell();
const read = (text: string) => {
  const reading = cell.read(text);
  if (reading === 'none') return reading;
  return reading === 'either' ? [reading, cell.value, cell.withComma] : [reading, cell.value];
};

test.each([
  ['0', 'same', 0],
  ['1234', 'same', 1234],
  ['29.85', 'point', 29.85],
  ['29,85', 'comma', 29.85],
  ['.50', 'point', 0.5],
  [',50', 'comma', 0.5],
  ['0.123', 'point', 0.123],
  ['1234.567', 'point', 1234.567],
  ['1,234.50', 'point', 1234.5],
  ['1.234,50', 'comma', 1234.5],
  ['1,234,567', 'point', 1234567],
  ['1.234.567', 'comma', 1234567],
  ['12,34,567.00', 'point', 1234567],
  ["1'234.50", 'point', 1234.5],
  ['1’234,50', 'comma', 1234.5],
  ['1 234', 'same', 1234],
  ['1 234,50', 'comma', 1234.5],
  ['1 234 567', 'same', 1234567],
  ['-3.00', 'point', -3],
  ['−3', 'same', -3],
  ['3.00-', 'point', -3],
  ['(50.00)', 'point', -50],
  ["'1", 'same', 1],
  [' 7 ', 'same', 7],
  ['12345678901234567890', 'same', Number('12345678901234567890')],
  ['9007199254740993', 'same', 9007199254740992],
])('reads %j', (text, reading, value) => {
  expect(read(text)).toEqual([reading, value]);
});

test.each([
  ['1.234', 1.234, 1234],
  ['1,234', 1234, 1.234],
  ['-12,345', -12345, -12.345],
  ['€ 1.234', 1.234, 1234],
])('%j reads both ways', (text, point, comma) => {
  expect(read(text)).toEqual(['either', point, comma]);
});

test.each([
  ['$1,234.50', 1234.5, '$'],
  ['1.234,50 €', 1234.5, 'EUR'],
  ['-$3.00', -3, '$'],
  ['$-3.00', -3, '$'],
  ['($3.00)', -3, '$'],
  ['$(3.00)', -3, '$'],
  ['(3.00) USD', -3, 'USD'],
  ['RM 12', 12, 'MYR'],
  ['USD 12', 12, 'USD'],
  ['12 usd', 12, 'USD'],
  ['$12.00 CAD', 12, 'CAD'],
  ['R$ 1.234,00', 1234, 'BRL'],
  ['249 kr', 249, 'kr'],
  ['12,50 zł', 12.5, 'PLN'],
])('reads the currency of %j', (text, value, currency) => {
  cell.read(text);
  expect([cell.value, cell.currency]).toEqual([value, currency]);
});

test.each([
  '',
  ' ',
  '-',
  '.',
  ',',
  '$',
  '1e3',
  '0x1f',
  'Infinity',
  'NaN',
  '12abc',
  'abc',
  '1.2.3',
  '1,2,3',
  '12.',
  '1..2',
  '--3',
  '-(3)',
  '10(3)',
  '(3)10',
  '50 (USD)',
  '(USD) 50',
  '((3))',
  '()',
  '5%',
  '1 2',
  '1,23,4',
  '1.234.56',
  '12 XYZ',
  '3 months',
  '1-2',
  '٣',
])('%j is no number', (text) => {
  expect(read(text)).toBe('none');
});

test('a nought has no sign', () => {
  cell.read('-0.00');
  expect(Object.is(cell.value, 0)).toBe(true);
});

test('forgets the currency of the cell before', () => {
  cell.read('$5');
  cell.read('5');
  expect(cell.currency).toBeUndefined();
});

test('reads what it is given to the nearest double, plain or grouped', () => {
  const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(amount, ([units, places]) => {
      const digits = String(units).padStart(places + 1, '0');
      const whole = digits.slice(0, -places);
      const text = `${whole}.${digits.slice(-places)}`;
      const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-places)}`;
      cell.read(text);
      expect(cell.value).toBe(Number.parseFloat(text));
      cell.read(grouped);
      expect(cell.value).toBe(Number.parseFloat(text));
    }),
    { seed: 3 },
  );
});

test('a number in plain digits reads as it does with a space before it, which takes the long way', () => {
  const text = fc.string({
    unit: fc.constantFrom('0', '1', '2', '7', '9', '.', ',', '-'),
    maxLength: 18,
  });
  fc.assert(
    fc.property(text, (digits) => {
      const [plain, long] = [new NumberCell(), new NumberCell()];
      const reading = plain.read(digits);
      expect(long.read(` ${digits}`)).toBe(reading);
      if (reading === 'none') return;
      expect(plain.value).toBe(long.value);
      if (reading === 'either') expect(plain.withComma).toBe(long.withComma);
    }),
    { numRuns: 20_000 },
  );
});
