import type { TrinoTarget } from '../../input/database/target.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Environment } from './postgres.ts';
import {
  lineWithin,
  quotedName,
  quotedText,
  refuseWriting,
  type Session,
  statementRefused,
  type TakeRow,
  within,
} from './session.ts';
import { tableUnknown } from './table-unknown.ts';
import { type TrinoPage, TrinoRequests } from './trino-requests.ts';

const database = 'Trino';

/**
 * A session of Trino, by its protocol: a statement is posted, and its answer fetched page by page, each with the
 * address of the next. Trino makes the next page only when it is fetched.
 *
 * @param pause - milliseconds before a request is repeated for the first time
 * @throws {Refusal} a password would be sent without TLS
 * @see Trino documentation, "Trino client REST API"
 */
export async function trinoSession(
  target: TrinoTarget,
  environment: Environment,
  pause?: number,
): Promise<Session> {
  const requests = new TrinoRequests(target, environment, pause);
  /** The address of the next page of the statement that runs. */
  let next: string | undefined;

  const run = async (whole: string, sql: string, take: TakeRow): Promise<readonly string[]> => {
    refuseWriting(whole);
    let names: readonly string[] | undefined;
    let page = await requests.post(whole);
    for (;;) {
      next = page.nextUri;
      if (page.error !== undefined) throw asRefusal(page.error, sql);
      names ??= page.columns?.map(({ name }) => name);
      for (const row of page.data ?? []) take(row.map((cell) => String(cell ?? '')));
      if (next === undefined) break;
      page = await requests.get(next);
    }
    // A statement that ended well has named its columns.
    if (names === undefined)
      throw new Refusal(
        problem('answer-cut-short', { database, reason: 'there are no columns', cause: 'lost' }),
      );
    return names;
  };
  const rowsOf = async (sql: string): Promise<string[][]> => {
    const rows: string[][] = [];
    await run(sql, sql, (cells) => rows.push([...cells]));
    return rows;
  };
  const end = async (): Promise<void> => {
    const address = next;
    next = undefined;
    if (address !== undefined) await requests.delete(address);
  };

  return {
    database,
    describe: async (sql) => await run(within('SELECT *', sql, ' LIMIT 0'), sql, () => {}),
    run: async (sql, names, take) => {
      // As texts: whole numbers of more than 53 bits would lose digits in JSON.
      const texts = names.map((name) => `CAST(${quotedName([name])} AS VARCHAR)`).join(', ');
      await run(within(`SELECT ${texts}`, sql), sql, take);
    },
    columns: async (table) => {
      const [name = '', schema = target.schema, catalog = target.catalog] = [...table].reverse();
      if (schema === undefined || catalog === undefined) return undefined;
      const from = (view: string) => `FROM ${quotedName([catalog])}.information_schema.${view}`;
      const inSchema = `WHERE table_schema = ${quotedText(schema.toLowerCase())}`;
      const types = await rowsOf(
        `SELECT column_name, data_type ${from('columns')} ${inSchema} AND table_name = ${quotedText(name.toLowerCase())} ORDER BY ordinal_position`,
      );
      if (types.length > 0)
        return types.map(([column = '', type = '']) => ({ name: column, type }));
      const names = await rowsOf(
        `SELECT table_schema, table_name, 'true' ${from('tables')} ${inSchema} ORDER BY 2 LIMIT 10000`,
      );
      throw tableUnknown(table, names);
    },
    cancel: end,
    // What remains is of no use to anyone: that it cannot be reached either changes nothing.
    close: () => end().catch(() => undefined),
  };
}

/** What Trino calls an error of the catalogue or the schema, which the URL names. */
const ofTheUrl = [
  'CATALOG_NOT_FOUND',
  'MISSING_CATALOG_NAME',
  'SCHEMA_NOT_FOUND',
  'MISSING_SCHEMA_NAME',
];

/** Values that stand in the table, and not the statement. */
const ofValues = ['INVALID_CAST_ARGUMENT', 'NUMERIC_VALUE_OUT_OF_RANGE'];

function asRefusal(error: NonNullable<TrinoPage['error']>, sql: string): Refusal {
  const { errorName = '', errorType = '', errorLocation } = error;
  const message = error.message ?? errorName;
  // "line 3:8: Column 'amuont' cannot be resolved": of the whole statement, which is not the user's.
  const reason = message.replace(/^line \d+:\d+: /, '');
  if (ofTheUrl.includes(errorName))
    return new Refusal(problem('connection-failed', { database, reason, cause: 'catalog' }));
  if (errorType === 'USER_ERROR' && errorName !== 'USER_CANCELED')
    return statementRefused(
      database,
      {
        reason,
        line: errorLocation === undefined ? null : lineWithin(errorLocation.lineNumber),
        ofValue: ofValues.includes(errorName),
      },
      sql,
    );
  return new Refusal(problem('answer-cut-short', { database, reason, cause: 'stopped' }));
}
