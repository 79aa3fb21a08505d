import { expect, it } from 'vitest';
import { chartLines } from './chart-lines.ts';
import type { Chart, Series } from './picture.ts';

const quarters = [0, 0.25, 0.5, 0.75, 1];
const chart = (...series: Series[]): Chart => ({
  kind: 'chart',
  x: { label: 'years', from: 0, to: 4, ticks: [0, 2, 4].map((at) => ({ at, text: String(at) })) },
  y: {
    label: 'still there',
    from: 0,
    to: 1,
    ticks: quarters.map((at) => ({ at, text: `${at * 100}%` })),
  },
  series,
  description: 'The share still there after each number of years.',
  numbers: { columns: [], rows: [] },
});
const falling: Series = {
  name: 'falling',
  mark: 'A',
  shape: 'line',
  points: [
    { x: 0, y: 1 },
    { x: 4, y: 0 },
  ],
};
const half: Series = {
  name: 'half',
  mark: 'B',
  shape: 'steps',
  points: [
    { x: 0, y: 1 },
    { x: 2, y: 0.5 },
    { x: 3, y: 0.5 },
  ],
};

it('draws a line from corner to corner, with its axes and its name', () => {
  const lines = chartLines(chart(falling), 31);
  expect(lines[0]).toBe('       still there');
  // A plot of 17 by 17: the line is its diagonal.
  expect(lines.slice(1, 18)).toEqual(
    Array.from({ length: 17 }, (_, i) => {
      const label = i % 4 === 0 ? `${100 - (25 * i) / 4}%` : '';
      return `  ${label.padStart(4)} ${i % 4 === 0 ? '+' : '|'}${' '.repeat(i)}A`;
    }),
  );
  expect(lines.slice(18)).toEqual([
    '       ++-------+-------+ years',
    '        0       2       4',
    '  A falling',
  ]);
});

it('keeps steps at their height until the next, ends with the last point, and shows where lines meet', () => {
  const lines = chartLines(chart(falling, half), 31);
  expect(lines[1]?.slice(8)).toBe('*BBBBBBB');
  expect(lines[9]?.slice(8)).toBe('        *BBBB');
  expect(lines.slice(-2)).toEqual(['  A falling   B half', '  * several']);
});

it('fits every width, and keeps wide names whole', () => {
  const named: Series[] = ['東京都の顧客', '大阪', 'Ōsaka'].map((name, i) => ({
    ...falling,
    name,
    mark: 'ABC'[i] ?? '',
  }));
  const lines = chartLines(chart(...named), 44);
  expect(lines.slice(-2)).toEqual(['  A 東京都の顧客   B 大阪   C Ōsaka', '  * several']);
  for (const width of [40, 60, 80]) {
    const plot = chartLines(chart(falling), width).slice(0, -1);
    expect(Math.max(...plot.map(({ length }) => length))).toBe(width);
  }
});

/** The plot of 17 by 17 alone, without its axes. */
const plotOf = (picture: Chart): string[] =>
  chartLines(picture, 31)
    .slice(1, 18)
    .map((line) => line.slice(8));

it('draws bands behind lines, and lines from edge to edge behind the series', () => {
  const banded: Chart = {
    ...chart(half),
    bands: [
      {
        name: 'P10–P90',
        shape: 'line',
        points: [
          { x: 0, low: 0.75, high: 1 },
          { x: 4, low: 0.75, high: 1 },
        ],
      },
    ],
    lines: [
      { axis: 'y', at: 0.25, text: 'limit', dashed: true },
      { axis: 'x', at: 4, text: 'the test begins' },
    ],
  };
  const rows = plotOf(banded);
  // A row is a sixteenth: the band takes those from 1 to 0.75, the limit is at 0.25.
  expect(rows[0]).toBe('BBBBBBBB........|');
  expect(rows[4]).toBe('................|');
  expect(rows[5]).toBe('                |');
  expect(rows[12]).toBe('- - - - - - - - |');
  expect(chartLines(banded, 80).slice(-1)).toEqual([
    '  B half   . P10–P90   - limit   | the test begins',
  ]);
});

it('draws what is expected with gaps, and single values without a line', () => {
  expect(plotOf(chart({ ...falling, dashed: true }))[0]).toBe('A');
  expect(plotOf(chart({ ...falling, dashed: true }))[1]).toBe('');
  const rows = plotOf(chart({ ...half, style: 'points' }));
  expect([rows[0], rows[8]]).toEqual(['B', '        B   B']);
});

it('fills a histogram down to its base', () => {
  const rows = plotOf(chart({ ...half, style: 'filled' }));
  expect(rows[0]).toBe('BBBBBBBB');
  expect(rows[8]).toBe('BBBBBBBBBBBBB');
  expect(rows[15]).toBe('BBBBBBBBBBBBB');
});

it('draws an axis of no length, and ticks beyond it not at all', () => {
  const flat = { label: '', from: 1, to: 1, ticks: [{ at: 1e9, text: 'far' }] };
  const lines = chartLines({ ...chart(half), x: flat, y: flat }, 40);
  expect(lines.every((line) => line.length <= 40)).toBe(true);
});

it('shows a point of two series by the mark of the later one, and lines that meet as several', () => {
  const values = { ...half, mark: 'o', style: 'points' as const };
  const signal = {
    ...half,
    mark: '#',
    style: 'points' as const,
    points: half.points.map((point, i) => (i === 0 ? point : { ...point, y: Number.NaN })),
  };
  const rows = plotOf(chart(values, signal));
  expect([rows[0], rows[8]]).toEqual(['#', '        o   o']);
  expect(rows.join('')).not.toContain('*');
});
