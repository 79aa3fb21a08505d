import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spendMonths } from '../../../src/core/purchase/calendar/spend-months.ts';
import type { PurchaseDays } from '../../../src/core/purchase/purchase-totals.ts';

interface Answer {
  readonly customers: number;
  readonly purchases: readonly number[];
  readonly compared: readonly number[];
  readonly years: readonly number[];
  readonly statistic: number;
  readonly phi: number;
  readonly phiDegrees: number;
  readonly p: number;
  readonly multiplier: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const oracle: Readonly<Record<string, Answer>> = JSON.parse(textOf('oracle.json'));

function logOf(name: string): PurchaseDays {
  const [, ...lines] = textOf(`${name}.csv`).trim().split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  const column = (k: number) => rows.map((row) => row[k] ?? Number.NaN);
  return {
    customers: new Set(column(0)).size,
    customer: Uint32Array.from(column(0)),
    day: Int32Array.from(column(1)),
    amount: Float64Array.from(column(2)),
    minorUnits: 100,
  };
}

describe.each(Object.entries(oracle))('spend by month of %s.csv', (name, expected) => {
  const { months, customers, test } = spendMonths(logOf(name));

  it('compares the same purchases', () => {
    expect(customers).toBe(expected.customers);
    expect(months.map(({ purchases }) => purchases)).toEqual(expected.purchases);
    expect(months.map(({ compared }) => compared)).toEqual(expected.compared);
    expect(months.map(({ years }) => years)).toEqual(expected.years);
  });

  it('tests as a purchase by purchase calculation does', () => {
    expect(test?.statistic).toBeCloseTo(expected.statistic, 5);
    expect(test?.phi).toBeCloseTo(expected.phi, 6);
    expect(test?.phiDegrees).toBe(expected.phiDegrees);
    expect((test?.p ?? 0) / expected.p).toBeCloseTo(1, 5);
  });

  it('has its multipliers and intervals', () => {
    for (const [m, month] of months.entries()) {
      expect(month.multiplier).toBeCloseTo(expected.multiplier[m] ?? 0, 6);
      expect(month.low).toBeCloseTo(expected.low[m] ?? 0, 6);
      expect(month.high).toBeCloseTo(expected.high[m] ?? 0, 6);
    }
  });
});
