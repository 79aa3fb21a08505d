import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Customers, customerStatus } from '../customers.ts';
import { segmentsBy } from '../segments.ts';
import { condensedCustomers } from './condensed-customers.ts';
import { customerValues, expectedMethods, observedMethod } from './customer-values.ts';
import type { Terms } from './terms.ts';

const everything: Terms = {
  periodsPerYear: 12,
  timing: 'mid',
  firstPayment: 'included',
  margin: 0.3,
  serving: { perYear: 24 },
  marketing: { share: 0.05 },
  discount: 0.1,
  growth: 0.02,
  horizonYears: 5,
  referral: { perYear: 0.2, reward: 3 },
  recovery: { incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 2 },
};

const row = fc.record({
  home: fc.constantFrom('renter', 'owner'),
  cents: fc.integer({ min: 0, max: 100_000 }),
  months: fc.integer({ min: 0, max: 6 }),
  covered: fc.constantFrom(0, 1 / 12, 1),
  status: fc.constantFrom(customerStatus.ended, customerStatus.active),
});

const half = { survival: () => 0.5, area: (years: number) => years / 2, reachYears: 4 };

it('is worth what its customers are worth, by segment, so far and to come', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const homes = ['renter', 'owner'];
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
        tenureYears: Float64Array.from(rows, ({ months }) => months / 12),
        status: Uint8Array.from(rows, ({ status }) => status),
      };
      const segments = segmentsBy(customers, ['home']);
      const condensed = condensedCustomers(customers, segments);
      expect(condensed.customers.count).toBeLessThanOrEqual(2 * 7 * 2 * 2);
      expect(condensed.counts.reduce((a, b) => a + b, 0)).toBe(rows.length);
      const expected = (table: Customers, codes: Uint32Array) => {
        const curves = segments.keys.map(() => half);
        const methods = expectedMethods(table, codes, curves, everything);
        if (!methods.ok) throw new Error(methods.problem.code);
        return methods.value;
      };
      for (const method of [
        (table: Customers) => observedMethod(table, everything),
        (table: Customers, codes: Uint32Array) => expected(table, codes).expected,
        (table: Customers, codes: Uint32Array) => expected(table, codes).toCome,
      ]) {
        const valued = (table: Customers, codes: Uint32Array) => {
          const made = method(table, codes);
          const found = customerValues(table, codes, segments.keys.length, made, everything);
          if (!found.ok) throw new Error(found.problem.code);
          return found.value.values;
        };
        const each = valued(customers, segments.codes);
        const rowValues = valued(condensed.customers, condensed.segments.codes);
        for (const s of segments.keys.keys()) {
          const direct = each.reduce((sum, v, i) => (segments.codes[i] === s ? sum + v : sum), 0);
          const pooled = rowValues.reduce(
            (sum, v, r) =>
              condensed.segments.codes[r] === s ? sum + v * (condensed.counts[r] ?? 0) : sum,
            0,
          );
          // Each of the eight steps of a customer is rounded to a millionth.
          const rounding = 8e-6 * rows.length;
          expect(Math.abs(pooled - direct)).toBeLessThan(rounding + 1e-9 * Math.abs(direct));
        }
      }
    }),
    { seed: 41 },
  );
});
