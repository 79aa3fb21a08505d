import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../core/quantity/calendar.ts';
import { cohorts as cohortsCommand } from '../../cohorts/command.ts';
import { forecast as forecastCommand } from '../../forecast/command.ts';
import type { OptionTexts } from '../../option.ts';
import { runOf } from '../../testing/run-of.ts';
import { value as valueCommand } from '../../value/command.ts';

const commands = {
  value: runOf(valueCommand),
  cohorts: runOf(cohortsCommand),
  forecast: runOf(forecastCommand),
};

/** The result of a command for a log. */
async function resultOf<C extends keyof typeof commands>(
  command: C,
  log: string,
  options: OptionTexts,
) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'orders.csv'), log);
    const request = { operands: ['orders.csv'], options };
    const world = { directory, stdin: Readable.from([]) };
    const { report } = await commands[command](request, world);
    return report.result as Awaited<ReturnType<(typeof commands)[C]>>['report']['result'];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const order = fc.record({
  customer: fc.constantFrom('A', 'B', 'C', 'D'),
  day: fc.integer({ min: 19_000, max: 19_400 }),
  /** Whole euros, so that every percentage of them is in whole cents. */
  euros: fc.integer({ min: 1, max: 5_000 }),
});
interface Order {
  readonly customer: string;
  readonly day: number;
  readonly euros: number;
}
/** The total of a forecast, which `--summary` has not. */
interface Forecast {
  readonly waterfall: readonly { readonly step: string; readonly amount: number }[];
  readonly purchasesToCome: { readonly expected: number };
  readonly value: { readonly expected: number };
}

const orders = fc.array(order, { minLength: 1, maxLength: 12 });

const logOf = (rows: readonly Order[], costOf: (row: Order) => number | undefined): string => {
  const lines = rows.map((row, i) => {
    const cost = costOf(row);
    const cells = [i, row.customer, isoDate(row.day), row.euros, row.customer < 'C' ? 'x' : 'y'];
    return [...cells, ...(cost === undefined ? [] : [cost.toFixed(2)])].join(',');
  });
  const header = `order,customer,date,amount,channel${costOf(rows[0] as Order) === undefined ? '' : ',cogs'}`;
  return `${[header, ...lines].join('\n')}\n`;
};
const observed: OptionTexts = {
  source: 'plain',
  method: 'observed',
  by: 'channel',
  'silent-after': '30d',
};
const economics: OptionTexts = { discount: '10%', growth: '3%', period: 'mo' };

describe('goods that cost the same share of every order', () => {
  it('are valued as by the margin of that share', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 0, max: 120 }), async (rows, percent) => {
        const byGoods = await resultOf(
          'value',
          logOf(rows, ({ euros }) => (euros * percent) / 100),
          { ...observed, ...economics },
        );
        expect(byGoods.basis).toBe('margin');
        if (percent > 100) return;
        const byMargin = await resultOf(
          'value',
          logOf(rows, () => undefined),
          {
            ...observed,
            ...economics,
            margin: `${100 - percent}%`,
          },
        );
        for (const [i, { amount }] of byMargin.total.waterfall.entries())
          expect(byGoods.total.waterfall[i]?.amount).toBeCloseTo(amount, 4);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('give cohorts and forecasts as by the margin of that share', async () => {
    const rows: Order[] = Array.from({ length: 60 }, (_, i) => ({
      customer: 'ABCD'[i % 4] ?? 'A',
      day: 19_000 + ((i * 37) % 400),
      euros: 10 + ((i * 13) % 50),
    }));
    const byGoods = logOf(rows, ({ euros }) => euros * 0.4);
    const plain = logOf(rows, () => undefined);
    const cohortsOf = async (log: string, options: OptionTexts) =>
      (await resultOf('cohorts', log, { after: ['30d', '365d'], acquisition: '100', ...options }))
        .total;
    const [goods, margin] = [
      await cohortsOf(byGoods, {}),
      await cohortsOf(plain, { margin: '60%' }),
    ];
    expect(goods.soFar).toBeCloseTo(margin.soFar, 6);
    expect(goods.after[0]?.perCustomer).toBeCloseTo(margin.after[0]?.perCustomer ?? 0, 9);
    expect(goods.payback).toEqual(margin.payback);
    const forecastOf = (log: string, options: OptionTexts) =>
      resultOf('forecast', log, { horizon: '1y', model: 'nbd', holdout: 'none', ...options });
    const [byColumn, byShare] = [
      await forecastOf(byGoods, {}),
      await forecastOf(plain, { margin: '60%' }),
    ];
    expect(byColumn.basis).toBe('margin');
    const worth = ({ total }: typeof byColumn) => (total as unknown as Forecast).value.expected;
    expect(worth(byColumn)).toBeCloseTo(worth(byShare), 4);
  });
});

describe('a cost an order', () => {
  it('is paid once for each order, and adds up over the segments', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (rows) => {
        const { total, segments } = await resultOf(
          'value',
          logOf(rows, () => undefined),
          {
            ...observed,
            margin: '60%',
            serving: '3.20/order',
          },
        );
        const serving = ({ waterfall }: typeof total) =>
          waterfall.find(({ step }) => step === 'serving')?.amount ?? 0;
        expect(serving(total)).toBeCloseTo(-3.2 * rows.length, 4);
        expect(segments.reduce((sum, each) => sum + serving(each), 0)).toBeCloseTo(
          serving(total),
          6,
        );
        const steps = total.waterfall.reduce((sum, { amount }) => sum + amount, 0);
        expect(total.totalValue).toBeCloseTo(steps, 6);
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('is counted within so many days of the first purchase: 3 and 2 orders of two customers', async () => {
    const row = (customer: string, day: number): Order => ({ customer, day, euros: 10 });
    // A on days 0, 0 and 20, B on days 5 and 40; later orders only make the log long enough.
    const rows = [row('A', 0), row('A', 0), row('A', 20), row('B', 5), row('B', 40), row('A', 200)];
    const log = logOf(
      rows.map((each) => ({ ...each, day: each.day + 19_358 })),
      () => undefined,
    );
    const { total } = await resultOf('cohorts', log, {
      after: ['30d', '90d'],
      margin: '50%',
      serving: '2/order + 10%',
    });
    // Within 30 days four orders: 40·(0.5 − 0.1) − 4·2 = 8, of two customers; within 90 five: 20 − 10 = 10.
    expect(total.after.map(({ perCustomer }) => perCustomer)).toEqual([4, 5]);
    expect(total.soFar).toBe(60 * 0.4 - 6 * 2);
  });

  it('is paid for the orders of every expected purchase', async () => {
    const rows: Order[] = Array.from({ length: 60 }, (_, i) => ({
      customer: 'ABCD'[i % 4] ?? 'A',
      // Two orders on each day.
      day: 19_000 + ((Math.floor(i / 8) * 37 + (i % 4)) % 400),
      euros: 20,
    }));
    const days = new Set(rows.map(({ customer, day }) => `${customer} ${day}`)).size;
    const result = await resultOf(
      'forecast',
      logOf(rows, () => undefined),
      {
        horizon: '1y',
        model: 'nbd',
        holdout: 'none',
        margin: '50%',
        serving: '3/order',
      },
    );
    const total = result.total as unknown as Forecast;
    const serving = total.waterfall.find(({ step }) => step === 'serving')?.amount ?? 0;
    const purchases = total.purchasesToCome.expected;
    expect(serving).toBeCloseTo((-3 * purchases * rows.length) / days, 4);
  });
});
