import type { ColumnChoice } from '../../../input/customer-request.ts';
import type { Connection, TableColumn } from '../../../input/database/connection.ts';
import { spanText } from '../../../input/headers/time-span.ts';
import type { OpenedFile } from '../../../input/layout/open-file.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { QueryName } from '../../../sql/query-names.ts';
import type { World } from '../../command.ts';
import type { TypedOptions } from '../../option.ts';
import { currencyOption, oneCurrency } from '../economics/currency.ts';
import type { orderFileOptions } from '../orders/request.ts';
import type { ConnectOptions } from './connect-options.ts';
import { statementAsked } from './statement-asked.ts';
import type { TableOptions } from './table-options.ts';

/** The options that name a table, and its columns. */
export type ConnectedOptions = ConnectOptions &
  Pick<TypedOptions<typeof orderFileOptions>, 'column'> &
  Partial<Pick<TypedOptions<typeof orderFileOptions>, 'currency' | 'memory'>>;

/** What is asked of a table, whose name and dialect are those of the connection. */
export interface AskedOfTable extends Omit<TableOptions, 'dialect' | 'table'> {
  /** The currency that the name of the column of amounts has. */
  readonly currency: string | undefined;
  /** The column of the numbers of orders, or of the ids of customers, where the table has one: a row of each is one. */
  readonly order?: string | undefined;
  readonly id?: string | undefined;
}

/** What holds of an answer in place of options that are said of its table. */
interface AnswerOptions {
  /** The columns of the table are not those of the answer. */
  readonly column: readonly [];
  readonly currency?: string;
}

/** A table in a database, whose columns are known. */
export interface ConnectedTable<A extends AskedOfTable = AskedOfTable> {
  /** "orders at shop (postgres)". */
  readonly name: string;
  /** What is asked of it, as the options and its columns say. */
  readonly asked: A & Pick<TableOptions, 'dialect' | 'table'>;
  readonly ofAnswer: AnswerOptions;
  /** What the database answers to a small statement. */
  readonly rows: (lines: readonly string[]) => Promise<readonly (readonly string[])[]>;
  /**
   * What it answers to the statement of a command.
   *
   * @param more - what is asked besides
   */
  readonly answer: (query: QueryName, more?: Partial<AskedOfTable>) => Promise<OpenedFile>;
}

/**
 * Connects to the table that the options name, and does something with it; then the connection is closed.
 *
 * @param askedOf - what is asked of the table, which has a name for messages; its columns are undefined where the
 *   catalogue does not tell which there are
 * @throws {Refusal} the database or the table cannot be used, or its amounts are in another currency than an option says
 */
export async function withTable<A extends AskedOfTable, T>(
  options: ConnectedOptions,
  askedOf: (name: string, columns: readonly TableColumn[] | undefined) => A,
  world: World,
  use: (table: ConnectedTable<A>) => Promise<T>,
): Promise<T> {
  const { connect: target, memory } = options;
  if (target === undefined) throw new RangeError('no database');
  if (world.connect === undefined) {
    const facts = { option: '--connect', command: 'check', usedBy: 'commands that people run' };
    throw new Refusal(problem('option-unused', facts));
  }
  const connection = await world.connect(target, memory, world);
  try {
    return await use(await connectedTable(connection, options, askedOf));
  } finally {
    await connection.close();
  }
}

async function connectedTable<A extends AskedOfTable>(
  connection: Connection,
  options: ConnectedOptions,
  askedOf: (name: string, columns: readonly TableColumn[] | undefined) => A,
): Promise<ConnectedTable<A>> {
  const { dialect } = connection;
  const { table = '' } = options;
  const name = `${table} at ${connection.name}`;
  const asked = { ...askedOf(name, await connection.columns(table.split('.'))), dialect, table };
  const named = { currency: asked.currency ?? null, where: name };
  const currency = oneCurrency([currencyOption(options), named]);
  return {
    name,
    asked,
    ofAnswer: { column: [], ...(currency !== null && { currency }) },
    rows: (lines) => connection.runRows(lines.join('\n')),
    answer: async (query, more = {}) => {
      const askedBy = `${query === 'summary' ? 'forecast' : query} --connect`;
      const { lines } = statementAsked(query, { ...asked, ...more, askedBy });
      const opened = await connection.answer(lines.join('\n'), table);
      return { ...opened, columns: columnsRead(asked) };
    },
  };
}

/** Which columns a statement computes from, found by their names or named by options, and which tells rows apart. */
function columnsRead({ column, order, id }: AskedOfTable): Record<string, string> {
  const chosen = column.flatMap(([name, choice]) => {
    if (choice === 'none') return [];
    const { unit } = choice;
    const per = unit === undefined ? '' : `:${typeof unit === 'string' ? unit : spanText(unit)}`;
    return [[name, `${choice.header}${per}`] as const];
  });
  return {
    ...Object.fromEntries(chosen),
    ...(order !== undefined && { order }),
    ...(id !== undefined && { id }),
  };
}

/** By role, the column that an option names. */
export const namedColumns = ({
  column,
}: Pick<ConnectedOptions, 'column'>): ReadonlyMap<string, ColumnChoice> =>
  new Map(column.filter(([, choice]) => choice !== 'none'));

/** The header of a choice that names one. */
export const headerOf = (choice: ColumnChoice | undefined): string | undefined =>
  choice === undefined || choice === 'none' ? undefined : choice.header;
