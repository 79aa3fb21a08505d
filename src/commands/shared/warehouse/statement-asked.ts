import { cohortColumns, cohortsQuery } from '../../../sql/cohorts-query.ts';
import type { Dialect } from '../../../sql/dialect.ts';
import { forecastColumns, forecastQuery } from '../../../sql/forecast-query.ts';
import type { OrderTable } from '../../../sql/order-table.ts';
import type { QueryName } from '../../../sql/query-names.ts';
import { quotedTable } from '../../../sql/quoted-names.ts';
import { scoredColumns, scoresQuery } from '../../../sql/scores-query.ts';
import { type AnswerColumn, rowsColumn } from '../../../sql/statement.ts';
import { stayColumns, staysQuery } from '../../../sql/stays-query.ts';
import { summaryColumns, summaryQuery } from '../../../sql/summary-query.ts';
import type { AskedTable } from './table-options.ts';
import { orderTableOf, stayTableOf } from './tables-asked.ts';

/** A statement, and what it answers with. */
export interface Statement {
  readonly dialect: Dialect;
  /** Without a semicolon at the end: not every engine wants one. */
  readonly lines: readonly string[];
  /** The names of the columns of the answer, as the statement writes them. */
  readonly columns: readonly string[];
}

/**
 * The statement that computes in a database what a command needs.
 *
 * @throws {Refusal} a column is missing, or a name cannot be written
 */
export function statementAsked(query: QueryName, options: AskedTable): Statement {
  switch (query) {
    case 'forecast':
      return ofOrders(query, options, forecastColumns, forecastQuery);
    case 'summary':
      return ofOrders(query, options, summaryColumns, summaryQuery);
    case 'cohorts':
      return ofOrders(query, options, cohortColumns, cohortsQuery);
    case 'scores':
      return scores(options);
    default: {
      const table = stayTableOf(query, options);
      return statement(table.dialect, staysQuery(table), answered(stayColumns(table)));
    }
  }
}

function ofOrders(
  query: QueryName,
  options: AskedTable,
  columns: (table: OrderTable) => readonly AnswerColumn[],
  write: (table: OrderTable) => readonly string[],
): Statement {
  const table = orderTableOf(query, options, columns);
  return statement(table.dialect, write(table), answered(columns(table)));
}

function scores(options: AskedTable): Statement {
  const table = orderTableOf('scores', options, scoredColumns);
  const { dialect } = table;
  const tables = {
    scores: quotedTable(dialect, options.scores ?? '', '--scores'),
    into: quotedTable(dialect, options.into ?? '', '--into'),
  };
  return statement(dialect, scoresQuery(table, tables), names(scoredColumns(table)));
}

const names = (columns: readonly AnswerColumn[]) => columns.map(({ name }) => name);

const answered = (columns: readonly AnswerColumn[]) => [...names(columns), rowsColumn];

const statement = (
  dialect: Dialect,
  lines: readonly string[],
  columns: readonly string[],
): Statement => ({
  dialect,
  lines: dialect.settings === '' ? lines : [...lines, dialect.settings],
  columns,
});
