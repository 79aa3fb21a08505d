import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordCells } from '../csv/record-cells.ts';
import { isBlankRow, isTotal, mayBeginTotal, TellingCells } from './footer.ts';
import { totalName } from './total-words.ts';

test('no total and no blank is ignored', () => {
  const words = fc.constantFrom(
    'total',
    'totals',
    'grand',
    'sub',
    ' ',
    '-',
    ' for ',
    '(',
    'x',
    '\u00a0',
    '\t',
  );
  const text = fc
    .tuple(
      fc.array(words, { maxLength: 5 }),
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    )
    .map(([parts, capital]) =>
      [...parts.join('')].map((c, i) => (capital[i % 20] === true ? c.toUpperCase() : c)).join(''),
    );
  let totals = 0;
  fc.assert(
    fc.property(text, (cell) => {
      if (!isTotal([cell], '') && !isBlankRow([cell])) return;
      totals += 1;
      const [first = 0, second = 0, third = 0] = Array.from({ length: cell.length }, (_, i) =>
        cell.charCodeAt(i),
      );
      expect(mayBeginTotal(first, second, third)).toBe(true);
      const bytes = Buffer.from(cell);
      expect(mayBeginTotal(bytes[0] ?? 0, bytes[1] ?? 0, bytes[2] ?? 0)).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(totals).toBeGreaterThan(300);
});

test.each([
  'Summe',
  'gesamtergebnis',
  'Total général',
  'Łącznie',
  'Összesen',
  'média',
  'Итого',
  '合計',
  'Average',
  'All',
  'Sum:',
  'North Total',
  'Nord Ergebnis',
])('%s, which may name a total, is looked at', (name) => {
  expect(totalName(name)).toBeDefined();
  const bytes = Buffer.from(`x,${name}`);
  const cells = { bytes, count: 2, begins: [0, 2], ends: [1, bytes.length] };
  const telling = new TellingCells(['a', 'customer'], 1);
  expect(telling.mayBeOther(['x', name])).toBe(true);
  expect(telling.mayBeOtherPlain(cells as unknown as RecordCells)).toBe(true);
});
