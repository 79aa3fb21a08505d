import { expect, it } from 'vitest';
import { barsAt, chartAt, heatMapAt, picturesOf } from '../testing/pictures-of.ts';
import { agesUpTo } from './cohort-lines.ts';
import { cohorts } from './command.ts';
import { log } from './testing/small-log.ts';

const drawn = (options: Record<string, string | string[]>, text = log) =>
  picturesOf(cohorts, { 'log.csv': text }, options);

it('takes the finest steps of age that need no more than 36', () => {
  expect(agesUpTo(0)).toEqual([0]);
  expect(agesUpTo(36)).toHaveLength(37);
  expect(agesUpTo(62)).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56]);
  expect(agesUpTo(892).slice(0, 3)).toEqual([0, 30, 60]);
  expect(agesUpTo(1081).slice(0, 2)).toEqual([0, 90]);
  expect(agesUpTo(40_000).slice(0, 2)).toEqual([0, 365]);
});

/*
 * Everybody of January has been observed for 62 days, from January 31 to April 2. On the first day they spend
 * 10 + 20 + 3 = 33, 11 each; within 7 days Cat spends 4 more, 37 ÷ 3; within 35 days Ann 5 more, 42 ÷ 3 = 14.
 * Dan, alone in February, has been observed for 52 days, from February 10 on: 1, and 2 more after 29 days.
 */
const january = [11, ...Array(4).fill(37 / 3), ...Array(4).fill(14)];
const february = [...Array(5).fill(1), ...Array(3).fill(3)];

it('draws what a customer had brought by each age, and ends where not all were observed', async () => {
  const { series, x } = chartAt(await drawn({}));
  expect(series.map(({ name }) => name)).toEqual(['2024-01', '2024-02']);
  const [first, second] = series;
  expect(first?.points.map(({ x: days }) => days)).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56]);
  expect(first?.points.map(({ y }) => y)).toEqual(january.map((y) => expect.closeTo(y, 5)));
  expect(second?.points).toEqual(february.map((y, week) => ({ x: 7 * week, y })));
  expect(x.to).toBe(56);
});

it('draws the cost of winning a customer as a line', async () => {
  const { lines, y } = chartAt(await drawn({ margin: '100%', acquisition: '20' }));
  expect(lines).toEqual([{ axis: 'y', at: 20, text: 'cost each 20.00', tone: 'cost' }]);
  expect(y.to).toBeGreaterThanOrEqual(20);
});

it('sets off the first cell in which what was brought covers the cost', async () => {
  // 11 each on the first day do not cover 12, 37 ÷ 3 within 7 days do. Dan never brings 12.
  const map = heatMapAt(await drawn({ margin: '100%', acquisition: '12' }));
  expect(map.columns).toEqual(['0', '7', '14', '21', '28', '35', '42', '49', '56']);
  const setOff = map.rows.map(({ cells }) => cells.map(({ isSetOff = false }) => isSetOff));
  expect(setOff[0]).toEqual(map.columns.map((days) => days === '7'));
  expect(setOff[1]).toEqual(map.columns.map(() => false));
  expect(map.rows[0]?.lead).toEqual(['2024-01', '3', '12.00']);
  expect(map.rows[1]?.cells.map(({ text }) => text)).toEqual([
    ...Array(5).fill('1.00'),
    ...Array(3).fill('3.00'),
    '…',
  ]);
  expect(map.setOff).toBe('the cost of winning a customer has come back');
});

it('sets off no cell that is below the cost again', async () => {
  // An order costs 4. Ann has brought 10 − 4 = 6 on the first day and 6 + 10 − 4 = 12 after 3 days, which covers the cost;
  // 12 + 1 − 4 = 9 after 5 days, and 9 + 8 − 4 = 13 after 19.
  const orders = [
    'customer,date,amount',
    'Ann,2024-01-01,10.00',
    'Ann,2024-01-04,10.00',
    'Ann,2024-01-06,1.00',
    'Ann,2024-01-20,8.00',
    'Ben,2024-03-05,1.00',
  ].join('\n');
  const costs = { margin: '100%', serving: '4/order', acquisition: '12' };
  const { rows, columns } = heatMapAt(await drawn(costs, orders));
  const cells = rows[0]?.cells ?? [];
  expect(columns.slice(0, 4)).toEqual(['0', '7', '14', '21']);
  expect(cells.slice(0, 4).map(({ text }) => text)).toEqual(['6.00', '9.00', '9.00', '13.00']);
  expect(cells.findIndex(({ isSetOff }) => isSetOff === true)).toBe(3);
});

it('has no cell to set off where nothing is known of costs, or they never come back', async () => {
  expect(heatMapAt(await drawn({})).lead).toEqual(['month', 'customers']);
  expect(heatMapAt(await drawn({}))).not.toHaveProperty('setOff');
  const never = heatMapAt(await drawn({ margin: '100%', acquisition: '500' }));
  expect(never).not.toHaveProperty('setOff');
});

it('ends the line of a segment where fewer than half of its customers were observed', async () => {
  // Shop: Bob of January, 62 days, and Dan, 52 days. Web: Ann and Cat of January.
  const { series } = chartAt(await drawn({ by: ['channel'] }));
  const last = series.map(({ name, points }) => [name, points.at(-1)?.x]);
  expect(last).toEqual([
    ['shop', 56],
    ['web', 56],
  ]);
  // With two more of February only one of four was observed for 62 days, and three for 50.
  const more = ['Eve,2024-02-11,1.00,shop', 'Fay,2024-02-12,1.00,shop'];
  const { series: shorter } = chartAt(await drawn({ by: ['channel'] }, [log, ...more].join('\n')));
  expect(shorter.find(({ name }) => name === 'shop')?.points.at(-1)?.x).toBe(49);
});

it('draws what a customer may cost first, beside what one costs, of finished cohorts', async () => {
  const ceilings = await drawn({ margin: '100%', payback: '60d', acquisition: '6' });
  expect(ceilings.pictures[0]?.kind).toBe('bars');
  // Within 60 days Ann has spent 7 more, 49 ÷ 3; February has not been observed for so long.
  expect(barsAt(ceilings).bars).toEqual([
    {
      name: '2024-01',
      text: '16.33',
      spans: [{ from: 0, to: expect.closeTo(49 / 3, 5), tone: 'main' }],
      marks: [{ at: 6, name: 'what winning one costs', tone: 'cost' }],
    },
    {
      name: 'All',
      text: '16.33',
      spans: [{ from: 0, to: expect.closeTo(49 / 3, 5), tone: 'main' }],
      marks: [{ at: 6, name: 'what winning one costs', tone: 'cost' }],
      role: 'total',
    },
  ]);
});

it('draws sales of whole periods only, new and returning', async () => {
  const { pictures } = await drawn({ period: 'month' });
  const chart = chartAt({ pictures });
  const points = (name: string) =>
    chart.series.find((each) => each.name === name)?.points.map(({ y }) => y);
  // January: 10 + 5 + 20 + 3; February: Cat 4, Dan 1; March: Ann 7, Dan 2. April is not over.
  expect(points('revenue')).toEqual([38, 5, 9]);
  expect(points('from new customers')).toEqual([38, 1, 0]);
  expect(points('from returning customers')).toEqual([0, 4, 9]);
});
