import { expect, it } from 'vitest';
import { chartAt, picturesOf } from '../testing/pictures-of.ts';
import { retention } from './command.ts';
import type { RetentionResult } from './result.ts';
import { curvePoints, intervalBands } from './survival-picture.ts';

/** So many customers, of whom one leaves after each of the days. */
const customers = (days: readonly number[], still: number, stillDays: number): string[] => [
  ...days.map((each, i) => `E${i},${each},ended`),
  ...Array.from({ length: still }, (_, i) => `A${i},${stillDays},active`),
];

const file = (rows: readonly string[]) => ['customer,tenure_days,status', ...rows].join('\n');

const leaving = [10.5, 20.25, 30.5, 40.25, 50.5, 60.25, 70.5, 80.25, 90.5, 100.25] as const;

it('draws a step at each day on which somebody left, as high as the share that is left', async () => {
  const { pictures } = await picturesOf(retention, {
    'stays.csv': file(customers(leaving, 10, 200.5)),
  });
  const { series, x } = chartAt({ pictures });
  const [line] = series;
  expect(line).toMatchObject({ name: 'all customers', shape: 'steps', tone: 'main' });
  // Nobody active ends observation before the last leaves, so that each takes a twentieth.
  const shares = [1, ...leaving.map((_, i) => (19 - i) / 20), 0.5];
  const days = [0, ...leaving, 200.5];
  expect(line?.points).toHaveLength(days.length);
  for (const [i, point] of (line?.points ?? []).entries()) {
    expect(point.x).toBeCloseTo((days[i] ?? 0) / 365.25, 9);
    expect(point.y).toBeCloseTo(shares[i] ?? 0, 9);
  }
  expect(x.to).toBeCloseTo(200.5 / 365.25, 9);
});

it('draws the interval around every step, from the first end on', async () => {
  const { pictures } = await picturesOf(retention, {
    'stays.csv': file(customers(leaving, 10, 200.5)),
  });
  const { series, bands = [] } = chartAt({ pictures });
  expect(bands).toHaveLength(1);
  const heights = new Map(series[0]?.points.map(({ x, y }) => [x, y]));
  expect(bands[0]?.points[0]?.x).toBeCloseTo(10.5 / 365.25, 9);
  for (const { x, low, high } of bands[0]?.points ?? []) {
    expect(low).toBeLessThan(heights.get(x) ?? 0);
    expect(high).toBeGreaterThan(heights.get(x) ?? 1);
  }
  // After 10.5 days S is 0.95, and with θ = exp(1.96·√(1 ÷ (20·19)) ÷ −log 0.95): 0.95^θ to 0.95^(1/θ).
  const theta = Math.exp((1.959964 * Math.sqrt(1 / 380)) / -Math.log(0.95));
  expect(bands[0]?.points[0]?.low).toBeCloseTo(0.95 ** theta, 5);
  expect(bands[0]?.points[0]?.high).toBeCloseTo(0.95 ** (1 / theta), 5);
});

it('draws lines where customers of a cohort table leave evenly between its rows', async () => {
  const { pictures } = await picturesOf(retention, {
    'left.csv': 'month,customers\n0,100\n1,80\n2,80\n4,60\n',
  });
  const [line] = chartAt({ pictures }).series;
  expect(line).toMatchObject({ shape: 'line' });
  // From month 2 to 4 they leave evenly, from month 1 to 2 nobody does.
  expect(line?.points.map(({ y }) => y)).toEqual(
    [1, 0.8, 0.8, 0.7, 0.6].map((y) => expect.closeTo(y, 9)),
  );
  expect(line?.points.map(({ x }) => x)).toEqual(
    [0, 1, 2, 3, 4].map((month) => expect.closeTo(month / 12, 9)),
  );
});

it('draws a segment a line with its band, and what the models expect only beyond the data', async () => {
  const rows = ['a', 'b'].flatMap((kind) =>
    customers(leaving, 10, 200.5).map((row) => `${kind}${row},${kind}`),
  );
  const { pictures, result } = await picturesOf(
    retention,
    { 'stays.csv': ['customer,tenure_days,status,kind', ...rows].join('\n') },
    { by: ['kind'], at: ['2y'] },
  );
  const { series, bands = [] } = chartAt({ pictures });
  const solid = series.filter(({ dashed }) => dashed === undefined);
  expect(solid.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(bands.map(({ of }) => of)).toEqual(['a', 'b']);
  const reach = 200.5 / 365.25;
  const beyond = series.filter(({ dashed }) => dashed === true);
  const { segments } = result as RetentionResult;
  expect(beyond).toHaveLength(segments.filter((line) => line.beyond !== undefined).length);
  for (const { points } of beyond) {
    expect(points[0]?.x).toBeCloseTo(reach, 9);
    expect(points.at(-1)?.x).toBeCloseTo(2, 9);
  }
});

const point = (years: number, survival: number | null, low: number | null = null) => ({
  years,
  atRisk: 10,
  ended: 0,
  survival,
  low,
  high: low === null ? null : 1,
  revenueSurvival: null,
});

it('leaves out steps that cannot be seen, but never the last nor a gap', () => {
  const curve = [
    point(0, 1),
    point(1, 0.9996),
    point(2, 0.9989),
    point(3, 0.9985),
    point(4, null),
    point(5, 0.9985),
    point(6, 0.9984),
  ];
  expect(curvePoints({ curve }, 'steps').map(({ years }) => years)).toEqual([0, 2, 4, 5, 6]);
});

it('keeps the point from which a line falls', () => {
  const curve = [point(0, 1), point(1, 1), point(2, 1), point(3, 0.5), point(4, 0.5)];
  expect(curvePoints({ curve }, 'line').map(({ years }) => years)).toEqual([0, 2, 3, 4]);
  expect(curvePoints({ curve }, 'steps').map(({ years }) => years)).toEqual([0, 3, 4]);
});

it('ends a band of steps where the interval ends, and begins a new one after a gap', () => {
  const curve = [
    point(0, 1),
    point(1, 0.8, 0.5),
    point(2, 0.6, 0.3),
    point(3, null),
    point(4, 0.6, 0.3),
    point(5, 0.3, 0.1),
    point(6, 0),
  ];
  const line = { segment: {}, curve } as unknown as Parameters<typeof intervalBands>[0];
  const bands = intervalBands(line, 'steps');
  expect(bands.map(({ points }) => points.map(({ x, low }) => [x, low]))).toEqual([
    [
      [1, 0.5],
      [2, 0.3],
      [3, 0.3],
    ],
    [
      [4, 0.3],
      [5, 0.1],
      [6, 0.1],
    ],
  ]);
});
