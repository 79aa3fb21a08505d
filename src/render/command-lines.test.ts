import { expect, it } from 'vitest';
import { commandLines, shellWord } from './command-lines.ts';

it('keeps a short command in a line', () => {
  expect(commandLines('rapport value a.csv --by home')).toEqual(['rapport value a.csv --by home']);
});

it('breaks a long one before an option, a file or a pipe, and never within quotes', () => {
  const file = `'orders of the year ${'x'.repeat(40)}.csv'`;
  expect(
    commandLines(`rapport forecast ${file} b.csv --by channel --margin 55% | head -3`),
  ).toEqual([
    `rapport forecast \\`,
    `    ${file} b.csv \\`,
    '    --by channel --margin 55% | head -3',
  ]);
});

it.each([
  ['orders.csv', 'orders.csv'],
  ['Umsätze-2024.csv', 'Umsätze-2024.csv'],
  ['my orders.csv', "'my orders.csv'"],
  ["it's.csv", "'it'\\''s.csv'"],
  ['$HOME', "'$HOME'"],
  ['~x', "'~x'"],
  ['', "''"],
])('writes %s for a shell', (word, written) => {
  expect(shellWord(word)).toBe(written);
});
