import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { markdown } from '../markdown.ts';
import { heatMapLines } from './heat-map-lines.ts';
import type { HeatMap } from './picture.ts';

const same = (text: string) => text;
const plain = { title: same, strong: same, dim: same, notice: same };

const map: HeatMap = {
  kind: 'heatmap',
  description: 'How many came back.',
  lead: ['cohort', 'customers'],
  columns: ['1', '2', '3'],
  rows: [
    {
      lead: ['2024-01', '1,200'],
      cells: [{ text: '40', heat: 1 }, { text: '5', heat: 0.12 }, { text: '…' }],
    },
    { lead: ['2024-02', '7'], cells: [{ text: '33', heat: 0.8 }, { text: '…' }] },
    { lead: ['All', '1,207'], cells: [{ text: '40' }, { text: '5' }], role: 'total' },
  ],
  rest: 'Later months are elsewhere.',
};

it('lines numbers up, to be read without colour', () => {
  expect(heatMapLines(map, 80, plain)).toEqual([
    '  cohort   customers   1   2   3',
    '  2024-01      1,200  40   5   …',
    '  2024-02          7  33   …',
    '           ─────────  ──  ──',
    '  All          1,207  40   5',
  ]);
});

it('shows as many columns as fit, and says that there are more', () => {
  // The second cell ends in column 28.
  expect(heatMapLines(map, 28, plain).slice(0, 2)).toEqual([
    '  cohort   customers   1   2',
    '  2024-01      1,200  40   5',
  ]);
  expect(heatMapLines(map, 28, plain).at(-1)).toContain('elsewhere.');
  expect(heatMapLines(map, 27, plain)[0]).toBe('  cohort   customers   1');
  expect(heatMapLines(map, 5, plain)[0]).toBe('  cohort   customers   1');
});

it('shades cells by their heat, with the spaces around them', () => {
  const shades = ['a', 'b', 'c', 'd'].map((mark) => (text: string) => `${mark}[${text}]`);
  expect(heatMapLines(map, 80, { ...plain, shades })[1]).toBe(
    '  2024-01      1,200 d[ 40 ]a[  5 ]  …',
  );
  expect(heatMapLines(map, 80, { ...plain, shades })[2]).toBe('  2024-02          7 d[ 33 ]  …');
});

it('spends no column on the space after the last shaded cell', () => {
  const shades = [(text: string) => `\u001b[44m${text}\u001b[49m`];
  // As in plain text, the second cell ends in column 28.
  const lines = heatMapLines(map, 28, { ...plain, shades });
  expect(lines[1]).toBe('  2024-01      1,200 \u001b[44m 40 \u001b[49m\u001b[44m  5\u001b[49m');
  expect(Math.max(...lines.slice(0, -1).map((line) => stringWidth(line)))).toBe(28);
});

it('cuts a name that leaves no room', () => {
  const rows: HeatMap['rows'] = [
    { lead: ['a name of more than twenty', '1'], cells: [{ text: '4' }] },
  ];
  const [head, row] = heatMapLines({ ...map, rows }, 80, plain);
  expect(row).toBe('  a name of more than…          1  4');
  expect(head).toBe('  cohort                customers  1  2  3');
});

it('is a table in Markdown, with every column', () => {
  const text = markdown({ title: 'T', blocks: [map] });
  expect(text.split('\n').slice(2)).toEqual([
    '| cohort | customers | 1 | 2 | 3 |',
    '| --- | ---: | ---: | ---: | ---: |',
    '| 2024-01 | 1,200 | 40 | 5 | … |',
    '| 2024-02 | 7 | 33 | … |  |',
    '| **All** | **1,207** | **40** | **5** |  |',
    '',
  ]);
});

it('puts what is set off in brackets, or in bold, and says what that is', () => {
  const setOff: HeatMap = {
    ...map,
    setOff: 'the cost has come back',
    rows: map.rows.map((row, i) => ({
      ...row,
      cells: row.cells.map((cell, column) => ({
        ...cell,
        ...(i === 0 && column === 1 && { isSetOff: true as const }),
      })),
    })),
  };
  expect(heatMapLines(setOff, 80, plain).slice(0, 2)).toEqual([
    '  cohort   customers   1   2   3',
    '  2024-01      1,200  40  [5]  …',
  ]);
  expect(heatMapLines(setOff, 80, plain).at(-1)).toBe('  [ ] the cost has come back');
  // Where it would not fit it is not shown: the bracket ends in column 29.
  expect(heatMapLines(setOff, 29, plain)[1]).toBe('  2024-01      1,200  40  [5]');
  expect(heatMapLines(setOff, 28, plain)[1]).toBe('  2024-01      1,200  40');
  const text = markdown({ title: 'T', blocks: [setOff] });
  expect(text).toContain('| 2024-01 | 1,200 | 40 | **5** | … |');
  expect(text).toContain('Bold: the cost has come back.');
});
