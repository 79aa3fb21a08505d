import { existsSync } from 'node:fs';
import type { Client, ClientConfig, DatabaseError } from 'pg';
import type { PostgresTarget } from '../../input/database/target.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type PasswordPlace, postgresPassword } from './postgres-password.ts';
import { tlsAttempts } from './postgres-tls.ts';
import {
  lineWithin,
  quotedName,
  type Session,
  statementRefused,
  type TakeRow,
  within,
} from './session.ts';
import { tableUnknown } from './table-unknown.ts';

export type Pg = typeof import('pg');

/** PostgreSQL's driver; undefined where it is not installed or does not load. */
export async function loadedPg(): Promise<Pg | undefined> {
  try {
    return await import('pg');
  } catch {
    return undefined;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

const database = 'PostgreSQL';

/** Every value as the text that PostgreSQL sends. */
const asTexts = { getTypeParser: () => (text: string) => text };

const secondsToConnect = 30;
const secondsToCancel = 5;

/**
 * A session that reads only, of one moment of the database: its statements see no rows that come while they run.
 *
 * @param environment - where libpq's variables are: PGHOST, PGUSER, PGPASSWORD, PGSSLMODE and so on
 * @throws {Refusal} the server cannot be reached, or does not let the user in
 */
export async function postgresSession(
  pg: Pg,
  target: PostgresTarget,
  environment: Environment,
): Promise<Session> {
  const { client, config } = await connected(pg, configsOf(target, environment));
  // Without a listener the loss of an idle connection would end the program; the next query reports it.
  client.on('error', () => {});
  const rowsOf = async (sql: string, values: readonly unknown[] = []): Promise<string[][]> => {
    const query = { text: sql, values: [...values], rowMode: 'array' as const, types: asTexts };
    return (await client.query<(string | null)[]>(query as never)).rows as unknown as string[][];
  };
  try {
    for (const setting of settings) await client.query(setting);
    await endWithProgram(client);
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  } catch (error) {
    await client.end();
    throw connectionFailed(error);
  }
  const [[backend = ''] = []] = await rowsOf('SELECT pg_backend_pid()::text');
  let running = false;

  const cancel = async (): Promise<void> => {
    if (!running) return;
    const other = new pg.Client({
      ...config,
      connectionTimeoutMillis: 1000 * secondsToCancel,
      query_timeout: 1000 * secondsToCancel,
    });
    other.on('error', () => {});
    await other.connect();
    await other.query('SELECT pg_cancel_backend($1::int)', [backend]).finally(() => other.end());
  };

  return {
    database,
    describe: async (sql) => {
      const whole = within('SELECT *', sql, ' LIMIT 0');
      const found = await client
        .query({ text: whole, rowMode: 'array' })
        .catch((error: unknown) => {
          throw asRefusal(error, sql, whole);
        });
      return found.fields.map(({ name }) => name);
    },
    run: async (sql, _names, take) => {
      const whole = within('SELECT *', sql);
      running = true;
      try {
        await streamed(pg, client, whole, take);
      } catch (error) {
        if (error instanceof TakingFailed) throw error.reason;
        running = false;
        throw asRefusal(error, sql, whole);
      }
      running = false;
    },
    columns: async (table) => {
      const name = quotedName(table);
      const types = await rowsOf(columnsOfTable, [name]);
      if (types.length > 0)
        return types.map(([column = '', type = '']) => ({ name: column, type }));
      const names = await rowsOf(tablesToSee);
      throw tableUnknown(table, names);
    },
    cancel,
    close: async () => {
      // A connection that is only cut would be noticed when the next row is sent, which may be long after.
      if (running) await cancel().catch(() => undefined);
      await client.end();
    },
  };
}

/** What the texts of an answer, and quotes in a statement, depend on. */
const settings = [
  "SET TIME ZONE 'UTC'",
  "SET DateStyle TO 'ISO, YMD'",
  'SET standard_conforming_strings TO on',
];

/**
 * Has the server end a statement soon after this program has ended without a word. Servers before PostgreSQL 14 do not
 * know it, and some systems do not have it; there it ends when the next row is sent.
 */
async function endWithProgram(client: Client): Promise<void> {
  const name = 'client_connection_check_interval';
  const set = `SELECT set_config(name, '2s', false) FROM pg_settings WHERE name = '${name}'`;
  await client.query(set).catch((error: unknown) => {
    if (!isDatabaseError(error)) throw error;
  });
}

/** A row was refused by its taker. */
class TakingFailed extends Error {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super('a row was refused');
    this.reason = reason;
  }
}

/** Hands over the rows as they arrive: the next are read from the connection when these have been taken. */
function streamed(pg: Pg, client: Client, sql: string, take: TakeRow): Promise<void> {
  return new Promise((done, fail) => {
    const query = new pg.Query<(string | null)[]>({
      text: sql,
      rowMode: 'array',
      types: asTexts,
    } as never);
    let failed = false;
    query.on('row', (cells) => {
      if (failed) return;
      try {
        take(cells.map((cell) => cell ?? ''));
      } catch (error) {
        failed = true;
        fail(new TakingFailed(error));
      }
    });
    query.on('error', fail);
    query.on('end', () => done());
    client.query(query);
  });
}

/** Finds a table as a statement would find it, by the search path; views, partitions and foreign tables too. */
const columnsOfTable = `
SELECT attname::text, format_type(COALESCE(NULLIF(t.typbasetype, 0), a.atttypid), NULL)
FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum`;

const tablesToSee = `
SELECT n.nspname::text, c.relname::text, pg_table_is_visible(c.oid)::text
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND has_schema_privilege(n.oid, 'USAGE')
ORDER BY 3 DESC, 1, 2 LIMIT 10000`;

type Config = ClientConfig & { readonly ssl: ClientConfig['ssl'] };

/** How to connect: what is tried first, and what if the server knows no TLS. */
function configsOf(target: PostgresTarget, environment: Environment): readonly Config[] {
  const { user, database, host, port } = placeOf(target, environment);
  const place: PasswordPlace = { user, database, host, port };
  const seconds = Number(environment['PGCONNECT_TIMEOUT']) || secondsToConnect;
  const common = {
    user,
    database,
    host,
    port,
    application_name: 'rapport',
    connectionTimeoutMillis: 1000 * seconds,
    // Asked for only where the server asks.
    password: () => postgresPassword(place, environment),
  };
  // A socket of this machine is never encrypted.
  const attempts = host.startsWith('/') ? ([false] as const) : tlsAttempts(target.tls, environment);
  return attempts.map((ssl) => ({ ...common, ssl }));
}

/** Where the server is, as libpq finds it: by the URL, else the environment, else a socket of this machine. */
function placeOf(target: PostgresTarget, environment: Environment) {
  const port = target.port ?? (Number(environment['PGPORT']) || 5432);
  const user = target.user ?? environment['PGUSER'] ?? environment['USER'] ?? 'postgres';
  const sockets = ['/var/run/postgresql', '/tmp'];
  const socket = sockets.find((folder) => existsSync(`${folder}/.s.PGSQL.${port}`));
  return {
    user,
    port,
    host: target.host ?? environment['PGHOST'] ?? socket ?? 'localhost',
    database: target.database ?? environment['PGDATABASE'] ?? user,
  };
}

async function connected(pg: Pg, [config, ...others]: readonly Config[]) {
  if (config === undefined) throw new RangeError('there is no way to connect');
  const client = new pg.Client(config);
  try {
    await client.connect();
    return { client, config };
  } catch (error) {
    if (others.length > 0 && /does not support SSL/.test(wordsOf(error)))
      return await connected(pg, others);
    throw connectionFailed(error);
  }
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'severity' in error && 'code' in error;

const wordsOf = (error: unknown): string => {
  // Of several addresses of a host, each has failed in its own way.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return first instanceof Error ? first.message : String(first);
};

function connectionFailed(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const reason = wordsOf(error);
  const cause = isDatabaseError(error)
    ? /^28/.test(error.code ?? '')
      ? 'password'
      : 'database'
    : /SSL|TLS|certificate|altnames/i.test(reason)
      ? 'tls'
      : /password/i.test(reason)
        ? 'password'
        : 'unreachable';
  return new Refusal(problem('connection-failed', { database, reason, cause }));
}

/** Data that are no number of the type, or too large for it; "cannot convert NaN to bigint" has the code of what is not supported. */
const isOfValue = ({ code = '', message }: DatabaseError): boolean =>
  code === '22003' || (code === '0A000' && /\b(?:NaN|infinity)\b/i.test(message));

/** An error of a statement: the server refuses it, or ends it, or the connection is lost. */
function asRefusal(error: unknown, sql: string, whole: string): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) throw error;
  const reason = error.message;
  if (!isDatabaseError(error))
    return new Refusal(problem('answer-cut-short', { database, reason, cause: 'lost' }));
  // Operator intervention, lack of resources, conflicts with others, and errors of the system.
  if (/^(57|53|40|58|08|XX)/.test(error.code ?? ''))
    return new Refusal(problem('answer-cut-short', { database, reason, cause: 'stopped' }));
  const { position } = error;
  const line =
    position === undefined
      ? null
      : lineWithin(
          [...whole].slice(0, Number(position) - 1).filter((sign) => sign === '\n').length + 1,
        );
  return statementRefused(
    database,
    { reason: hinted(error), line, ofValue: isOfValue(error) },
    sql,
  );
}

const hinted = ({ message, hint }: DatabaseError): string =>
  hint === undefined ? message : `${message} (${hint.replace(/\.$/, '')})`;
