import { expect, it } from 'vitest';
import type { Block, Column } from './document.ts';
import { terminalText } from './terminal.ts';

const plain = { title: same, strong: same, dim: same, notice: same };
function same(text: string): string {
  return text;
}

const left = (header: string): Column => ({ header, align: 'left', flexible: true });
const right = (header: string): Column => ({ header, align: 'right' });
const wide: Block = {
  kind: 'table',
  columns: [left('segment'), right('value')],
  rows: [
    { cells: ['a segment with a name that is longer than any screen', '1.00'] },
    { cells: ['short', '1,000.00'] },
    { cells: ['All', '1,001.00'], role: 'total' },
  ],
};
const shown = (columns: number | undefined, ...blocks: Block[]) =>
  terminalText(
    { title: 'Title', subtitle: 'spend', blocks },
    { palette: plain, ...(columns !== undefined && { columns }) },
  );

it('goes on in further lines where a column wraps, and leaves it whole where the width is not known', () => {
  const wrapping: Block = {
    kind: 'table',
    columns: [left('id'), { ...left('reason'), wraps: true }, right('value')],
    rows: [{ cells: ['A', 'spoiled food, unresolved', '1.00'] }, { cells: ['B', 'late', '2.00'] }],
  };
  expect(shown(30, wrapping)).toBe(
    [
      'Title                    spend',
      '  id  reason             value',
      '  A   spoiled food,       1.00',
      '      unresolved',
      '  B   late                2.00',
      '',
    ].join('\n'),
  );
  expect(shown(undefined, wrapping)).toContain('  A   spoiled food, unresolved   1.00\n');
});

it('cuts a flexible column to the width of the terminal, and never a number', () => {
  expect(shown(30, wide)).toBe(
    [
      'Title                    spend',
      '  segment                value',
      '  a segment with a …      1.00',
      '  short               1,000.00',
      '                      ────────',
      '  All                 1,001.00',
      '',
    ].join('\n'),
  );
});

it('cuts nothing where nobody says how wide it may be', () => {
  expect(shown(undefined, wide)).toContain('a segment with a name that is longer than any screen');
});

it('overflows rather than hide a number', () => {
  expect(shown(10, wide)).toContain('1,001.00');
});

it('obeys no control character, wherever it stands', () => {
  const red = '\u001b[31m';
  const text = shown(
    80,
    { ...wide, heading: red, rows: [{ cells: [red, '1'] }] },
    { kind: 'fields', rows: [[red, red]] },
    { kind: 'text', tone: 'plain', lines: [red] },
  );
  expect(text).not.toContain('\u001b');
  expect(text.split('␛[31m')).toHaveLength(6);
});

it('aligns wide characters', () => {
  const rows = [{ cells: ['日本語', '1'] }, { cells: ['abcdef', '22'] }];
  const lines = shown(80, { kind: 'table', columns: [left(''), right('')], rows }).split('\n');
  expect(lines.slice(1, 3)).toEqual(['  日本語   1', '  abcdef  22']);
});

it('puts a text below a name that leaves too little beside it', () => {
  const fields: Block = {
    kind: 'fields',
    rows: [
      ['a long name', 'what it says'],
      ['short', 'this'],
    ],
  };
  expect(shown(24, fields).split('\n').slice(1, 5)).toEqual([
    'a long name',
    '  what it says',
    'short',
    '  this',
  ]);
  expect(shown(40, fields).split('\n').slice(1, 3)).toEqual([
    'a long name  what it says',
    'short        this',
  ]);
});

it('wraps the heading of a table to the terminal', () => {
  const lines = shown(30, { ...wide, heading: 'What every segment of the customers is worth' });
  expect(lines.split('\n').slice(1, 4)).toEqual([
    '',
    'What every segment of the',
    'customers is worth',
  ]);
});

it('leaves a blank line between a picture and a table without a heading', () => {
  const bars: Block = {
    kind: 'bars',
    heading: 'Bars',
    description: '',
    axis: { label: '', from: 0, to: 1, ticks: [] },
    bars: [{ name: 'a', text: '1.00', spans: [{ from: 0, to: 1, tone: 'main' }] }],
    numbers: { columns: [], rows: [] },
  };
  const lines = shown(undefined, bars, wide).split('\n');
  const head = lines.findIndex((line) => line.includes('segment  '));
  expect(lines[head - 1]).toBe('');
  expect(lines[head - 2]).toContain('1.00');
});
