import { customerStatus } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import { DateColumn } from '../columns/date-column.ts';
import { IdColumn } from '../columns/id-column.ts';
import { WordColumn } from '../columns/word-column.ts';
import type { AssignedColumn } from '../headers/assign-roles.ts';
import type { Role } from '../headers/role.ts';
import { roleField } from '../headers/role-fields.ts';
import { spanYears, type TimeSpan, timeSpan } from '../headers/time-span.ts';
import type { Field } from '../records/field.ts';
import { fieldColumn } from '../records/field-columns.ts';
import { labelField } from '../records/label-fields.ts';
import { currencyColumn } from './currency-column.ts';
import type { CurrencyLedger } from './currency-ledger.ts';
import type { CustomerFile, CustomerTable } from './customer-table.ts';
import type { PlacedColumn } from './row-reader.ts';

/** What the columns of a file write into, and ask. */
export interface ColumnContext {
  readonly table: CustomerTable;
  readonly file: CustomerFile;
  readonly ledger: CurrencyLedger;
}

/** The dates among the columns, which are held against each other row by row. */
export interface DateColumns {
  readonly start: DateColumn | undefined;
  /** The end, or else the last activity. */
  readonly until: { readonly role: 'end' | 'last'; readonly column: DateColumn } | undefined;
}

/**
 * The columns that a file is read with, in the order in which a row is read: the id comes last.
 *
 * @returns the names of what they write into the table, too
 */
export function fileColumns(context: ColumnContext): {
  readonly columns: readonly PlacedColumn[];
  readonly dates: DateColumns;
  readonly names: ReadonlySet<string>;
} {
  const { table, file } = context;
  const { reads, opened, statusFromEnd, tenureUnit, labels } = file.plan;
  const columns: PlacedColumn[] = [];
  const names = new Set<string>();
  const place = (role: Role, make: (column: AssignedColumn) => CellColumn) => {
    const assigned = reads.get(role);
    if (assigned !== undefined)
      columns.push({ index: assigned.index, header: assigned.header, column: make(assigned) });
  };
  const read = (field: Field, index: number, unit?: TimeSpan) => {
    const header = opened.layout.headers[index] ?? '';
    // The currency of the header is known to the ledger; the period of a spend is kept beside it.
    const as = { field, index, header, unit, byOption: false, currency: undefined };
    const column = fieldColumn(as, context);
    names.add(field.name);
    columns.push({ index, header, column });
    return column;
  };
  const readRole = (role: Role, unit?: TimeSpan) => {
    const index = reads.get(role)?.index;
    return index === undefined ? undefined : read(roleField(role), index, unit);
  };
  const date = (role: 'start' | 'end' | 'last') => {
    const made = readRole(role);
    return made instanceof DateColumn ? made : undefined;
  };
  place('currency', () => currencyColumn(context.ledger));
  readRole('spend');
  place('interval', () => new WordColumn(table.amountYears, intervalYears));
  readRole('quantity');
  readRole('tenure', tenureUnit);
  const start = date('start');
  const end = statusFromEnd ? undefined : date('end');
  const last = date('last');
  if (statusFromEnd) {
    const { statuses } = table.column('status', 'statuses');
    names.add('status');
    place('end', () => new WordColumn(statuses, statusOfEnd));
  }
  readRole('status');
  for (const [name, index] of labels) read(labelField(name), index);
  if (file.plan.withoutId) columns.push({ index: 0, header: '', column: rowAsCustomer(table) });
  else place('id', () => new IdColumn(table.ids, table.customers));
  const until =
    end !== undefined
      ? ({ role: 'end', column: end } as const)
      : last && ({ role: 'last', column: last } as const);
  return { columns, dates: { start, until }, names };
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

/** A day of end says that the relationship has ended, a blank that it has not. */
function statusOfEnd(text: string): number {
  return isBlank(text) ? customerStatus.active : customerStatus.ended;
}

function intervalYears(text: string): number | Problem {
  const span = timeSpan(text);
  return span === undefined ? problem('interval-unreadable', { text }) : spanYears(span);
}
