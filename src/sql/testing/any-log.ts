import fc from 'fast-check';
import { csvText } from './csv-text.ts';

/** For tests: a row of a log of orders, as text; null where a database has NULL, and a file an empty cell. */
export interface LogRow {
  readonly customer: string | null;
  readonly day: string | null;
  readonly amount: string | null;
  readonly paidBack: string | null;
  readonly channel: string | null;
  readonly status: string | null;
}

export const logColumns = ['customer', 'day', 'amount', 'paid back', 'channel', 'status'] as const;

export const cellsOf = (row: LogRow): readonly (string | null)[] => [
  row.customer,
  row.day,
  row.amount,
  row.paidBack,
  row.channel,
  row.status,
];

/** The same as a file of text. */
export const csvOf = (rows: readonly LogRow[]): string =>
  csvText([logColumns, ...rows.map(cellsOf)]);

const days = [
  ...['2023-12-30', '2023-12-31', '2024-01-01', '2024-01-02', '2024-01-31', '2024-02-01'],
  ...['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01', '2024-04-30'],
];

/** Days on which `anyRow` has orders and that no option leaves out. */
export const [since, split, until] = ['2024-01-01', '2024-02-28', '2024-04-01'] as const;

/** Few customers and days, so that they meet: same days, refunds before and after, ties of labels, blanks of all kinds. */
export const anyRow: fc.Arbitrary<LogRow> = fc.record({
  customer: fc.constantFrom(
    ...['A', ' A', 'a', 'B', 'C ', 'x@y.de', 'X@Y.de', 'x@@y', 'X y@z', '007', '7', '7.0'],
    ...[null, '', '  ', 'NULL', 'n/a'],
  ),
  day: fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...days) }, fc.constant(null)),
  amount: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -400, max: 2000 }).map((n) => (n / 100).toFixed(2)) },
    { weight: 5, arbitrary: fc.integer({ min: -300, max: 900 }).map((n) => `${n}`) },
    fc.integer({ min: -3000, max: 90_000 }).map((n) => (n / 1000).toFixed(3)),
    fc.integer({ min: -20_000, max: 900_000 }).map((n) => (n / 10_000).toFixed(4)),
    fc.constantFrom('0', '0.00', null),
  ),
  paidBack: fc.constantFrom(null, null, '0', '1.5', '-0.25', '30'),
  channel: fc.constantFrom('web', ' web', 'shop', 'Shop', 'élan', '', null, "O'Hare"),
  status: fc.constantFrom('Paid', 'paid', ' PAID ', 'On hold', 'void', 'Foo', '', null),
});

/** A row that counts, so that a file has what an option names. */
export const surely: LogRow = {
  customer: 'A',
  day: '2024-01-31',
  amount: '5.00',
  paidBack: '0.5',
  channel: 'web',
  status: 'Paid',
};
