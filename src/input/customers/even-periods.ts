import { coversTenure } from '../table/customer-table.ts';
import type { CustomerColumns } from './customer-columns.ts';

/** The years that every amount covers; null where they differ, or cover a tenure. */
export function commonPeriod({ amountYears }: CustomerColumns): number | null {
  const first = amountYears?.[0] ?? 0;
  return first > 0 && amountYears?.every((years) => years === first) === true ? first : null;
}

/**
 * Amounts that cover different periods, some a month and some a year, all as amounts a year: where
 * amounts and periods are added up, a yearly payer would otherwise count twelve times a monthly one.
 * Amounts of one period, and totals over a tenure, stay as they are.
 */
export function withEvenPeriods(columns: CustomerColumns): CustomerColumns {
  const { amount, amountYears } = columns;
  if (amount === undefined || amountYears === undefined) return columns;
  const periodic = (years: number) => years !== coversTenure && years > 0;
  const first = amountYears.find(periodic);
  if (amountYears.every((years) => !periodic(years) || years === first)) return columns;
  return {
    ...columns,
    amount: amount.map((each, i) => {
      const years = amountYears[i] ?? 0;
      return periodic(years) ? each / years : each;
    }),
    amountYears: amountYears.map((years) => (periodic(years) ? 1 : years)),
  };
}
