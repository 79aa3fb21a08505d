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
  ['1e+05', 'same', 100_000],
  ['3e3', 'same', 3000],
  ['5e-05', 'same', 0.00005],
  ['1.2E+03', 'point', 1200],
  ['1,2E+03', 'comma', 1200],
  ['1.234E+05', 'point', 123_400],
  ['-1e−2', 'same', -0.01],
  ['(1e+05)', 'same', -100_000],
  ['1e400', 'same', Number.POSITIVE_INFINITY],
  ['1.234,-', 'comma', 1234],
  ['1.234,–', 'comma', 1234],
  ['12.--', 'point', 12],
  ['100:-', 'same', 100],
  ['1,23,456/-', 'point', 123_456],
  ['1 234,50', 'comma', 1234.5],
  ['1 234,50', 'comma', 1234.5],
  ['1´234.50', 'point', 1234.5],
  ['1,23,456', 'point', 123_456],
  ['1,23,45,678.5', 'point', 12_345_678.5],
  ['1.234,50–', 'comma', -1234.5],
  ['－5', 'same', -5],
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
  ['Rs. 1,23,456.50', 123_456.5, 'Rs'],
  ['Rs.500', 500, 'Rs'],
  ['RS.500', 500, 'Rs'],
  ['R 1 234,50', 1234.5, 'R'],
  ['Rp 1.234.567', 1_234_567, 'IDR'],
  ['100 kr.', 100, 'kr'],
  ['kr 100,-', 100, 'kr'],
  ['Fr. 12.–', 12, 'Fr'],
  ['12 000 Ft', 12_000, 'HUF'],
  ['12,50 lei', 12.5, 'lei'],
  ['1 234,50 руб.', 1234.5, 'руб'],
  ['99 ₽', 99, 'RUB'],
  ['12.50元', 12.5, '元'],
  ['1 234,00 Kč', 1234, 'CZK'],
  ['S/. 12.50', 12.5, 'PEN'],
  ['€ 1.234,-', 1234, 'EUR'],
  ['$.50', 0.5, '$'],
  ['¥1,234', 1234, '¥'],
  ['￥1,234', 1234, '¥'],
  ['-₩1,234', -1234, 'KRW'],
  ['1.234 JPY', 1234, 'JPY'],
  ['$1e3', 1000, '$'],
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
  '0x1f',
  '0x10',
  '1e-400',
  '1e5.5',
  '1e5e3',
  '1,234.5e3',
  '1e5 234',
  'e5',
  '1e',
  '5-05',
  '١٢٣',
  '1_000',
  'USD.50',
  'RM.50',
  '12 E',
  '1.234,-5',
  '100/-5',
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

test('a whole number of many digits is the double nearest to it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (whole) => {
      const reader = new NumberCell();
      expect([reader.read(String(whole)), reader.value]).toEqual(['same', Number(whole)]);
      expect(reader.currency).toBeUndefined();
    }),
  );
});

test('an amount that is written in any supported way is that amount, and never another', () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  const styles = [',.', '.,', ' ,', '\u202F,', '\u2009.', "'.", '’,', 'i.'] as const;
  const minus = fc.constantFrom('-', '−', '()', 'after');
  const words = fc.constantFrom('', '$', 'Rs. ', 'R ', '¥', 'EUR ', ' zł', ' Kč', ' руб.', ' kr.');
  const indian = /\B(?=(?:\d{2})*\d{3}$)/g;
  fc.assert(
    fc.property(cents, fc.constantFrom(...styles), minus, words, (amount, style, sign, word) => {
      const [group = '', mark = ''] = style;
      const whole = String(Math.floor(Math.abs(amount) / 100));
      const parted =
        group === 'i' ? whole.replace(indian, ',') : whole.replace(/\B(?=(\d{3})+$)/g, group);
      const digits = `${parted}${mark}${String(Math.abs(amount) % 100).padStart(2, '0')}`;
      const plain = word.startsWith(' ') ? `${digits}${word}` : `${word}${digits}`;
      const negative =
        sign === '()' ? `(${plain})` : sign === 'after' ? `${digits}-` : `${sign}${plain}`;
      const text = amount < 0 ? negative : plain;
      expect([text, cell.read(text)]).toEqual([text, mark === '.' ? 'point' : 'comma']);
      expect([text, cell.value]).toEqual([text, amount / 100]);
    }),
    { numRuns: 3000 },
  );
});

test('a number with an exponent is the number that JavaScript reads', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300 }), (value) => {
      cell.read(value.toExponential());
      expect(cell.value).toBe(value);
    }),
  );
});
