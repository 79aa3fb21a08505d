import type { PurchaseDays } from './purchase-totals.ts';

/** For tests: the days of customers as they are written, "2024-01-10 5, 2024-02-10 5" for each; 10 without an amount. */
export function daysWritten(...customers: readonly string[]): PurchaseDays {
  const all = customers.flatMap((text, customer) =>
    text.split(', ').map((purchase) => {
      const [date = '', amount = '10'] = purchase.split(' ');
      return { customer, day: Date.parse(date) / 86_400_000, amount: Number(amount) };
    }),
  );
  return {
    customers: customers.length,
    customer: Uint32Array.from(all, (each) => each.customer),
    day: Int32Array.from(all, (each) => each.day),
    amount: Float64Array.from(all, (each) => each.amount),
    minorUnits: 100,
  };
}
