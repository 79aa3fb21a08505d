import { noDay } from '../../core/customers.ts';
import { ascendingOrder } from '../../core/numeric/ascending-order.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { minorUnits } from '../orders/minor-amounts.ts';
import type { Records } from '../records/records.ts';
import { impossible, repeated } from './aggregates.ts';

/** Days with a purchase, each customer of which stands for all of a segment who came on one day. */
export interface Ages extends Omit<PurchaseDays, 'orders' | 'goods'> {
  readonly orders: Float64Array;
  /** By day: the customers who bought, and those for whom it was the second time. */
  readonly buyers: Float64Array;
  readonly seconds: Float64Array;
  /** By customer: its segment, and its row of the first day. */
  readonly segment: Uint32Array;
  readonly rowOf: Uint32Array;
  /** By day, its row. */
  readonly rows: Uint32Array;
}

/**
 * Customers by the day on which they came and a day on which they bought, sorted by segment and these days.
 *
 * @param rows - those of the records that are such
 * @param segmentOf - the segment of each row of the records
 * @param until - the last day of the observation
 * @throws {Refusal} for the first row that no log of orders gives
 */
export function agesOf(
  records: Records,
  rows: Uint32Array,
  segmentOf: Uint32Array,
  until: number,
): Ages {
  const columns = columnsOf(records);
  for (const row of rows) {
    const reason = wrongAlone(columns, row, until);
    if (reason !== undefined) throw impossible(reason, records, row);
  }
  const { firstDay, day } = columns;
  const sorted = [day, firstDay, segmentOf].reduce(
    (order: Uint32Array, column) => ascendingOrder(Float64Array.from(column), order),
    rows,
  );
  const customer = new Uint32Array(sorted.length);
  const begins: number[] = [];
  let latest = Number.NaN;
  for (const [i, row] of sorted.entries()) {
    const [before = 0] = begins.slice(-1);
    const isSame =
      i > 0 &&
      segmentOf[row] === segmentOf[sorted[before] ?? 0] &&
      firstDay[row] === firstDay[sorted[before] ?? 0];
    if (!isSame) begins.push(i);
    else if (day[row] === latest) throw impossible(repeated, records, row);
    customer[i] = begins.length - 1;
    latest = day[row] ?? 0;
  }
  for (const [c, begin] of begins.entries()) {
    const own = sorted.subarray(begin, begins[c + 1] ?? sorted.length);
    const found = wrongTogether(columns, own);
    if (found !== undefined) throw impossible(found.reason, records, found.row);
  }
  const picked = (column: Float64Array) => Float64Array.from(sorted, (row) => column[row] ?? 0);
  const rowOf = Uint32Array.from(begins, (begin) => sorted[begin] ?? 0);
  return {
    customers: begins.length,
    customer,
    day: Int32Array.from(sorted, (row) => day[row] ?? 0),
    amount: picked(columns.amount),
    orders: picked(columns.orders),
    buyers: picked(columns.customers),
    seconds: picked(columns.second),
    segment: rowOf.map((row) => segmentOf[row] ?? 0),
    rowOf,
    rows: sorted,
    minorUnits,
  };
}

const columnsOf = (records: Records) => ({
  firstDay: records.days('first_day'),
  day: records.days('day'),
  customers: records.numbers('customers'),
  second: records.numbers('second'),
  orders: records.numbers('orders'),
  amount: records.numbers('amount'),
});

type Columns = ReturnType<typeof columnsOf>;

/** Why no log gives a row, whatever the others are; undefined where one may. */
function wrongAlone(columns: Columns, row: number, until: number): string | undefined {
  const [first = noDay, day = noDay] = [columns.firstDay[row], columns.day[row]];
  if (first === noDay) return 'first_day is blank';
  if (day === noDay) return 'day is blank';
  for (const name of ['customers', 'second', 'orders', 'amount'] as const)
    if (Number.isNaN(columns[name][row])) return `${name} is blank`;
  const [customers = 0, second = 0, orders = 0] = [
    columns.customers[row],
    columns.second[row],
    columns.orders[row],
  ];
  if (day < first) return `day, ${isoDate(day)}, is before first_day, ${isoDate(first)}`;
  if (day > until) return `day, ${isoDate(day)}, is after until, ${isoDate(until)}`;
  if (customers === 0) return 'customers is 0, and nobody would have bought';
  if (second > customers) return `second, ${second}, is more than customers, ${customers}`;
  if (orders < customers) return `orders, ${orders}, is less than customers, ${customers}`;
  return undefined;
}

/**
 * Why no log gives the rows of customers who came on one day, and for which of them; undefined where one may.
 *
 * @param rows - by day
 */
function wrongTogether(
  { firstDay, day, customers, second }: Columns,
  rows: Uint32Array,
): { readonly row: number; readonly reason: string } | undefined {
  const [begin = 0] = rows;
  const came = customers[begin] ?? 0;
  const first = isoDate(firstDay[begin] ?? 0);
  if (day[begin] !== firstDay[begin])
    return { row: begin, reason: `no row has the first_day ${first} as its day` };
  let back = 0;
  for (const row of rows) {
    const [bought = 0, again = 0] = [customers[row], second[row]];
    back += again;
    const reason =
      row === begin
        ? again > 0
          ? `second is ${again} on the first day`
          : undefined
        : bought > came
          ? `customers, ${bought}, is more than came on ${first}, ${came}`
          : back > came
            ? `up to it, second adds up to ${back}, and ${came} came on ${first}`
            : bought > back
              ? `customers, ${bought}, is more than second adds up to until then, ${back}`
              : undefined;
    if (reason !== undefined) return { row, reason };
  }
  return undefined;
}
