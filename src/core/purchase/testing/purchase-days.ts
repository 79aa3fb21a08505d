import type { PurchaseDays } from '../purchase-totals.ts';

/** The purchase days of customers: one list of [day, cents] a customer, in any order. */
export function purchaseDays(
  customers: readonly (readonly (readonly [day: number, cents: number])[])[],
): PurchaseDays {
  const entries = customers.flatMap((days, customer) =>
    [...days].sort(([a], [b]) => a - b).map(([day, cents]) => ({ customer, day, cents })),
  );
  return {
    customers: customers.length,
    customer: Uint32Array.from(entries, (entry) => entry.customer),
    day: Int32Array.from(entries, (entry) => entry.day),
    amount: Float64Array.from(entries, (entry) => entry.cents),
    minorUnits: 100,
  };
}

/** The same from text, one for each customer: "2024-01-10 5, 2024-02-10 5", in cents; 10 without an amount. */
export const writtenDays = (...customers: readonly string[]): PurchaseDays =>
  purchaseDays(
    customers.map((text) =>
      text.split(', ').map((purchase) => {
        const [date = '', cents = '10'] = purchase.split(' ');
        return [Date.parse(date) / 86_400_000, Number(cents)] as const;
      }),
    ),
  );
