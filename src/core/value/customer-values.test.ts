import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customers } from '../customers.ts';
import { distributions } from '../numeric/distribution.ts';
import { printed, printedSum } from '../numeric/testing/printed-sum.ts';
import { type CondensedCustomers, condensedCustomers } from './condensed-customers.ts';
import { addingUp, customerValues, rowValues } from './customer-values.ts';
import { lifetimeValue } from './lifetime-value.ts';
import { includedSteps, type Terms } from './terms.ts';
import { assumedMethod, observedMethod, type ValueMethod } from './value-methods.ts';
import { segmentWaterfalls, totals } from './waterfall.ts';

const monthly: Terms = { periodsPerYear: 12, timing: 'mid', firstPayment: 'included' };

/** Customers that spend so many cents a month for so many months. */
function customersOf(rows: readonly (readonly [cents: number, months: number])[]): Customers {
  return {
    count: rows.length,
    ids: rows.map((_, i) => String(i)),
    labels: new Map(),
    amount: Float64Array.from(rows, ([cents]) => cents / 100),
    amountYears: new Float64Array(rows.length).fill(1 / 12),
    tenureYears: Float64Array.from(rows, ([, months]) => months / 12),
  };
}

function valued(
  customers: Customers,
  codes: Uint32Array,
  segments: number,
  terms: Terms,
  methodOf: (rows: CondensedCustomers) => ValueMethod,
) {
  const inRows = condensedCustomers(customers, codes, ['tenureYears'], terms.periodsPerYear);
  const method = methodOf(inRows.rows);
  const outcome = rowValues(inRows.rows, segments, method, [terms]);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  const { grid } = outcome.value;
  const each = customerValues(customers, inRows, method, [terms], grid);
  return { ...outcome.value, ...each };
}

const observed = (customers: Customers, codes: Uint32Array, segments: number, terms: Terms) =>
  valued(customers, codes, segments, terms, (rows) => observedMethod(rows, [terms]));

describe('observed values', () => {
  it('are own spend × own tenure: 1,062 · 48 and 10.01 · 3', () => {
    const customers = customersOf([
      [106_200, 48],
      [1_001, 3],
    ]);
    const {
      values,
      totals: [all],
    } = observed(customers, new Uint32Array(2), 1, monthly);
    expect(values[0]).toBe(50_976);
    expect(values[1]).toBeCloseTo(30.03, 10);
    expect(all?.spend).toBeCloseTo(51_006.03, 9);
  });

  it('count the years of payment: at most the horizon, none of a payment that covers no time', () => {
    const customers = customersOf([
      [10_000, 48],
      [10_000, 6],
      [10_000, 0],
    ]);
    customers.amountYears[2] = 0;
    const terms = { ...monthly, horizonYears: 1 };
    const { paidYears } = observed(customers, Uint32Array.of(0, 1, 1), 2, terms);
    expect(paidYears).toEqual({ segments: [1, 0.5], total: 1.5 });
  });

  it('add up exactly to the cent, by segment and in total', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 200 }), (rows) => {
        const codes = Uint32Array.from(rows, (_, i) => i % 3);
        const { totals: bySegment } = observed(customersOf(rows), codes, 3, monthly);
        const { segments, total } = segmentWaterfalls(bySegment, ['spend']);
        const cents = (wanted: (i: number) => boolean) =>
          rows.reduce(
            (sum, [amount, months], i) => (wanted(i) ? sum + BigInt(amount) * BigInt(months) : sum),
            0n,
          );
        const inCents = (amount: number | undefined) =>
          BigInt(Math.round((amount ?? Number.NaN) * 100));
        for (const segment of [0, 1, 2]) {
          expect(inCents(segments[segment]?.[0]?.amount)).toBe(cents((i) => i % 3 === segment));
        }
        expect(inCents(total[0]?.amount)).toBe(cents(() => true));
        expect(printed(total[0]?.amount ?? Number.NaN)).toBe(
          printedSum(segments.map(([step]) => step?.amount ?? 0)),
        );
      }),
      { seed: 21 },
    );
  });

  it('add up to every step of every segment as decimals, whatever the terms', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 1e15 }), fc.integer({ min: 0, max: 400 }));
    const terms: Terms = {
      ...monthly,
      margin: 1 / 3,
      discount: 0.1,
      growth: 0.03,
      serving: { perYear: 7 },
      marketing: { share: 0.07 },
    };
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const customers = customersOf(rows);
        const codes = Uint32Array.from(rows, (_, i) => i % 3);
        const { values, lost, totals: bySegment, grid } = observed(customers, codes, 3, terms);
        const { segments, total } = segmentWaterfalls(bySegment, includedSteps(terms));
        const worth = segments.map((steps) => totals(steps).lifetimeValue);
        const listed = addingUp({ values, lost }, codes, worth, grid);
        for (const [s, steps] of segments.entries()) {
          const own = [...listed].filter((_, i) => codes[i] === s);
          expect(printedSum(own)).toBe(printed(totals(steps).lifetimeValue));
          expect(printedSum(own)).toBe(printedSum(steps.map(({ amount }) => amount)));
        }
        expect(printedSum([...listed])).toBe(printed(totals(total).lifetimeValue));
        // Six steps, each of which rounding moves by half a unit of the grid, in the list and in the total.
        const unit = 10 ** -grid;
        for (const [i, value] of values.entries())
          expect(Math.abs(value - (listed[i] ?? Number.NaN))).toBeLessThan(7 * unit);
      }),
      { seed: 23, numRuns: 300 },
    );
  });

  it('count the spend of a customer of no age as one payment', () => {
    const newCustomerHistory = { ...customersOf([[5_000, 0]]), amountYears: new Float64Array(1) };
    expect(observed(newCustomerHistory, new Uint32Array(1), 1, monthly).values[0]).toBe(50);
  });

  it('agree with the value of one such customer, whatever the terms', () => {
    const terms: Terms = {
      ...monthly,
      margin: 0.25,
      discount: 0.1,
      marketing: { perYear: 20 },
      acquisition: 9,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 300 }),
        (cents, months) => {
          const { values } = observed(customersOf([[cents, months]]), new Uint32Array(1), 1, terms);
          const one = lifetimeValue(
            (cents / 100) * 12,
            {
              inPeriods: () => ({ weight: (k) => (k < months ? 1 : 0), count: months }),
            },
            terms,
          );
          expect(one.ok && Math.abs(one.value.lifetimeValue - (values[0] ?? 0))).toBeLessThan(1e-4);
        },
      ),
      { seed: 22 },
    );
  });
});

it('assumed values are those of one customer, each with its own spend', () => {
  const terms: Terms = {
    ...monthly,
    timing: 'start',
    margin: 0.25,
    discount: 0.1,
    acquisition: 100,
  };
  const customers = customersOf([
    [106_200, 1],
    [53_100, 2],
  ]);
  const codes = new Uint32Array(2);
  const outcome = valued(customers, codes, 1, terms, (rows) =>
    assumedMethod(rows, [{ retention: 0.75 }], [terms]),
  );
  // 8,452.16 is the published value of 1,062 a month at 75 %, 25 % and 10 %.
  expect(outcome.values[0]).toBeCloseTo(8_452.16, 2);
  expect(outcome.values[1]).toBeCloseTo(8_452.16 / 2, 2);
  const { total } = segmentWaterfalls(outcome.totals, includedSteps(terms));
  expect(totals(total).netValue).toBeCloseTo(8_452.16 * 1.5 - 200, 1);
});

it('distributions are of each group alone, and null where a group is empty', () => {
  const values = Float64Array.from([5, 1, 9, 3]);
  const codes = Uint32Array.from([0, 2, 0, 0]);
  expect(distributions(values, codes, 3)).toEqual([
    { mean: 17 / 3, median: 5, p10: 3.4, p90: 8.2 },
    null,
    { mean: 1, median: 1, p10: 1, p90: 1 },
  ]);
});

it('refuses columns that do not belong together', () => {
  const customers = customersOf([[100, 1]]);
  const valued =
    (changed: Partial<Customers>, codes = new Uint32Array(1)) =>
    () =>
      observed({ ...customers, ...changed }, codes, 1, monthly);
  expect(valued({ count: 2 })).toThrow(RangeError);
  expect(valued({}, new Uint32Array(0))).toThrow(RangeError);
  expect(valued({ amountYears: Float64Array.of(-1) })).toThrow(RangeError);
  expect(valued({ amountYears: Float64Array.of(Number.NaN) })).toThrow(RangeError);
  expect(valued({})).not.toThrow();
});
