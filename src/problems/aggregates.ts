import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

/** What clients print where no option asks for CSV. */
const clientForms = {
  drawn: 'a table for people, with lines drawn between its cells',
  bare: 'the rows without their headers',
  words: 'words of its own among the rows',
} as const;

/** What is wrong with the answer of a database to a statement of `rapport sql`. */
export const aggregates = {
  'answer-incomplete': entry<{ rows: number; expected: number | null }>({
    severity: 'error',
    message: ({ rows, expected }) =>
      expected === null
        ? `the answer of the database is not complete: ${rows} rows, and not the one that says how many there are (part total)`
        : `the answer of the database is not complete: it has ${rows} rows, and says that it has ${expected}`,
    advice: () =>
      'Run the statement again, and pass on everything that it prints; a limit of rows in the client would cut it.',
  }),
  'answer-not-csv': entry<{ form: keyof typeof clientForms }>({
    severity: 'error',
    message: ({ form }) =>
      `this is not CSV: the client of the database printed ${clientForms[form]}`,
    advice: () =>
      'Have it print CSV with headers and nothing else: psql -X --csv, duckdb -csv, trino --output-format CSV_HEADER, clickhouse-client --format CSVWithNames. The first lines of the statement have the line that runs it.',
  }),
  'answer-several': entry<{ answers: number }>({
    severity: 'error',
    message: ({ answers }) => `${answers} answers of a database follow one another`,
    advice: () =>
      'Give the answer to one statement: to read several tables as one, put them together in the database.',
  }),
  'answer-part-unknown': entry<{ part: string; known: string }>({
    severity: 'error',
    message: ({ part, known }) =>
      `rows of the kind "${part}" are not known here; this command reads ${known}`,
    advice: () => 'Give the answer to the statement that rapport sql prints for this command.',
  }),
  'answer-impossible': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `no table of orders or customers gives such a row: ${reason}`,
    advice: () =>
      'Run the statement as rapport sql prints it; where it was changed, the sums no longer fit one another.',
  }),
  'answer-day-placeholder': entry<{
    day: string;
    /** The first and the last of the other days; null where there is none. */
    others: { first: string; last: string } | null;
  }>({
    severity: 'error',
    message: ({ day }) =>
      `the table has orders of ${day}, which is what programs write where they have no date`,
    advice: ({ day, others }) => {
      if (others === null) return 'Name another column with --column date=, to rapport sql too.';
      const { first, last } = others;
      const leaves = day < first ? `--since ${first}` : `--until ${last}`;
      return `Give ${leaves}, to rapport sql or with --connect, to leave them out; or name a view that has their days.`;
    },
  }),
  'answer-empty': entry<{
    aside: string;
    /** Customers whose rows --least left out. */
    dropped?: number;
  }>({
    severity: 'error',
    message: ({ aside, dropped = 0 }) =>
      dropped > 0
        ? `nothing is left to forecast: no row stands for as many customers as --least of rapport sql asks for, so ${dropped === 1 ? 'the only customer is' : `all ${dropped} customers are`} left out`
        : aside === ''
          ? 'the table in the database has no rows'
          : `no row of the table in the database counts: ${aside}`,
    advice: ({ dropped = 0 }) =>
      dropped > 0
        ? 'Give rapport sql forecast a smaller --least, or leave it out, where rows of fewer customers may leave the database.'
        : 'Check --table, --column, --status, --where, --since and --until of rapport sql, or of the command with --connect.',
  }),
  'order-outside-where': entry<{ orders: number }>({
    severity: 'note',
    message: ({ orders }) =>
      `${numberOf(orders, 'order or refund', 'orders and refunds')} of customers that --where of rapport sql leaves out ${orders === 1 ? 'is' : 'are'} set aside`,
    advice: () => 'Nothing to do; a statement without --where counts all customers.',
  }),
  'cells-dropped': entry<{
    customers: number;
    ofCustomers: number;
    orders: number;
    ofOrders: number;
    spend: boolean;
  }>({
    severity: 'warning',
    message: ({ customers, ofCustomers, orders, ofOrders, spend }) =>
      `the database left out the rows of few customers (--least): ${customers} of ${ofCustomers} customers and ${orders} of ${ofOrders} orders are missing, so that this is no forecast of all; no season is looked for, and there is no backtest${spend ? '; a purchase is expected to be worth the mean of all' : ''}`,
    advice: () =>
      'Leave out --least, or take a smaller number, where the rows may stay as they are.',
  }),
  'answer-column-missing': entry<{ column: string }>({
    severity: 'error',
    message: ({ column }) => `the answer of the database has no column ${column}`,
    advice: () =>
      'Run the statement that rapport sql prints for this command, with the column of your table that it needs.',
  }),
  'answer-unnamed': entry({
    severity: 'error',
    message: () => 'this is the answer of a database to a statement of rapport sql',
    advice: () =>
      'Give it with --source cells to the command that the first lines of the statement name: rapport forecast, cohorts, retention or value.',
  }),
};
