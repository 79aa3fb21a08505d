import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../quantity/calendar.ts';
import { customerSummary } from '../customer-summary.ts';
import { fitPurchases } from '../fit-purchases.ts';
import { purchaseCells } from '../purchase-cells.ts';
import { purchaseTotals } from '../purchase-totals.ts';
import { calendarBins, repeatsByBin } from './calendar-bins.ts';
import { plainShape } from './calendar-design.ts';
import { calendarEstimate } from './calendar-estimate.ts';
import { CalendarFits } from './calendar-fits.ts';
import { chooseCalendar } from './choose-calendar.ts';
import { unusualMonths } from './unusual-months.ts';

const customers = 240;

/**
 * A log in which a quarter of the customers buy again in each month of 2023 and 2024, and three quarters in some. All
 * have bought first in December 2022. In some months nobody buys.
 */
function log(busy: readonly string[], closed: readonly string[] = []) {
  const customer: number[] = [];
  const day: number[] = [];
  for (let i = 0; i < customers; i++) {
    customer.push(i);
    day.push(dayNumber(2022, 12, 1 + (i % 28)));
    for (let m = 0; m < 24; m++) {
      const [year, month] = [2023 + Math.floor(m / 12), (m % 12) + 1];
      const name = `${year}-${String(month).padStart(2, '0')}`;
      if (closed.includes(name)) continue;
      if (busy.includes(name) ? (i + m) % 4 > 0 : (i + m) % 4 === 0) {
        customer.push(i);
        day.push(dayNumber(year, month, 1 + (i % 28)));
      }
    }
  }
  const days = {
    customers,
    customer: Uint32Array.from(customer),
    day: Int32Array.from(day),
    amount: new Float64Array(day.length).fill(100),
    minorUnits: 100,
  };
  const until = dayNumber(2025, 1, 1);
  const totals = purchaseTotals(days);
  const cells = purchaseCells(
    customerSummary(totals, { until, unit: 'week', includeFirst: false }),
  );
  const bins = calendarBins(dayNumber(2022, 12, 1), until);
  const plain = fitPurchases('nbd', cells);
  if (plain === null) throw new Error('no fit');
  return { data: { cells, unitDays: 7, bins, repeats: repeatsByBin(days, bins) }, plain };
}

const foundIn = (
  busy: readonly string[],
  closed: readonly string[] = [],
): readonly (string | undefined)[] => {
  const { data, plain } = log(busy, closed);
  const fits = new CalendarFits(data, plain);
  return unusualMonths(fits, { ...plainShape, months: true }).map(
    (bin) => data.bins.bins[bin]?.name,
  );
};

it('finds months that were unusual in one of two years', () => {
  expect(foundIn(['2023-07'])).toEqual(['2023-07']);
  expect(foundIn(['2024-07'])).toEqual(['2024-07']);
  expect(foundIn(['2023-03', '2024-07', '2024-10'])).toEqual(['2023-03', '2024-07', '2024-10']);
});

it('leaves what comes in both years to the season', () => {
  expect(foundIn([])).toEqual([]);
  expect(foundIn(['2023-07', '2024-07'])).toEqual([]);
  expect(foundIn(['2023-07', '2024-07', '2024-10'])).toEqual(['2024-10']);
});

it('uses a month that was unusual once, where there is no season', () => {
  const { data, plain } = log(['2024-07']);
  const request = { seasons: 'auto', trend: 'auto', events: [], excluded: [] } as const;
  const { seasons, used, oneTime } = chooseCalendar(data, plain, request);
  expect(seasons).toMatchObject({ used: false, why: 'no-difference' });
  expect(oneTime.map(({ name }) => name)).toEqual(['2024-07']);
  // Three times as many bought.
  expect(Math.exp(used?.at.at(-1) ?? 0)).toBeCloseTo(3, 1);
});

describe('months in which nobody bought', () => {
  const request = { seasons: 'auto', trend: 'auto', events: [], excluded: [] } as const;
  const closed = ['2023-05'];

  it('are found, beside three others', () => {
    const busy = ['2023-03', '2024-07', '2024-10'];
    expect(foundIn([], ['2024-02'])).toEqual(['2024-02']);
    expect(foundIn(busy, closed)).toEqual([...busy, ...closed].sort());
  });

  it('count for no time, as if they were excluded', () => {
    const { data, plain } = log(['2023-07', '2024-07'], closed);
    const { seasons, oneTime, used } = chooseCalendar(data, plain, request);
    expect(oneTime.map(({ name }) => name)).toEqual(closed);
    expect(seasons.why).toBe('clear');
    const excluded = [...data.bins.bins.keys()].filter((bin) =>
      closed.includes(data.bins.bins[bin]?.name ?? ''),
    );
    const fits = new CalendarFits(data, plain);
    const other = fits.withErrors({ ...plainShape, months: true, excluded });
    if (used === null || other === null) throw new Error('no fit');
    expect(used.logLikelihood).toBeCloseTo(other.logLikelihood, 6);
    const { calendar } = calendarEstimate(used, data, { events: [] });
    expect(calendar.events.map(({ name, factor }) => [name, factor])).toEqual(
      closed.map((name) => [name, 0]),
    );
    // Three times as many bought in July.
    expect((calendar.months[6] ?? 0) / (calendar.months[0] ?? 0)).toBeCloseTo(3, 0);
  });

  it('are not closed where new customers came', () => {
    // All of them came in December 2022.
    expect(foundIn([], [])).toEqual([]);
    const { data } = log([]);
    expect([data.bins.bins[0]?.name, data.repeats[0]]).toEqual(['2022-12', 0]);
  });

  it('are not closed after the last purchase of all', () => {
    const end = ['2024-11', '2024-12'];
    const found = foundIn([], end);
    expect(found.filter((name) => end.includes(name ?? ''))).toEqual([]);
  });

  it('leave the last purchases of a calendar month to its weight', () => {
    const { data, plain } = log([]);
    const repeats = Float64Array.from(data.repeats, (n, bin) =>
      data.bins.bins[bin]?.name === '2023-12' ? 0 : n,
    );
    const fits = new CalendarFits({ ...data, repeats }, plain);
    const found = unusualMonths(fits, { ...plainShape, months: true });
    expect(found.map((bin) => data.bins.bins[bin]?.name)).not.toContain('2024-12');
  });
});
