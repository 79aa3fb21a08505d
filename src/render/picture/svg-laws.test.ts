import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { textWidth } from '../text-width.ts';
import type { Bars, Chart } from './picture.ts';
import { pictureStyle, pictureSvg, svgFile } from './svg.ts';
import { anyPicture } from './testing/any-picture.ts';
import { type Parsed, parsedSvg, pathPoints, withClass } from './testing/parsed-svg.ts';

const anyRoom = fc.constantFrom('wide' as const, 'narrow' as const);

/** The places of an element, in its own coordinate system. */
function places({ name, attributes }: Parsed): { x: number; y: number }[] {
  const number = (key: string) => Number(attributes[key]);
  switch (name) {
    case 'rect':
      return [
        { x: number('x'), y: number('y') },
        { x: number('x') + number('width'), y: number('y') + number('height') },
      ];
    case 'line':
      return [
        { x: number('x1'), y: number('y1') },
        { x: number('x2'), y: number('y2') },
      ];
    case 'circle':
      return [{ x: number('cx'), y: number('cy') }];
    case 'path':
      return [...pathPoints(attributes['d'] ?? '')];
    case 'text':
      return 'x' in attributes ? [{ x: number('x'), y: number('y') }] : [];
    case 'tspan':
      return [{ x: number('x'), y: 1 }];
    default:
      return [];
  }
}

const sizeOf = ([root]: readonly Parsed[]): { width: number; height: number } => {
  const [, , width = 0, height = 0] = (root?.attributes['viewBox'] ?? '').split(' ').map(Number);
  return { width, height };
};

describe('of any picture', () => {
  test('is well-formed, and texts are never markup', () => {
    fc.assert(
      fc.property(anyPicture, anyRoom, fc.string(), (picture, room, title) => {
        const drawn = pictureSvg(picture, room);
        const names = new Set(parsedSvg(drawn).map(({ name }) => name));
        for (const name of names)
          expect([
            'svg',
            'path',
            'line',
            'rect',
            'circle',
            'polygon',
            'text',
            'tspan',
            'g',
          ]).toContain(name);
        expect(drawn).not.toMatch(/NaN|Infinity|undefined|style=|id=/);
        const file = parsedSvg(svgFile(picture, title));
        expect(file.filter(({ name }) => name === 'style')).toHaveLength(1);
        expect(file.some(({ name }) => name === 'script')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('has every place within its size', () => {
    fc.assert(
      fc.property(anyPicture, anyRoom, (picture, room) => {
        const elements = parsedSvg(pictureSvg(picture, room));
        const { width, height } = sizeOf(elements);
        expect(width).toBe({ wide: 720, narrow: 340 }[room]);
        for (const element of elements)
          for (const { x, y } of places(element)) {
            expect(x).toBeGreaterThanOrEqual(-0.01);
            expect(x).toBeLessThanOrEqual(width + 0.01);
            expect(y).toBeGreaterThanOrEqual(-0.01);
            expect(y).toBeLessThanOrEqual(height + 0.01);
          }
      }),
      { numRuns: 300 },
    );
  });

  test('uses only classes that the style has', () => {
    const known = new Set(pictureStyle.match(/(?<=\.)(?:p-[a-z0-9-]+|picture|wide|narrow)/g));
    fc.assert(
      fc.property(anyPicture, anyRoom, (picture, room) => {
        for (const { attributes } of parsedSvg(pictureSvg(picture, room)))
          for (const name of (attributes['class'] ?? '').split(' ').filter(Boolean))
            expect(known).toContain(name);
      }),
    );
  });
});

const none = { columns: [], rows: [] };
const range = (from: number, to: number) => ({ label: '', from, to, ticks: [] });
const chartOf = (series: Chart['series'], more: Partial<Chart> = {}): Chart => ({
  kind: 'chart',
  description: 'What happened.',
  numbers: none,
  x: range(0, 10),
  y: range(0, 1),
  series,
  ...more,
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const falling = fc
  .array(fc.record({ x: fc.double({ min: 0, max: 10, noNaN: true }), y: share }), {
    minLength: 2,
    maxLength: 2000,
  })
  .map((points) => {
    const heights = points.map(({ y }) => y).sort((a, b) => b - a);
    const times = points.map(({ x }) => x).sort((a, b) => a - b);
    return times.map((x, i) => ({ x, y: heights[i] ?? 0 }));
  });

test('steps have level and upright lines alone, however many there are', () => {
  fc.assert(
    fc.property(falling, anyRoom, (points, room) => {
      const series = { name: 'all', mark: 'A', shape: 'steps' as const, points };
      const elements = parsedSvg(pictureSvg(chartOf([series]), room));
      for (const { attributes } of withClass(elements, 'p-line')) {
        const path = pathPoints(attributes['d'] ?? '');
        expect(path.filter(({ command }) => command === 'l')).toEqual([]);
        // A curve that never rises is drawn as one.
        const heights = path.map(({ y }) => y);
        expect(heights).toEqual([...heights].sort((a, b) => a - b));
      }
    }),
    { numRuns: 40 },
  );
});

test('the width of a bar is proportional to its amount', () => {
  const amount = fc.double({ min: 0.5, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 40 }), anyRoom, (amounts, room) => {
      const most = Math.max(...amounts);
      const bars: Bars = {
        kind: 'bars',
        description: 'Amounts.',
        numbers: none,
        axis: range(0, most),
        bars: amounts.map((to, i) => ({
          name: `bar ${i}`,
          text: to.toFixed(2),
          spans: [{ from: 0, to, tone: 'main' as const }],
        })),
      };
      const elements = parsedSvg(pictureSvg(bars, room));
      const widths = elements
        .filter(({ name }) => name === 'rect')
        .map(({ attributes }) => Number(attributes['width']));
      const widest = Math.max(...widths);
      // One that is narrower than a hundredth is not drawn.
      const drawn = amounts.filter((each) => (each / most) * widest >= 0.005);
      expect(widths.length).toBeGreaterThanOrEqual(drawn.length);
      for (const [i, each] of drawn.entries())
        if (widths.length === drawn.length)
          expect(widths[i]).toBeCloseTo((each / most) * widest, 1);
    }),
  );
});

describe('the names of lines', () => {
  const names = fc.array(
    fc.constantFrom('owner', 'renter', 'with parents and children', '東京都'),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  it('do not cover each other', () => {
    fc.assert(
      fc.property(names, fc.infiniteStream(share), anyRoom, (all, shares, room) => {
        const next = () => shares.next().value ?? 0;
        const series = all.map((name) => ({
          name,
          mark: 'A',
          shape: 'line' as const,
          points: [
            { x: 0, y: 1 },
            { x: 10 * next(), y: next() },
          ].sort((a, b) => a.x - b.x),
        }));
        const elements = parsedSvg(pictureSvg(chartOf(series), room));
        // The pale edge of a text has its place too.
        const boxes = withClass(elements, 'p-halo').map(({ attributes, text }) => ({
          left: Number(attributes['x']),
          right: Number(attributes['x']) + textWidth(text) * 8,
          foot: Number(attributes['y']),
        }));
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1))
            if (a.left < b.right && b.left < a.right)
              expect(Math.abs(a.foot - b.foot)).toBeGreaterThanOrEqual(15.97);
      }),
    );
  });
});
