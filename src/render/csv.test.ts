import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Column, ColumnRows, type Row } from './column-rows.ts';
import * as parts from './csv.ts';
import { plainNumber } from './plain-number.ts';
import { joined } from './testing/rows-of.ts';

const csv = (...of: Parameters<typeof parts.csv>) => joined(parts.csv(...of));
const csvLines = (of: Parameters<typeof parts.csvLines>[0]) => joined(parts.csvLines(of));

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

const numbers = (values: readonly number[]): Column => ({
  fill: (block, from) => block.set(values.slice(from, from + block.length)),
});

it('writes records in columns as it does objects', () => {
  const texts = ['x', '=1', 'a,b'];
  const columns = new Map<string, Column>([
    ['i', numbers([0, 1, 2])],
    ['half', numbers([0, Number.NaN, 1])],
    ['text', { at: (i) => texts[i] }],
    [
      'code',
      { fillCodes: (block) => block.set([1, Number.NaN, 0]), textOf: (code) => texts[code] ?? '' },
    ],
  ]);
  expect(csv(new ColumnRows(3, columns), ['i'])).toBe(
    'i,half,text,code\n0,0,x,\'=1\n1,,\'=1,\n2,1,"a,b",x\n',
  );
  expect(csv(new ColumnRows(0, columns), ['i'])).toBe('i\n');
});

it('writes any records as the straightforward way does', () => {
  const number = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer());
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('-1', '=a', 'a-b', '"', ',', '\n', '\r', '\t', ' @', '€'.repeat(30)),
  );
  const row = fc.record({ a: number, b: fc.option(text), c: fc.boolean(), d: text });
  const plainCell = (cell: Row[string]): string => {
    if (typeof cell === 'number') return Number.isNaN(cell) ? '' : plainNumber(cell);
    if (typeof cell !== 'string') return cell === null ? '' : String(cell);
    const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const lines = rows.map(({ a, b, c, d }) => [a, b, c, d].map(plainCell).join(','));
      // An unpaired surrogate is no character, and has no bytes.
      const expected = Buffer.from(`a,b,c,d\n${lines.join('\n')}\n`).toString();
      expect(csv(rows)).toBe(expected);
      const columns: [string, Column][] = [
        ['a', numbers(rows.map(({ a }) => a))],
        ...(['b', 'c', 'd'] as const).map((name): [string, Column] => [
          name,
          { at: (place) => rows[place]?.[name] },
        ]),
      ];
      expect(csv(new ColumnRows(rows.length, new Map(columns)))).toBe(expected);
    }),
  );
});

it('hands a long list on in parts, whole lines each', () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => ({ i, square: i * i }));
  const all = [...parts.csv(rows)];
  expect(all.length).toBeGreaterThan(2);
  expect(all.every((part) => part.at(-1) === 10)).toBe(true);
  expect(joined(all).split('\n').length).toBe(300_002);
});

it('writes a column that is named like what every object has', () => {
  const rows = ['{"constructor": "a"}', '{"__proto__": 1, "toString": "b"}'].map((row) =>
    JSON.parse(row),
  );
  expect(csv(rows)).toBe('constructor,__proto__,toString\na,,\n,1,b\n');
});
