import { describe, expect, it } from 'vitest';
import type { Bars, Chart, HeatMap } from './picture.ts';
import { pictureSvg, svgFile } from './svg.ts';
import { parsedSvg, pathPoints, withClass } from './testing/parsed-svg.ts';

const numbers = { columns: [], rows: [] };

// A digit has at most 8.3 of the 720.
const curve: Chart = {
  kind: 'chart',
  heading: 'Survival',
  description: 'Half of them stay.',
  numbers,
  x: { label: '', from: 0, to: 4, ticks: [] },
  y: { label: '', from: 0, to: 1, ticks: [] },
  series: [
    {
      name: 'all',
      mark: 'A',
      shape: 'steps',
      points: [
        { x: 0, y: 1 },
        { x: 2, y: 0.5 },
        { x: 4, y: 0.5 },
      ],
    },
  ],
};

describe('a chart', () => {
  it('keeps the height of steps until the next, and names the line at its end', () => {
    const elements = parsedSvg(pictureSvg(curve, 'wide'));
    // From 10 to 720 - 3 × 8.3 - 9 = 686.1 across, and from 8 down to 278.
    const [line] = withClass(elements, 'p-line');
    expect(line?.attributes['d']).toBe('M10 8h338.05v135h338.05');
    const [, name] = withClass(elements, 'p-text');
    expect(name?.text).toBe('all');
    // Nine to the right of the end; the middle of its 16 is at 143, its foot four above its lower edge.
    expect(name?.attributes).toMatchObject({ x: '695.1', y: '147' });
    expect(elements[0]?.attributes).toMatchObject({
      class: 'picture wide',
      role: 'img',
      'aria-label': 'Half of them stay.',
    });
  });

  it('has at most three hairlines, and the base at zero', () => {
    const ticks = [-2, -1, 0, 1, 2, 3, 4, 5, 6].map((at) => ({ at, text: String(at) }));
    const y = { label: '', from: -2, to: 6, ticks };
    const elements = parsedSvg(pictureSvg({ ...curve, y }, 'wide'));
    expect(withClass(elements, 'p-hair').length).toBeLessThanOrEqual(3);
    const [base] = withClass(elements, 'p-base');
    // 270 high, of which a quarter is below zero.
    expect(base?.attributes['y1']).toBe('210.5');
  });

  it('draws a band to the end of its last step, and a line where the test begins', () => {
    const elements = parsedSvg(
      pictureSvg(
        {
          ...curve,
          bands: [
            {
              name: '',
              shape: 'steps',
              points: [
                { x: 0, low: 0.5, high: 1 },
                { x: 4, low: 0, high: 0.5 },
              ],
            },
          ],
          lines: [{ axis: 'x', at: 2, text: 'test', dashed: true }],
        },
        'wide',
      ),
    );
    // The text takes one line above the plot, which so begins at 22 and ends at 292.
    const [band] = withClass(elements, 'p-band');
    const corners = pathPoints(band?.attributes['d'] ?? '').map(({ x, y }) => [x, y]);
    const right = 686.1;
    expect(corners).toEqual([
      [10, 22],
      [right, 22],
      [right, 292],
      [right, 157],
      [10, 157],
    ]);
    const [line] = withClass(elements, 'p-dash');
    expect(line?.attributes).toMatchObject({ x1: '348.05', x2: '348.05', y1: '18', y2: '292' });
  });

  it('shows a single point, and leaves a gap where a number is not known', () => {
    const [first] = curve.series;
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: Number.NaN },
      { x: 2, y: 0.5 },
      { x: 4, y: 0.5 },
    ];
    const series = first === undefined ? [] : [{ ...first, points }];
    const elements = parsedSvg(pictureSvg({ ...curve, series }, 'wide'));
    expect(elements.filter(({ name }) => name === 'circle')).toHaveLength(1);
    expect(withClass(elements, 'p-line')[0]?.attributes['d']).toBe('M348.05 143h338.05');
  });

  it('never draws what lies outside of its axes', () => {
    const [first] = curve.series;
    const points = [
      { x: 0, y: 0 },
      { x: 4, y: 2 },
    ];
    const series = first === undefined ? [] : [{ ...first, shape: 'line' as const, points }];
    const elements = parsedSvg(pictureSvg({ ...curve, series }, 'wide'));
    // It reaches the top half of the way.
    expect(withClass(elements, 'p-line')[0]?.attributes['d']).toBe('M10 278l338.05-270');
  });

  it('tells lines alike apart by colour and marker, and gives what continues one its colour', () => {
    const at = (name: string, more: object = {}) => ({
      name,
      mark: 'A',
      shape: 'line' as const,
      points: [
        { x: 0, y: 1 },
        { x: 4, y: 0 },
      ],
      ...more,
    });
    const series = [at('a'), at('b'), at('b, extrapolated', { of: 'b', dashed: true })];
    const elements = parsedSvg(pictureSvg({ ...curve, series }, 'wide'));
    expect(withClass(elements, 'p-line').map(({ attributes }) => attributes['class'])).toEqual([
      'p-line p-l-s0',
      'p-line p-l-s1',
      'p-line p-l-s1 p-dash',
    ]);
    expect(elements.some(({ name }) => name === 'circle')).toBe(true);
    expect(elements.some(({ name }) => name === 'polygon')).toBe(true);
  });
});

const bars: Bars = {
  kind: 'bars',
  description: 'Two amounts.',
  numbers,
  axis: { label: '', from: 0, to: 100, ticks: [] },
  bars: [
    { name: 'a', text: '100', spans: [{ from: 0, to: 100, tone: 'main' }] },
    { name: 'b', text: '50', spans: [{ from: 100, to: 50, tone: 'cost' }] },
  ],
};

describe('bars', () => {
  it('reach from one amount to the other, with their numbers at their ends', () => {
    const elements = parsedSvg(pictureSvg(bars, 'wide'));
    // From 8.3 + 8 + 1 = 17.3 to 720 - 3 × 8.3 - 8 - 1 = 686.1; 34 from bar to bar.
    const rects = elements
      .filter(({ name }) => name === 'rect')
      .map(({ attributes }) => attributes);
    expect(rects).toEqual([
      { x: '17.3', y: '18', width: '668.8', height: '14', class: 'p-f-main' },
      { x: '351.7', y: '52', width: '334.4', height: '14', class: 'p-f-cost' },
    ]);
    const numbersAt = withClass(elements, 'p-strong').map(({ attributes }) => attributes['x']);
    expect(numbersAt).toEqual(['694.1', '694.1']);
  });

  it('leave their numbers beside the marks, which are named once below', () => {
    const marks = [{ at: 52, name: 'what one costs', tone: 'cost' as const }];
    const short = {
      name: 'b',
      text: '50',
      spans: [{ from: 0, to: 50, tone: 'main' as const }],
      marks,
    };
    const elements = parsedSvg(pictureSvg({ ...bars, bars: [short, short] }, 'wide'));
    expect(elements.filter(({ text }) => text === 'what one costs')).toHaveLength(1);
    const [mark] = withClass(elements, 'p-mark');
    const [number] = withClass(elements, 'p-strong');
    expect(Number(number?.attributes['x'])).toBeCloseTo(Number(mark?.attributes['x1']) + 8, 1);
  });

  it('have long names above them on a phone', () => {
    const [bar] = bars.bars;
    const name = 'a name of more columns than a phone has';
    const long = bar === undefined ? [] : [{ ...bar, name }];
    const elements = parsedSvg(pictureSvg({ ...bars, bars: long }, 'narrow'));
    expect(withClass(elements, 'p-text')[0]).toMatchObject({
      text: name,
      attributes: { x: '0' },
    });
  });

  it('make the axis longer where it is too short for them', () => {
    const short = { ...bars, axis: { label: '', from: 0, to: 50, ticks: [] } };
    expect(pictureSvg(short, 'wide')).toBe(pictureSvg(bars, 'wide'));
  });

  it('leave none out without a word', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ name: `${i}`, text: '1', spans: [] }));
    expect(pictureSvg({ ...bars, bars: many }, 'wide')).toContain('… and 50 more bars');
  });
});

const map: HeatMap = {
  kind: 'heatmap',
  description: 'Who comes back.',
  lead: ['joined', 'customers'],
  columns: ['1', '2'],
  rows: [
    { lead: ['2024', '20'], cells: [{ text: '40', heat: 1 }, { text: '…' }] },
    { lead: ['All', '20'], cells: [{ text: '40', heat: 0.25, isSetOff: true }], role: 'total' },
  ],
  setOff: 'the cost has come back',
  rest: 'There is more.',
};

describe('a heat map', () => {
  it('shades in ten steps, shows a dot for what is not complete, and says what is set off', () => {
    const elements = parsedSvg(pictureSvg(map, 'wide'));
    expect(withClass(elements, 'p-h9')).toHaveLength(1);
    expect(withClass(elements, 'p-h2')).toHaveLength(1);
    expect(elements.filter(({ name, text }) => name === 'tspan' && text === '·')).toHaveLength(1);
    // The cell, and the key below.
    expect(withClass(elements, 'p-off')).toHaveLength(2);
    expect(elements.some(({ text }) => text === 'the cost has come back')).toBe(true);
    expect(elements.some(({ text }) => text === 'There is more.')).toBe(false);
  });

  it('goes on below where the cells do not fit, and says what is left out', () => {
    const columns = Array.from({ length: 100 }, (_, i) => String(i));
    const elements = parsedSvg(pictureSvg({ ...map, columns }, 'wide'));
    const heads = elements.filter(({ text }) => text === 'joined');
    expect(heads).toHaveLength(2);
    expect(elements.some(({ text }) => text === 'There is more.')).toBe(true);
  });
});

describe('a file', () => {
  it('has its titles, the style of what is drawn, and light and dark paper', () => {
    const text = svgFile(curve, 'How long they <stay>');
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns=')).toBe(true);
    const elements = parsedSvg(text);
    expect(elements.map(({ name }) => name).slice(0, 5)).toEqual([
      'svg',
      'title',
      'desc',
      'style',
      'rect',
    ]);
    expect(withClass(elements, 'p-title')[0]?.text).toBe('How long they <stay>');
    expect(elements.some(({ text: each }) => each === 'Survival')).toBe(true);
    const style = elements.find(({ name }) => name === 'style')?.text ?? '';
    expect(style).toContain('prefers-color-scheme:dark');
    // Nothing is a bar or a cell.
    expect(style).not.toContain('.p-h0');
  });
});
