import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { dayOfText } from '../../core/quantity/calendar.ts';
import type { Chart } from '../../render/picture/picture.ts';
import { barsAt, chartAt, picturesOf } from '../testing/pictures-of.ts';
import { forecast } from './command.ts';
import type { ForecastResult } from './result.ts';

const orders = readFileSync('fixtures/shop/orders.csv', 'utf8');

const draw = (options: Record<string, string | string[] | true>) =>
  picturesOf(forecast, { 'orders.csv': orders }, { horizon: '1y', ...options });

let drawn: Awaited<ReturnType<typeof draw>>;
let tracking: Chart;

beforeAll(async () => {
  drawn = await draw({ by: ['channel'] });
  tracking = chartAt(drawn);
});

/** Each day on which a customer bought, by customer: the log itself, read again. */
function purchaseDays(): Map<string, number[]> {
  const [header = '', ...rows] = orders.trim().split('\n');
  const at = (name: string) => header.split(',').indexOf(name);
  const [who, when] = [at('customer_id'), at('date')];
  const days = new Map<string, Set<number>>();
  for (const row of rows) {
    const cells = row.split(',');
    const own = days.get(cells[who] ?? '') ?? new Set();
    days.set(cells[who] ?? '', own.add(dayOfText((cells[when] ?? '').slice(0, 10))));
  }
  return new Map([...days].map(([id, own]) => [id, [...own].sort((a, b) => a - b)]));
}

const named = ({ series }: Chart, dashed: boolean) =>
  series.find((each) => (each.dashed === true) === dashed)?.points ?? [];

it('draws the actual purchases of the whole log, and a line where the test begins', () => {
  const { holdout } = drawn.result as ForecastResult;
  const split = dayOfText(holdout?.from ?? '') - 1;
  expect(tracking.lines).toEqual([
    { axis: 'x', at: split, text: 'the test begins', tone: 'plain' },
  ]);
  // Of customers who had bought by then; the first purchase of each is no repeat purchase.
  const known = [...purchaseDays().values()].filter(([first = 0]) => first <= split);
  const repeats = known.flatMap((days) => days.slice(1));
  for (const { x, y } of named(tracking, false))
    expect(y).toBe(repeats.filter((day) => day <= x).length);
  expect(named(tracking, false).length).toBeGreaterThan(100);
});

it('ends with the totals of the test, and with their band', () => {
  const { holdout } = drawn.result as ForecastResult;
  const before = holdout?.weeksBefore.at(-1) ?? Number.NaN;
  expect(named(tracking, false).at(-1)?.y).toBeCloseTo(before + (holdout?.actual ?? 0), 5);
  expect(named(tracking, true).at(-1)?.y).toBeCloseTo(before + (holdout?.predicted ?? 0), 5);
  const last = tracking.bands?.[0]?.points.at(-1);
  expect(last?.x).toBe(dayOfText(holdout?.until ?? ''));
  expect(last?.low).toBeCloseTo(before + (holdout?.low ?? 0), 5);
  expect(last?.high).toBeCloseTo(before + (holdout?.high ?? 0), 5);
});

it('draws the band around what is expected', () => {
  const expected = named(tracking, true);
  const band = tracking.bands?.[0]?.points ?? [];
  expect(band.map(({ x }) => x)).toEqual(expected.map(({ x }) => x));
  for (const [i, { low, high }] of band.entries()) {
    expect(low).toBeLessThanOrEqual(expected[i]?.y ?? Number.NaN);
    expect(high).toBeGreaterThanOrEqual(expected[i]?.y ?? Number.NaN);
  }
});

it('draws each segment with its band, as the result has them', () => {
  const { segments } = drawn.result as ForecastResult;
  const { bars } = barsAt(drawn);
  expect(bars.map(({ name }) => name)).toEqual(['friends', 'search', 'social']);
  for (const [i, { spans, marks = [] }] of bars.entries()) {
    const { expected, low, high } = segments[i]?.spendToCome ?? {};
    expect(spans[0]?.to).toBe(expected);
    expect(marks.map(({ at }) => at)).toEqual([low, high]);
  }
});

it('draws whole months only, first where they are asked for', async () => {
  // The log ends with June 2026; 80 days go on to September 18: July and August are whole.
  const { pictures } = await draw({ months: true, horizon: '80d' });
  const chart = chartAt({ pictures });
  expect(chart.heading).toBe('Expected spend by month');
  expect(chart.x.ticks.map(({ text }) => text)).toEqual(['2026-07', '2026-08']);
  expect(chart.series[0]?.points).toHaveLength(2);
});

it('draws nothing of too few customers', async () => {
  const few = ['customer,date,amount', 'a,2024-01-01,10', 'b,2024-02-01,10', 'a,2024-03-01,5'];
  const { pictures } = await picturesOf(
    forecast,
    { 'orders.csv': few.join('\n') },
    { horizon: '1y' },
  );
  expect(pictures).toEqual([]);
});
