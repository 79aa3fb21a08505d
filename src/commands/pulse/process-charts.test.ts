import { expect, it } from 'vitest';
import { chartAt, picturesOf } from '../testing/pictures-of.ts';
import { pulse } from './command.ts';

const month = (i: number) =>
  `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`;

const file = (values: Readonly<Record<string, readonly number[]>>) =>
  [
    'indicator,date,value',
    ...Object.entries(values).flatMap(([name, all]) =>
      all.map((value, i) => `${name},${month(i)},${value}`),
    ),
  ].join('\n');

/*
 * Mean 100 ÷ 10 = 10. The steps are 2, 2, 1, 1, 2, 2, 1, 1 and 2, on average 14 ÷ 9 = 1.5556. The limits of an XmR
 * chart are the mean ± 2.66 times as much (Wheeler, Understanding Variation): 10 ± 4.1378.
 */
const steady = [9, 11, 9, 10, 11, 9, 11, 10, 9, 11];

it('draws the mean and the limits by hand, dashed, and every point', async () => {
  const {
    lines = [],
    series,
    y,
  } = chartAt(await picturesOf(pulse, { 'a.csv': file({ Scores: steady }) }, {}));
  expect(lines.map(({ at }) => at)).toEqual([14.138, 10, 5.862].map((at) => expect.closeTo(at, 2)));
  expect(lines.map(({ dashed = false }) => dashed)).toEqual([true, false, true]);
  expect(series).toHaveLength(1);
  expect(series[0]?.points.map((point) => point.y)).toEqual(steady);
  const days = series[0]?.points.map(({ x }) => x) ?? [];
  // From January to February 2024 it is 31 days, to March 29 more.
  expect(days.slice(1, 3).map((day) => day - (days[0] ?? 0))).toEqual([31, 60]);
  expect(y.from).toBeLessThan(5.862);
  expect(y.to).toBeGreaterThan(14.138);
});

it('lets a point beyond a limit stand out, and the charts that may need attention come first', async () => {
  const drawn = await picturesOf(
    pulse,
    { 'a.csv': file({ Quiet: steady, Loud: [...steady, 40] }) },
    { baseline: '10' },
  );
  expect(drawn.pictures.map(({ heading }) => heading)).toEqual([
    'Loud: may need attention',
    'Quiet: steady',
  ]);
  const { series, lines = [] } = chartAt(drawn);
  const signals = series.find(({ tone }) => tone === 'cost');
  // No number where there is no signal: nothing is drawn there.
  expect(signals?.points.map(({ y }) => y)).toEqual([...steady.map(() => Number.NaN), 40]);
  expect(lines.filter(({ axis }) => axis === 'x').map(({ text }) => text)).toEqual([
    'baseline ends',
  ]);
  expect(chartAt(drawn, 1).series).toHaveLength(1);
});

it('marks each of eight points in a row on one side', async () => {
  const low = [9, 11, 9, 11, 9, 11, 9, 11];
  const high = [11, 11.5, 11, 11.5, 11, 11.5, 11, 11.5];
  const { series } = chartAt(
    await picturesOf(pulse, { 'a.csv': file({ Scores: [...low, ...high] }) }, { baseline: '8' }),
  );
  const signals = series.find(({ tone }) => tone === 'cost');
  const marked = signals?.points.map(({ y }) => Number.isFinite(y)) ?? [];
  // The last of the baseline is above its mean of 10 too.
  expect(marked.slice(8)).toEqual(high.map(() => true));
  expect(marked.slice(0, 7)).toEqual(Array(7).fill(false));
});

it('draws too few points without limits, and no chart of a single one', async () => {
  const { pictures } = await picturesOf(pulse, {
    'a.csv': file({ Few: [1, 2, 3], One: [1] }),
  });
  expect(pictures).toHaveLength(1);
  expect(chartAt({ pictures }).lines).toEqual([]);
});
