import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';

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
  'statement-refused': entry<{ database: DatabaseName; reason: string; line: number | null }>({
    severity: 'error',
    message: ({ database, reason, line }) =>
      `${database} refuses ${line === null ? 'the statement' : `line ${line} of the statement`}: ${reason}`,
    advice: () =>
      'Check --table and --column, and that the user may read the table. rapport sql with the same options prints the statement.',
  }),
  'table-unknown': entry<{ table: string; nearest: string }>({
    severity: 'error',
    message: ({ table }) => `there is no table or view "${table}" that the user may see`,
    advice: ({ nearest }) =>
      nearest === ''
        ? 'Name it with --table, with its schema where it has another than the usual one: --table SCHEMA.TABLE.'
        : `Did you mean --table ${nearest}?`,
  }),
  'table-column-unsettled': entry<{ role: 'status' | 'tax' | 'shipping'; header: string }>({
    severity: 'error',
    message: ({ role, header }) =>
      role === 'status'
        ? `"${header}" may say which rows are purchases, and the words that count are not given`
        : `"${header}" looks like ${role}, which a statement does not take off the amount`,
    advice: ({ role, header }) =>
      role === 'status'
        ? `Name the words that count: --column ${columnArgument('status', header)} --status paid,shipped; or --column status=- where every row counts.`
        : `Give --column ${role}=- where the amount is without it, or name a view with --table whose amount is.`,
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
