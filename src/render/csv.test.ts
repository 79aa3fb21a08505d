import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { ColumnRows } from './column-rows.ts';
import * as parts from './csv.ts';
import { numberTexts, TextBlock } from './csv.ts';
import { plainNumber } from './plain-number.ts';

const csv = (...of: Parameters<typeof parts.csv>) => [...parts.csv(...of)].join('');
const csvLines = (of: Parameters<typeof parts.csvLines>[0]) => [...parts.csvLines(of)].join('');

it('writes a header and a line a record, blank for null', () => {
  expect(
    csv([
      { a: 1.5, b: null },
      { a: 'x', b: true },
    ]),
  ).toBe('a,b\n1.5,\nx,true\n');
});

it('gives records with different fields the columns of all', () => {
  expect(csv([{ a: 1 }, { b: 2 }])).toBe('a,b\n1,\n,2\n');
});

it('writes nothing for no records, not an empty line', () => {
  expect(csv([])).toBe('');
});

it('writes the header alone for no records whose columns are known', () => {
  expect(csv([], ['id', 'value'])).toBe('id,value\n');
  expect(csv([{ a: 1 }], ['b'])).toBe('a\n1\n');
});

it('quotes what would fall apart', () => {
  expect(csvLines([['a,b', 'say "x"', 'two\nlines', 'cr\r', ' ']])).toBe(
    '"a,b","say ""x""","two\nlines","cr\r", \n',
  );
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("http://x","y")'])(
  'makes the text %j harmless in a spreadsheet',
  (text) => {
    expect(csvLines([[text]]).replace(/^"/, '')).toMatch(/^'/);
  },
);

it('leaves numbers numbers', () => {
  expect(csvLines([[-1, 1e21, 4e-7, -0.5]])).toBe('-1,1000000000000000000000,0.0000004,-0.5\n');
});

it('writes records in columns as it does objects', () => {
  const texts = ['x', '=1', 'a,b'];
  const columns = {
    i: (i: number) => i,
    half: (i: number) => i / 2,
    text: (i: number) => texts[i] ?? null,
  };
  expect(csv(new ColumnRows(3, new Map(Object.entries(columns))), ['i'])).toBe(
    'i,half,text\n0,0,x\n1,0.5,\'=1\n2,1,"a,b"\n',
  );
  expect(csv(new ColumnRows(0, new Map(Object.entries(columns))), ['i'])).toBe('i\n');
});

it('hands a long list on in parts, whole lines each', () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => ({ i, square: i * i }));
  const all = [...parts.csv(rows)];
  expect(all.length).toBeGreaterThan(2);
  expect(all.every((part) => part.endsWith('\n'))).toBe(true);
  expect(all.join('').split('\n').length).toBe(300_002);
});

it('writes a column that is named like what every object has', () => {
  const rows = ['{"constructor": "a"}', '{"__proto__": 1, "toString": "b"}'].map((row) =>
    JSON.parse(row),
  );
  expect(csv(rows)).toBe('constructor,__proto__,toString\na,,\n,1,b\n');
});

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
    fc.constantFrom('€'.repeat(24), 'é'.repeat(25), '\u{1f600}'.repeat(12)),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (first, second) => {
      const block = new TextBlock(8);
      for (const text of first) block.add(text);
      expect(block.length).toBe(Buffer.byteLength(first.join('')));
      expect(block.take()).toBe(first.join(''));
      for (const text of second) block.add(text);
      expect(block.take()).toBe(second.join(''));
    }),
  );
});
