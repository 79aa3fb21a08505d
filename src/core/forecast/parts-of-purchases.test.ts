import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownPurchases } from './known-purchases.ts';
import { partsOfPurchases } from './parts-of-purchases.ts';

const terms = { until: 99, unit: 'day', includeFirst: false } as const;
type Row = readonly [customer: number, day: number, amount: number];

/** The days of customers, numbered as they come. */
const known = (rows: readonly Row[]) => {
  const ids = [...new Set(rows.map(([customer]) => customer))];
  return knownPurchases(
    {
      customers: ids.length,
      customer: Uint32Array.from(rows, ([customer]) => ids.indexOf(customer)),
      day: Int32Array.from(rows, ([, day]) => day),
      amount: Float64Array.from(rows, ([, , amount]) => amount),
      minorUnits: 100,
    },
    terms,
  );
};

const log = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((all) =>
    all.flatMap((days, customer) =>
      [...days].sort((a, b) => a - b).map((day): Row => [customer, day, day * 7 - 50]),
    ),
  );

it('knows of a part what a log of its customers alone would say', () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 1, max: 3 }), (rows, parts) => {
      const whole = known(rows);
      const count = whole.totals.orders.length;
      const members = Array.from({ length: parts }, (_, part) =>
        Uint32Array.from([...Array(count).keys()].filter((i) => i % parts === part)),
      );
      for (const [part, own] of partsOfPurchases(whole, members).entries()) {
        const { totals, ...alone } = known(rows.filter(([customer]) => customer % parts === part));
        const { repeatAmount: _, ...sums } = totals as typeof totals & { repeatAmount?: unknown };
        expect(own).toEqual({ ...alone, totals: sums });
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});
