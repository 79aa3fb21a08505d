import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInFormat, cellFormat } from './cell-format.ts';
import { cellText, plainDecimal } from './cell-text.ts';

const shown = (text: string, pattern: string | number, system: 1900 | 1904 = 1900) => {
  const format = typeof pattern === 'number' ? builtInFormat(pattern) : cellFormat(pattern);
  const { text: found, kind } = cellText({ kind: 'number', text, format }, system);
  return `${found} (${kind})`;
};

test.each<[text: string, pattern: string | number, expected: string, system?: 1904]>([
  // Numbers: the shortest decimal of the double, with the zeros that are shown, and no grouping.
  ['12.300000000000001', 'General', '12.3 (number)'],
  ['0.30000000000000004', 'General', '0.30000000000000004 (number)'],
  ['0.10000000000000001', 'General', '0.1 (number)'],
  ['1200', '0.00', '1200.00 (number)'],
  ['1234567.5', '#,##0.00', '1234567.50 (number)'],
  ['1.062', '#,##0.000', '1.062 (number)'],
  ['1.062', '0', '1.062 (number)'],
  ['1234567', '#,##0,', '1234567 (number)'],
  ['1E-7', 'General', '0.0000001 (number)'],
  ['-1.5E-8', 'General', '-0.000000015 (number)'],
  ['1.5E3', 'General', '1500 (number)'],
  ['-0', 'General', '0 (number)'],
  ['-7', '0;[Red]-0', '-7 (number)'],
  ['123456789012345', 'General', '123456789012345 (number)'],
  // Sixteen digits are rounded to fifteen: no id of that length can be trusted.
  ['1234567890123450', '0', '1.23456789012345E+15 (number)'],
  ['5', '0 "Stück"', '5 (number)'],
  ['0.5', '# ?/?', '0.5 (number)'],
  ['5', 'what [', '5 (number)'],
  // Percents are shifted, not multiplied: 0.07 × 100 is 7.000000000000001.
  ['0.07', '0%', '7% (number)'],
  ['0.125', '0%', '12.5% (number)'],
  ['0.25', '0.00%', '25.00% (number)'],
  ['-0.005', '0.0%', '-0.5% (number)'],
  ['12', '0%', '1200% (number)'],
  // Money.
  ['1200', '#,##0.00 [$€-407]', '1200.00 € (number)'],
  ['1200', '[$USD] #,##0.00', '1200.00 USD (number)'],
  ['1200.5', '_-* #,##0.00 €_-;-* #,##0.00 €_-;_-* "-"?? €_-;_-@_-', '1200.50 € (number)'],
  ['1200.5', '_("$"* #,##0.00_)', '1200.50 $ (number)'],
  ['1200.5', '$#,##0', '1200.5 $ (number)'],
  ['7', '#,##0.00\\ "kr"', '7.00 kr (number)'],
  ['7', '#,##0.00\\ "CHF"', '7.00 CHF (number)'],
  ['7', '[$-409]#,##0.00', '7.00 (number)'],
  ['7', 'General" €"', '7 € (number)'],
  // The currency of these is that of whoever opens the workbook.
  ['7', 7, '7.00 (number)'],
  ['7', 44, '7.00 (number)'],
  ['7', 4, '7.00 (number)'],
  ['7', 0, '7 (number)'],
  ['7', 999, '7 (number)'],
  // Ids.
  ['17', '00000', '00017 (number)'],
  ['123456789', '000-00-0000', '123-45-6789 (number)'],
  ['17', '"C-"00000', 'C-00017 (number)'],
  ['17.5', '00000', '17.5 (number)'],
  ['17', '000 "kg"', '17 (number)'],
  ['17', '0', '17 (number)'],
  // Dates.
  ['45292', 'yyyy-mm-dd', '2024-01-01 (date)'],
  ['45292', 14, '2024-01-01 (date)'],
  ['43830', 14, '2024-01-01 (date)', 1904],
  ['45292', '[$-409]d-mmm-yy;@', '2024-01-01 (date)'],
  ['45292.5', 'dd/mm/yy', '2024-01-01 12:00:00 (date)'],
  ['45292', 22, '2024-01-01 00:00:00 (date)'],
  ['45292', 'mmm yy', '2024-01 (date)'],
  ['45296', 'mmm yy', '2024-01-05 (date)'],
  ['0.5', 'hh:mm', '12:00:00 (date)'],
  ['45292.5', 'hh:mm', '2024-01-01 12:00:00 (date)'],
  ['1.5', '[h]:mm', '36:00:00 (date)'],
  ['-5', 'yyyy-mm-dd', '-5 (number)'],
  ['45292', 'General', '45292 (number)'],
  // What is no number is left to the reader of its column.
  ['NaN', 'General', 'NaN (text)'],
])('%s shown as %s', (text, pattern, expected, system) => {
  expect(shown(text, pattern, system)).toBe(expected);
});

test('the text of a number is the number, without an exponent', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }),
      (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      },
    ),
  );
});

test('a percent is its number, shifted by two places exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(9), (digits, places) => {
      // The decimal of the same digits with two places fewer behind the point.
      const decimal = (point: number) => {
        const text = String(Math.abs(digits)).padStart(point + 1, '0');
        const whole = point > 0 ? text.slice(0, -point) : `${text}${'0'.repeat(-point)}`;
        const fraction = point > 0 ? text.slice(-point).replace(/0+$/, '') : '';
        const sign = digits < 0 ? '-' : '';
        return `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
      };
      expect(shown(decimal(places), '0%')).toBe(`${decimal(places - 2)}% (number)`);
    }),
  );
});
