import { csvText } from '../../../sql/testing/csv-text.ts';

/** An order of a log: a refund where the amount is below 0. */
export interface WrittenOrder {
  readonly customer: string;
  /** "2024-05-17" */
  readonly date: string;
  /** In ten-thousandths of the currency. */
  readonly amount: number;
  readonly channel: string;
}

interface Bought {
  orders: number;
  amount: number;
  channel: string;
}

/** The log as CSV. */
export const logText = (orders: readonly WrittenOrder[]): string =>
  csvText([
    ['customer', 'date', 'amount', 'channel'],
    ...orders.map(({ customer, date, amount, channel }) => [
      customer,
      date,
      (amount / 10_000).toFixed(4),
      channel,
    ]),
  ]);

const headers = [
  'part',
  'channel',
  'first_day',
  'day',
  'customers',
  'second',
  'orders',
  'amount',
  'first_month',
  'previous_month',
  'month',
  'reason',
  'answer_rows',
  'until',
  'refunds',
  'gross',
] as const;

export type CountedRow = { [Header in (typeof headers)[number]]?: string | number };

/** Such rows as CSV; those that a kind does not have are blank. */
export function rowsText(rows: readonly CountedRow[], bySegment = false): string {
  const shown = headers.filter((header) => bySegment || header !== 'channel');
  const cell = (value: string | number | undefined) => (value === undefined ? null : `${value}`);
  return csvText([shown, ...rows.map((row) => shown.map((header) => cell(row[header])))]);
}

/**
 * What a database answers to `rapport sql cohorts` about a log, counted here by plain loops: customers by first day and
 * day, and by the months in which they bought one after another.
 *
 * @param bySegment - whether rows are of a channel too: that of the first day, the one that sorts first
 */
export function countedRows(
  orders: readonly WrittenOrder[],
  until: string,
  bySegment = false,
): readonly CountedRow[] {
  const customers = new Map<string, Map<string, Bought>>();
  let counted = 0;
  let [refunds, guests, unmatched] = [0, 0, 0];
  for (const { customer, date, amount, channel } of orders) {
    if (customer === '') guests += 1;
    if (customer === '' || amount < 0) continue;
    const days = customers.get(customer) ?? new Map<string, Bought>();
    customers.set(customer, days);
    const day = days.get(date) ?? { orders: 0, amount: 0, channel };
    days.set(date, {
      orders: day.orders + 1,
      amount: day.amount + amount,
      channel: [channel, day.channel].sort()[0] ?? '',
    });
    counted += 1;
  }
  for (const { customer, date, amount } of orders) {
    if (customer === '' || amount >= 0) continue;
    const days = customers.get(customer);
    const [latest] = [...(days?.keys() ?? [])]
      .filter((day) => day <= date)
      .sort()
      .reverse();
    const bought = days?.get(latest ?? '');
    if (bought === undefined) unmatched += 1;
    else {
      bought.amount += amount;
      refunds += 1;
    }
  }
  const ages = new Map<string, CountedRow>();
  const moves = new Map<string, CountedRow>();
  for (const days of customers.values()) {
    const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
    const [[first, { channel }] = ['', { channel: '' }]] = sorted;
    const segment = bySegment ? { channel } : {};
    const firstMonth = first.slice(0, 7);
    let before = '';
    for (const [place, [day, { orders: many, amount }]] of sorted.entries()) {
      const sums = { customers: 1, second: Number(place === 1), orders: many, amount };
      add(ages, { part: 'age', ...segment, first_day: first, day }, sums);
      const month = day.slice(0, 7);
      const move = { first_month: firstMonth, previous_month: before, month };
      if (month !== before) add(moves, { part: 'move', ...segment, ...move }, { customers: 1 });
      before = month;
    }
  }
  const aside = [
    { part: 'set_aside', reason: 'order-guest', orders: guests },
    { part: 'set_aside', reason: 'refund-unmatched', orders: unmatched },
  ].filter((row) => row.orders > 0);
  const rows = [...ages.values(), ...moves.values(), ...aside];
  const counts = { orders: counted, refunds, until, gross: 0, answer_rows: rows.length };
  return [...rows, { part: 'total', ...counts }];
}

function add(
  rows: Map<string, CountedRow>,
  key: CountedRow,
  figures: Readonly<Record<string, number>>,
): void {
  const name = JSON.stringify(key);
  const row: Record<string, string | number> = rows.get(name) ?? { ...key };
  for (const [figure, value] of Object.entries(figures))
    row[figure] = Number(row[figure] ?? 0) + value;
  rows.set(name, row);
}
