import { isoDate } from '../../../core/quantity/calendar.ts';
import type { ColumnChoice } from '../../../input/customer-request.ts';
import { blankWord } from '../../../input/orders/statuses/status-words.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { type Dialect, dialects } from '../../../sql/dialect.ts';
import type { LabelTest, OrderTable } from '../../../sql/order-table.ts';
import type { QueryName } from '../../../sql/query-names.ts';
import { quotedColumn, quotedTable, segmentNames } from '../../../sql/quoted-names.ts';
import type { AnswerColumn } from '../../../sql/statement.ts';
import { type SpendPer, type StayTable, stayColumns } from '../../../sql/stays-query.ts';
import type { AskedTable } from './table-options.ts';

/** The roles that the columns of a table can have. */
const roles = {
  orders: { needed: ['customer', 'date', 'amount'], also: ['refunded', 'status'] },
  retention: { needed: ['start'], also: ['end', 'status', 'spend'] },
  value: { needed: ['start', 'spend'], also: ['end', 'status'] },
} as const;

const rolesOf = (query: QueryName) =>
  query === 'retention' || query === 'value' ? roles[query] : roles.orders;

/** Options that have a meaning only for one kind of table, or for some statements. */
const ofOrders = ['status', 'since', 'until', 'amounts', 'where', 'include-first-order'] as const;
const ofCells = ['split', 'holdout'] as const;

/**
 * The table of orders that the options name.
 *
 * @param answered - the columns of the answer
 * @throws {Refusal} a column is missing, unknown or cannot be written
 */
export function orderTableOf(
  query: QueryName,
  options: AskedTable,
  answered: (table: OrderTable) => readonly AnswerColumn[],
): OrderTable {
  const columns = columnsOf(query, options);
  const dialect = dialectOf(options);
  const column = (role: string) => {
    const name = columns.get(role);
    return name === undefined ? undefined : quotedColumn(dialect, name, `--column ${role}=`);
  };
  const needed = (role: string) => column(role) ?? '';
  const [status, refunded] = [column('status'), column('refunded')];
  const split = splitOf(options);
  // A column of a segment stands in the rows of its customers once.
  const kept = [...new Set(options.keep)].filter((header) => !options.by.includes(header));
  const words = options.status.map((word) => (word === blankWord ? '' : word));
  const table: OrderTable = {
    dialect,
    table: quotedTable(dialect, options.table ?? '', '--table'),
    customer: needed('customer'),
    date: needed('date'),
    amount: needed('amount'),
    ...(refunded !== undefined && { refunded }),
    ...(status !== undefined && { status: { column: status, words } }),
    ...(options.since !== undefined && { since: options.since.day }),
    ...(options.until !== undefined && { until: options.until.day }),
    gross: options.amounts === 'gross',
    by: [],
    where: options.where.map((test) => labelTest(test, dialect)),
    ...(split !== undefined && { split }),
    includeFirst: options.includeFirstOrder === true,
    ...(options.least !== undefined && { least: options.least }),
  };
  const names = answered(table);
  return {
    ...table,
    by: segmentNames(dialect, options.by, names),
    ...(kept.length > 0 && { kept: segmentNames(dialect, kept, names, '--keep') }),
  };
}

/**
 * The table of customers that the options name.
 *
 * @throws {Refusal} a column is missing, unknown or cannot be written
 */
export function stayTableOf(query: QueryName, options: AskedTable): StayTable {
  const columns = columnsOf(query, options);
  const dialect = dialectOf(options);
  const column = (role: string) => {
    const name = columns.get(role);
    return name === undefined ? undefined : quotedColumn(dialect, name, `--column ${role}=`);
  };
  const [end, status, spend] = [column('end'), column('status'), column('spend')];
  const table: StayTable = {
    dialect,
    table: quotedTable(dialect, options.table ?? '', '--table'),
    start: column('start') ?? '',
    ...(end !== undefined && { end }),
    ...(status !== undefined && { status }),
    ...(spend !== undefined && { spend: { column: spend, per: spendPerOf(options) } }),
    by: [],
  };
  return { ...table, by: segmentNames(dialect, options.by, stayColumns(table)) };
}

function dialectOf({ dialect }: AskedTable): Dialect {
  if (dialect === undefined) throw new RangeError('no dialect');
  return dialects[dialect];
}

/** Who asks: the command that connects, or `rapport sql`. */
const commandOf = (query: QueryName, { askedBy }: AskedTable): string => askedBy ?? `sql ${query}`;

/** By role, the column that has it. */
function columnsOf(query: QueryName, options: AskedTable): ReadonlyMap<string, string> {
  const given = new Map<string, ColumnChoice>(options.column);
  const chosen = [...given].flatMap(([role, choice]) =>
    choice === 'none' ? [] : [[role, choice.header] as const],
  );
  const { needed, also } = rolesOf(query);
  const known: readonly string[] = [...needed, ...also];
  const command = commandOf(query, options);
  const example = [...needed].map((role) => `--column ${role}=NAME`).join(' ');
  const columns = new Map(chosen);
  const problems: Problem[] = [
    ...chosen
      .filter(([role]) => !known.includes(role))
      .map(([role]) =>
        problem('option-unused', {
          option: `--column ${role}=`,
          command,
          usedBy: 'the commands that read files',
        }),
      ),
    ...needed
      .filter((role) => !columns.has(role))
      .map((role) => problem('option-missing', { command, option: `--column ${role}=`, example })),
    ...statusProblems(query, options, columns),
    ...unusedProblems(query, options),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
  return columns;
}

/** In SQL no words of statuses are known: a column of them and the words that count belong together. */
function statusProblems(
  query: QueryName,
  { status }: AskedTable,
  columns: ReadonlyMap<string, string>,
): readonly Problem[] {
  if (rolesOf(query) !== roles.orders || columns.has('status') === status.length > 0) return [];
  return [
    columns.has('status')
      ? problem('option-needs', {
          option: '--column status=',
          needs: '--status WORD, the words that count',
        })
      : problem('option-needs', { option: '--status', needs: '--column status=NAME' }),
  ];
}

function unusedProblems(query: QueryName, options: AskedTable): readonly Problem[] {
  const isGiven = {
    status: options.status.length > 0,
    since: options.since !== undefined,
    until: options.until !== undefined,
    amounts: options.amounts !== undefined,
    where: options.where.length > 0,
    'include-first-order': options.includeFirstOrder === true,
    split: options.split !== undefined,
    holdout: options.holdout !== undefined,
    least: options.least !== undefined,
    keep: options.keep.length > 0,
    scores: options.scores !== undefined,
    into: options.into !== undefined,
  };
  const cells: readonly QueryName[] = ['forecast', 'summary'];
  const used = new Set<string>([
    ...(rolesOf(query) === roles.orders ? ofOrders : []),
    ...(cells.includes(query) ? ofCells : []),
    ...(query === 'forecast' ? ['least'] : []),
    ...(query === 'summary' ? ['keep'] : []),
    ...(query === 'scores' ? ['scores', 'into'] : []),
  ]);
  if (query === 'cohorts') used.delete('include-first-order');
  const usedBy: Readonly<Record<string, string>> = {
    split: 'sql forecast and sql summary',
    holdout: 'sql forecast and sql summary',
    least: 'sql forecast',
    keep: 'sql summary',
    scores: 'sql scores',
    into: 'sql scores',
    'include-first-order': 'sql forecast, sql summary and sql scores',
  };
  return Object.entries(isGiven).flatMap(([name, given]) =>
    !given || used.has(name)
      ? []
      : [
          problem('option-unused', {
            option: `--${name}`,
            command: commandOf(query, options),
            usedBy: usedBy[name] ?? 'the statements of a table of orders',
          }),
        ],
  );
}

/** The last day before the holdout; between the first and the last day of the observation. */
function splitOf({ split, holdout, until, since }: AskedTable): number | undefined {
  const last = until?.day ?? Infinity;
  const day = split?.day ?? (holdout === undefined ? undefined : last - holdout.days);
  if (day === undefined) return undefined;
  const first = since?.day ?? -Infinity;
  if (day >= first && day < last) return day;
  const text = split?.text ?? holdout?.text ?? '';
  const what = split === undefined ? '--holdout' : '--split';
  const bounds = [
    ...(since === undefined ? [] : [`not before ${isoDate(first)}`]),
    ...(until === undefined ? [] : [`before ${isoDate(last)}`]),
  ];
  const allowed = `${split === undefined ? 'a time whose first day is ' : 'a day '}${bounds.join(' and ')}`;
  throw new Refusal(problem('out-of-range', { what, text, allowed }));
}

function labelTest(
  { field, equals, differs }: AskedTable['where'][number],
  dialect: Dialect,
): LabelTest {
  const operator = equals === undefined ? '!=' : '=';
  const text = equals ?? differs ?? '';
  return { column: quotedColumn(dialect, field, '--where'), operator, text };
}

/** What the spend of a customer covers, as `--column spend=NAME:mo` says. */
function spendPerOf({ column }: AskedTable): SpendPer {
  const choice = new Map<string, ColumnChoice>(column).get('spend');
  const unit = choice === undefined || choice === 'none' ? undefined : choice.unit;
  if (unit === 'total') return 'total';
  if (unit?.count === 1 && unit.unit === 'mo') return 'month';
  if (unit?.count === 1 && unit.unit === 'y') return 'year';
  const text = choice === undefined || choice === 'none' ? '' : choice.text;
  const examples = 'spend=NAME:mo, spend=NAME:y or spend=NAME:total';
  throw new Refusal(
    problem('quantity-unreadable', { what: '--column', text: `spend=${text}`, examples }),
  );
}
