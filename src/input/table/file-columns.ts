import { customerStatus } from '../../core/customers.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import { isBlank } from '../cells/blank.ts';
import { statusIn } from '../cells/status-cell.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import { DateColumn } from '../columns/date-column.ts';
import { IdColumn } from '../columns/id-column.ts';
import { NumberColumn } from '../columns/number-column.ts';
import { WordColumn } from '../columns/word-column.ts';
import type { AssignedColumn } from '../headers/assign-roles.ts';
import { type Role, roleMeaning } from '../headers/role.ts';
import { spanYears, timeSpan } from '../headers/time-span.ts';
import { currencyColumn } from './currency-column.ts';
import type { CurrencyLedger } from './currency-ledger.ts';
import type { CustomerFile, CustomerTable } from './customer-table.ts';
import type { PlacedColumn } from './row-reader.ts';

/** What the columns of a file write into, and ask. */
export interface ColumnContext {
  readonly table: CustomerTable;
  readonly file: CustomerFile;
  readonly ledger: CurrencyLedger;
  /** Every label of the table; a file that lacks its column says nothing there. */
  readonly labels: ReadonlySet<string>;
}

/** The dates among the columns, which are held against each other row by row. */
export interface DateColumns {
  readonly start: DateColumn | undefined;
  /** The end, or else the last activity. */
  readonly until: { readonly role: 'end' | 'last'; readonly column: DateColumn } | undefined;
}

/** The place of a column that the file does not have: its cells are blank. */
const nowhere = -1;

/** The columns that a file is read with, in the order in which a row is read: the id comes last. */
export function fileColumns(context: ColumnContext): {
  columns: readonly PlacedColumn[];
  dates: DateColumns;
} {
  const { table, file } = context;
  const { reads, opened } = file.plan;
  const columns: PlacedColumn[] = [];
  const place = (role: Role, make: (column: AssignedColumn) => CellColumn | undefined) => {
    const assigned = reads.get(role);
    const column = assigned === undefined ? undefined : make(assigned);
    if (assigned === undefined || column === undefined) return undefined;
    table.has.add(role);
    columns.push({ index: assigned.index, header: assigned.header, column });
    return column;
  };
  const date = (role: 'start' | 'end' | 'last') => {
    const made = place(role, ({ header }) => new DateColumn(header, table[role], file.dateOrder));
    return made instanceof DateColumn ? made : undefined;
  };
  place('currency', () => currencyColumn(context.ledger));
  place('spend', ({ header }) => spendColumn(header, context));
  place('interval', () => new WordColumn(table.amountYears, intervalYears));
  place('quantity', ({ header }) => quantityColumn(header, context));
  place('tenure', ({ header }) => tenureColumn(header, context));
  const start = date('start');
  const end = file.plan.statusFromEnd ? undefined : date('end');
  const last = date('last');
  if (file.plan.statusFromEnd) {
    table.has.add('status');
    place('end', () => new WordColumn(table.status, statusOfEnd));
    table.has.delete('end');
  }
  place('status', ({ yes }) => new WordColumn(table.status, (text) => statusOf(text, yes)));
  for (const name of context.labels) {
    const index = file.plan.labels.get(name) ?? nowhere;
    const header = opened.layout.headers[index] ?? name;
    columns.push({ index, header, column: table.label(name) });
  }
  if (file.plan.withoutId) columns.push({ index: 0, header: '', column: rowAsCustomer(table) });
  else place('id', () => new IdColumn(table.ids, table.customers));
  const until =
    end !== undefined
      ? ({ role: 'end', column: end } as const)
      : last && ({ role: 'last', column: last } as const);
  return { columns, dates: { start, until } };
}

/** Without a column of ids, every row is a customer of its own. */
function rowAsCustomer(table: CustomerTable): CellColumn {
  return {
    read: (_text, row) => {
      table.customers.set(row, row);
      return undefined;
    },
    readPlain: (_bytes, _begin, _end, row) => {
      table.customers.set(row, row);
      return true;
    },
  };
}

/** Money. A blank currency matters only where there is money. */
function spendColumn(header: string, { table, file, ledger }: ColumnContext): NumberColumn {
  return new NumberColumn({
    header,
    values: table.amount,
    evidence: file.decimal,
    blank: { meaning: roleMeaning.spend },
    factor: (inCell, value, line) =>
      ledger.factor(inCell, line) ??
      (value === 0 ? 1 : problem('cell-blank', { meaning: roleMeaning.currency })),
  });
}

function quantityColumn(header: string, { table, file }: ColumnContext): NumberColumn {
  return new NumberColumn({ header, values: table.quantity, evidence: file.decimal, blank: 1 });
}

function tenureColumn(header: string, { table, file }: ColumnContext): NumberColumn {
  const { count, unit } = file.plan.tenureUnit ?? { count: 1, unit: 'y' };
  return new NumberColumn({
    header,
    values: table.tenure,
    evidence: file.decimal,
    blank: Number.NaN,
    divisor: unitsPerYear[unit] / count,
    check: (value, text) => (value < 0 ? problem('tenure-negative', { text }) : undefined),
  });
}

function statusOf(text: string, yes: 'ended' | 'active' | undefined): number | Problem {
  return statusIn(text, yes) ?? problem('status-unreadable', { text });
}

/** A day of end says that the relationship has ended, a blank that it has not. */
function statusOfEnd(text: string): number {
  return isBlank(text) ? customerStatus.active : customerStatus.ended;
}

function intervalYears(text: string): number | Problem {
  const span = timeSpan(text);
  return span === undefined ? problem('interval-unreadable', { text }) : spanYears(span);
}
