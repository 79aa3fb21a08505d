import { targetOf } from '../../../input/database/target.ts';
import type { Condition, OptionSpec, TypedOptions } from '../../option.ts';
import { isOfCells } from '../orders/log-options.ts';
import { tableSynonyms } from './table-options.ts';

const group = 'Table in a database';

/** What says how a file is written, or of which lines its orders are made. */
const ofFiles = [
  'source',
  'join',
  'time-zone',
  'amount-per',
  'date-order',
  'date-format',
  'decimal',
  'ids',
  'encoding',
  'delimiter',
  'sheet',
  'rates',
  'rejects',
];

/** What makes customers of rows that are not one each. */
const oneRowEach = {
  any: ['amounts', 'status', 'since', 'until', 'silent-after', 'duplicates', 'cohort-size'],
  settle:
    'A row of the table is a customer: leave it out, or name a view of such rows with --table.',
};

/** What stands in a row of the table. */
const rows = {
  orders: 'a row is an order, never a line of one',
  customers: 'a row is a customer, with the days of start and end or a status, and spend',
} as const;

/**
 * A table in a database in place of files, of a command that reads what a database counts.
 *
 * @param what - what the table has, a row each
 * @param ofSingle - options of the command that ask for single ones
 */
export const connectOptions = (what: keyof typeof rows, ofSingle: readonly Condition[]) =>
  [
    {
      name: 'connect',
      value: 'URL',
      read: targetOf,
      group,
      needs: ['table'],
      excludes: [
        {
          any: ofFiles,
          settle: 'It says how files are read, and a database reads its own tables: leave it out.',
        },
        ...(what === 'customers' ? [oneRowEach] : []),
        ...(ofSingle.length > 0
          ? [
              {
                any: ofSingle,
                settle: `It needs customers or purchases one by one, and the database sends counts: leave it out, or give the ${what === 'orders' ? 'log' : 'list'} as a file.`,
              },
            ]
          : []),
      ],
      help: 'database that has the table, in place of a file: postgres://USER@HOST:PORT/DATABASE, duckdb:FILE or trino://USER@HOST:PORT/CATALOG/SCHEMA; it runs the statement of rapport sql, only reads, and passwords come from the environment',
      synonyms: ['database', 'db', 'dsn', 'connection', 'url', 'host'],
    },
    {
      name: 'table',
      value: 'NAME',
      group,
      needs: ['connect'],
      help: `with --connect: the table, or a view, as the database names it: ${what}, or shop.${what} with its schema; ${rows[what]}`,
      synonyms: tableSynonyms,
    },
  ] as const satisfies readonly OptionSpec[];

export type ConnectOptions = TypedOptions<ReturnType<typeof connectOptions>>;

/** Whether the customers were counted by a database, or are now. */
export const isCounted = (options: ConnectOptions & Parameters<typeof isOfCells>[0]): boolean =>
  options.connect !== undefined || isOfCells(options);
