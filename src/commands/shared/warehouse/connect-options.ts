import { targetOf } from '../../../input/database/target.ts';
import type { OptionSpec, TypedOptions } from '../../option.ts';
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

/** A table in a database in place of files. */
export const connectOptions = [
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
    ],
    help: 'database that has the orders, in place of a file: postgres://USER@HOST:PORT/DATABASE, duckdb:FILE or trino://USER@HOST:PORT/CATALOG/SCHEMA; it runs the statement of rapport sql, only reads, and passwords come from the environment',
    synonyms: ['database', 'db', 'dsn', 'connection', 'url', 'host'],
  },
  {
    name: 'table',
    value: 'NAME',
    group,
    needs: ['connect'],
    help: 'with --connect: the table, or a view, as the database names it: orders, or shop.orders with its schema; a row is an order, never a line of one',
    synonyms: tableSynonyms,
  },
] as const satisfies readonly OptionSpec[];

export type ConnectOptions = TypedOptions<typeof connectOptions>;
