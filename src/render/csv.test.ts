import { expect, it } from 'vitest';
import { csv, csvLines } from './csv.ts';

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
  expect(csvLines([[-1, 1e21, 0.1, -0.5]])).toBe('-1,1e+21,0.1,-0.5\n');
});
