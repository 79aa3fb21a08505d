import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Customers, customerStatus } from '../customers.ts';
import { segmentsBy } from '../segments.ts';
import { condensedCustomers, type StayColumn } from './condensed-customers.ts';
import { customerValues, rowValues } from './customer-values.ts';
import { type StepName, stepNames, type Terms } from './terms.ts';
import {
  assumedMethod,
  type BySegment,
  type ExpectedMethods,
  expectedMethods,
  observedMethod,
  type ValueMethod,
} from './value-methods.ts';

const everything: Terms = {
  periodsPerYear: 12,
  timing: 'mid',
  firstPayment: 'included',
  margin: 0.3,
  serving: { perYear: 24, perOrder: 0.7 },
  marketing: { share: 0.05 },
  discount: 0.1,
  growth: 0.02,
  horizonYears: 5,
  referral: { perYear: 0.2, reward: 3 },
  recovery: { incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 2 },
};
const others: Terms = {
  ...everything,
  margin: 0.6,
  referral: { perYear: 0.1, value: 50, reward: 1 },
};
const fromGoods = ({ margin: _none, ...terms }: Terms): Terms => ({ ...terms, goods: 'recorded' });

const row = fc.record({
  home: fc.constantFrom('renter', 'owner'),
  cents: fc.integer({ min: 0, max: 100_000 }),
  orders: fc.integer({ min: 1, max: 9 }),
  months: fc.integer({ min: 0, max: 6 }),
  covered: fc.constantFrom(0, 1 / 12, 1),
  status: fc.constantFrom(customerStatus.ended, customerStatus.active),
});

const half = { survival: () => 0.5, area: (years: number) => years / 2, reachYears: 4 };
const homes = ['renter', 'owner'];

const expected =
  (figure: keyof ExpectedMethods) =>
  (rows: Parameters<typeof expectedMethods>[0], terms: BySegment<Terms>): ValueMethod => {
    const methods = expectedMethods(rows, [half, half], terms);
    if (!methods.ok) throw new Error(methods.problem.code);
    return methods.value[figure];
  };

it.each([
  ['an assumed stay', [], (rows, terms) => assumedMethod(rows, [{ tenureYears: 3 }], terms)],
  ['recorded stays', ['tenureYears'], observedMethod],
  ['expected stays', ['tenureYears', 'status'], expected('expected')],
  ['what is to come', ['tenureYears', 'status'], expected('toCome')],
] as const satisfies readonly (readonly [
  string,
  readonly StayColumn[],
  (rows: Parameters<typeof observedMethod>[0], terms: BySegment<Terms>) => ValueMethod,
])[])('rows are worth what their customers are worth, step by step: %s', (_, by, methodOf) => {
  const terms = fc.constantFrom<BySegment<Terms>>(
    [everything],
    [fromGoods(everything)],
    [everything, others],
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), terms, (rows, economics) => {
      const customers: Customers = {
        count: rows.length,
        ids: rows.map((_, i) => String(i)),
        labels: new Map([
          [
            'home',
            { codes: Uint32Array.from(rows, ({ home }) => homes.indexOf(home)), values: homes },
          ],
        ]),
        amount: Float64Array.from(rows, ({ cents }) => cents / 100),
        amountYears: Float64Array.from(rows, ({ covered }) => covered),
        orders: Float64Array.from(rows, ({ orders }) => orders),
        goods: Float64Array.from(rows, ({ cents }) => cents / 300),
        tenureYears: Float64Array.from(rows, ({ months }) => months / 12),
        status: Uint8Array.from(rows, ({ status }) => status),
      };
      const { codes, keys } = segmentsBy(customers, ['home']);
      const valued = (segment: Uint32Array, columns: readonly StayColumn[]) => {
        const inRows = condensedCustomers(customers, segment, columns, 12);
        const found = rowValues(
          inRows.rows,
          keys.length,
          methodOf(inRows.rows, economics),
          economics,
        );
        if (!found.ok) throw new Error(found.problem.code);
        return { ...found.value, inRows };
      };
      const together = valued(codes, by);
      const { rows: condensed } = together.inRows;
      expect(condensed.count).toBeLessThanOrEqual(2 * 2 * (by.length === 0 ? 1 : 7 * 2));
      expect(condensed.customers.reduce((a, b) => a + b, 0)).toBe(rows.length);
      // The same of each customer alone, in a table of one.
      const sums = keys.map(() => new Map<StepName, number>());
      const { values } = customerValues(
        customers,
        together.inRows,
        methodOf(condensed, economics),
        economics,
        6,
      );
      for (let i = 0; i < rows.length; i++) {
        const column = (all: Float64Array | undefined) => all?.slice(i, i + 1) as Float64Array;
        const one: Customers = {
          count: 1,
          ids: ['one'],
          labels: new Map(),
          amount: column(customers.amount),
          amountYears: column(customers.amountYears),
          orders: column(customers.orders),
          goods: column(customers.goods),
          tenureYears: column(customers.tenureYears),
          status: customers.status?.slice(i, i + 1) as Uint8Array,
        };
        const alone = condensedCustomers(one, codes.slice(i, i + 1), by, 12).rows;
        const found = rowValues(alone, keys.length, methodOf(alone, economics), economics);
        if (!found.ok) throw new Error(found.problem.code);
        const own = found.value.totals[codes[i] as number];
        let value = 0;
        for (const step of stepNames) {
          const sum = sums[codes[i] as number];
          sum?.set(step, (sum.get(step) ?? 0) + (own?.[step] ?? 0));
          value += own?.[step] ?? 0;
        }
        expect(values[i]).toBeCloseTo(value, 6);
      }
      for (const [s, steps] of together.totals.entries()) {
        for (const step of stepNames) {
          // Each step of each customer alone is rounded to a millionth, and the total once.
          const off = Math.abs(steps[step] - (sums[s]?.get(step) ?? 0));
          expect(off).toBeLessThan(0.5e-6 * (rows.length + 1) + 1e-12 * Math.abs(steps[step]));
        }
      }
    }),
    { seed: 41, numRuns: 60 },
  );
});

it('keeps payments apart that cover no time', () => {
  const customers: Customers = {
    count: 3,
    ids: ['a', 'b', 'c'],
    labels: new Map(),
    amount: Float64Array.of(120, 50, 30),
    amountYears: Float64Array.of(1, 0, 0),
  };
  const { rows, rowOf } = condensedCustomers(customers, new Uint32Array(3), [], 12);
  expect([...rowOf]).toEqual([0, 1, 1]);
  expect([...rows.once]).toEqual([0, 1]);
  expect([...rows.customers]).toEqual([1, 2]);
  expect([...rows.payment]).toEqual([10, 80]);
});

it('adds up payments to the cent, in any order: 0.1 + 0.2 + … ten times is 3', () => {
  const amount = Float64Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.1 : 0.2));
  const rowsOf = (amounts: Float64Array) =>
    condensedCustomers(
      {
        count: 20,
        ids: [],
        labels: new Map(),
        amount: amounts,
        amountYears: new Float64Array(20).fill(1 / 12),
      },
      new Uint32Array(20),
      [],
      12,
    ).rows.payment;
  expect([...rowsOf(amount)]).toEqual([3]);
  expect([...rowsOf(amount.toSorted())]).toEqual([3]);
});
