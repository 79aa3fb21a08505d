import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

/** The databases that are connected to, by the names that their makers give them. */
export type DatabaseName = 'DuckDB' | 'PostgreSQL' | 'Trino';

const urls =
  'postgres://USER@HOST:PORT/DATABASE, duckdb:FILE or trino://USER@HOST:PORT/CATALOG/SCHEMA';

const failedAdvice = {
  unreachable: 'Check the host and the port of --connect, and that the database runs.',
  password:
    'Check the user of --connect and the password: PGPASSWORD, PGPASSFILE or ~/.pgpass for PostgreSQL, TRINO_PASSWORD for Trino.',
  tls: 'Check how --connect asks for TLS: sslmode and sslrootcert for PostgreSQL, trino:// or trino+https:// for Trino; NODE_EXTRA_CA_CERTS names a file of more certificates to trust.',
  database: 'Check the database that --connect names, and that the user may connect to it.',
  catalog:
    'Check the catalog and the schema: --connect trino://HOST:PORT/CATALOG/SCHEMA; --table SCHEMA.TABLE and CATALOG.SCHEMA.TABLE name others.',
  plain:
    'Connect with TLS, trino+https://HOST:PORT/CATALOG/SCHEMA, or take TRINO_PASSWORD out of the environment where no password is asked for.',
  locked: 'Close the program that has the file open to write, or copy the file.',
  file: 'Name a file that DuckDB has written, and that this version of DuckDB can read.',
} as const;

const cutShortAdvice = {
  lost: 'Nothing was written. Run the command again.',
  stopped:
    'Nothing was written. Run the command again, or ask who runs the database for more time or memory.',
} as const;

const amountWithout = (role: string) => () =>
  `Give --column ${role}=- where the amount is without it, or name a view with --table whose amount is.`;

/** What a column may be that a reader of files would use, and a statement does not, by its role. */
const unsettledWords = {
  status: {
    is: 'may say which rows are purchases, and the words that count are not given',
    settle: (header: string) =>
      `Name the words that count: --column ${columnArgument('status', header)} --status paid,shipped; or --column status=- where every row counts.`,
  },
  // The same where the words are given.
  statusUnnamed: {
    is: 'may have the words of --status, and is not named',
    settle: (header: string) =>
      `Name the column too: --column ${columnArgument('status', header)}; or leave out --status and give --column status=- where every row counts.`,
  },
  tax: {
    is: 'looks like tax, which a statement does not take off the amount',
    settle: amountWithout('tax'),
  },
  shipping: {
    is: 'looks like shipping, which a statement does not take off the amount',
    settle: amountWithout('shipping'),
  },
  currency: {
    is: 'may say that amounts are in several currencies, and a statement adds them up',
    settle: () =>
      'Give --column currency=- where all are in one, or name a view with --table that has the rows of one.',
  },
  tenure: {
    is: 'looks like how long customers stayed, and a statement counts their days of start and end',
    settle: () => 'Give --column tenure=- to go by the days.',
  },
  trial: {
    is: 'looks like the end of a trial, which pays nothing, and a statement does not know trials',
    settle: () =>
      'Give --column trial=- where the start is the first day that is paid, or name a view with --table whose start is.',
  },
  last: {
    is: 'looks like the last activity of customers, and a statement knows only when they left',
    settle: (header: string) =>
      `Give --column ${columnArgument('end', header)} to take it as the day on which they left, or --column last=- to leave it out.`,
  },
  interval: {
    is: 'says row by row what the spend covers, and a statement adds the spend of rows up',
    settle: () =>
      'Give the period with --column spend=HEADER:mo where it is that of all rows, or name a view with --table whose spend is of a month.',
  },
  quantity: {
    is: 'may be a number by which the spend of a row is multiplied, which a statement does not do',
    settle: () =>
      'Give --column quantity=- where the spend is of all units, or name a view with --table whose spend is.',
  },
} as const;

export const databases = {
  'connection-url': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `--connect is not the URL of a database: ${reason}`,
    advice: () => `Write it as ${urls}.`,
  }),
  'connection-secret': entry<{ settle: string }>({
    severity: 'error',
    message: () =>
      'the URL of --connect holds a password, which the history of the shell and the list of running programs show to others',
    advice: ({ settle }) => `Leave it out, and change the password. ${settle}`,
  }),
  'connection-failed': entry<{
    database: DatabaseName;
    reason: string;
    cause: keyof typeof failedAdvice;
  }>({
    severity: 'error',
    message: ({ database, reason }) => `${database} cannot be connected to: ${reason}`,
    advice: ({ cause }) => failedAdvice[cause],
  }),
  'answer-cut-short': entry<{
    database: DatabaseName;
    reason: string;
    cause: keyof typeof cutShortAdvice;
  }>({
    severity: 'error',
    message: ({ database, reason }) => `the answer of ${database} ended early: ${reason}`,
    advice: ({ cause }) => cutShortAdvice[cause],
  }),
  'statement-refused': entry<{
    database: DatabaseName;
    reason: string;
    /** Whether it is about one line, which is the excerpt: `rapport sql` prints it under another number. */
    isLine: boolean;
    /** Whether a value in the table cannot be converted, and not the statement be understood or allowed. */
    ofValue?: boolean;
  }>({
    severity: 'error',
    message: ({ database, reason, isLine }) =>
      `${database} refuses ${isLine ? 'this line of the statement' : 'the statement'}: ${reason}`,
    advice: ({ ofValue = false }) =>
      ofValue
        ? 'A row of the table has a value that cannot be added up: in the column of amounts (or refunded, or spend) NaN, infinity, or more than 14 digits before the point. Name a view with --table that leaves such rows out: WHERE amount BETWEEN -1e14 AND 1e14.'
        : 'Check --table and --column, and that the user may read the table and every column that is asked for. rapport sql with the same options prints the statement.',
  }),
  'table-unknown': entry<{ table: string; nearest: string }>({
    severity: 'error',
    message: ({ table }) => `there is no table or view "${table}" that the user may see`,
    advice: ({ nearest }) =>
      nearest === ''
        ? 'Name it with --table, with its schema where it has another than the usual one: --table SCHEMA.TABLE.'
        : `Did you mean --table ${nearest}?`,
  }),
  'table-column-unsettled': entry<{ role: keyof typeof unsettledWords; header: string }>({
    severity: 'error',
    message: ({ role, header }) => `"${header}" ${unsettledWords[role].is}`,
    advice: ({ role, header }) => unsettledWords[role].settle(header),
  }),
  'table-customers-repeated': entry<{ customers: number; id: string; header: string }>({
    severity: 'error',
    message: ({ customers, id, header }) =>
      `${numberOf(customers, 'customer has', 'customers have')} several rows by "${header}", ${id} among them, and a statement counts every row as a customer`,
    advice: () =>
      'Name a view with --table that has one row for each customer, or give --column id=- where every row is one.',
  }),
  'table-customers-unnamed': entry<{ rows: number; header: string }>({
    severity: 'error',
    message: ({ rows, header }) =>
      `${numberOf(rows, 'row has', 'rows have')} no id in "${header}", and a statement counts every row as a customer`,
    advice: () =>
      'Name a view with --table that leaves these rows out, or give --column id=- where every row is one.',
  }),
  'table-orders-repeated': entry<{ orders: number; number: string; header: string }>({
    severity: 'error',
    message: ({ orders, number, header }) =>
      `${numberOf(orders, 'order has', 'orders have')} several rows by "${header}", ${number} among them, and a statement counts every row as an order with an amount of its own`,
    advice: () =>
      'Name a view with --table that has one row for each order, or give --column order=- where every row is one.',
  }),
  'column-type-unfit': entry<{
    role: string;
    header: string;
    type: string;
    needs: string;
  }>({
    severity: 'error',
    message: ({ role, header, type, needs }) =>
      `"${header}", the ${role}, is of the type ${type}, and not ${needs}`,
    advice: ({ role }) =>
      `Name another column with --column ${role}=HEADER, or a view with --table that converts it.`,
  }),
};
