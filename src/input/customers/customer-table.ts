import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { endOf } from '../cells/end-day.ts';
import type { IdFolding } from '../cells/folded-id.ts';
import type { FoldedIds } from '../columns/alike-ids.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import { DateColumn } from '../columns/date-column.ts';
import { IdIndex } from '../columns/id-index.ts';
import type { LabelColumn } from '../columns/label-column.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { spanYears } from '../headers/time-span.ts';
import { labelName } from '../records/label-fields.ts';
import type { TableRules } from '../records/read-tables.ts';
import { RecordTable } from '../records/record-table.ts';
import type { ReadFile } from '../table/read-file.ts';
import { allEntries } from './entries.ts';
import type { CustomerPlan } from './plan-customers.ts';

/** In place of the years of an amount: it covers the customer's whole tenure. */
export const coversTenure = -1;

/** The sound rows of some files of customers, before rows of one customer are brought together. */
export class CustomerTable extends RecordTable<CustomerPlan> {
  /** The cells of rows that may be rejected when all is read: because a date waits, or is in another file. */
  readonly cellsOfWaiting = new Map<number, readonly string[]>();
  /** Rows with a date whose order is not known: where all is read, those that could be read in two ways. */
  readonly openRows = new Set<number>();
  readonly #noIds = new IdIndex();

  override dropLast(count: number): void {
    for (let row = this.rows - count; row < this.rows; row++) {
      this.cellsOfWaiting.delete(row);
      this.openRows.delete(row);
    }
    super.dropLast(count);
  }

  /** The ids by number, those of rejected rows too; none where every row is a customer of its own. */
  get ids(): IdIndex {
    return this.find('id', 'texts')?.texts.texts ?? this.#noIds;
  }

  /** The number of each row's id. */
  get customers(): Uint32Array {
    const { rows } = this;
    return this.find('id', 'texts')?.texts.codes.first(rows) ?? allEntries(rows);
  }

  /** Brings the ids together that count as the same. */
  foldIds(folding: IdFolding): FoldedIds | undefined {
    return this.find('id', 'texts')?.texts.foldIds(this.rows, folding);
  }

  get hasFoldedIds(): boolean {
    return this.find('id', 'texts')?.texts.hasFoldedIds === true;
  }

  /**
   * The number of this id, or of one that counts as the same; -1 where there is none.
   *
   * @param note - called with an id that is alike and counts as another
   */
  findId(id: string, folding: IdFolding, note: (other: string) => void): number {
    return this.find('id', 'texts')?.texts.findId(id, folding, note) ?? -1;
  }

  /** The years that each amount covers; undefined where there are no amounts. */
  get amountYears(): Float64Array | undefined {
    return this.find('interval', 'numbers')?.numbers.first(this.rows);
  }

  /** A column of text, by the name under which it was asked for. */
  label(name: string): LabelColumn | undefined {
    return this.find(labelName(name), 'texts')?.texts;
  }
}

/** What rows of customers must hold to: their dates, in order; and what their spend comes to. */
export function customerRules(
  table: CustomerTable,
  isJoined: boolean,
  request: CustomerRequest,
): TableRules<CustomerPlan> {
  const datesOf = new Map<ReadFile, DateColumns>();
  return {
    check: (file, column) => {
      const dates = datesIn(column);
      datesOf.set(file, dates);
      const wrongDates = dateCheck(table, dates, request.asOf);
      // Where a joined file has the other date, it rejects rows when they are all read.
      const waitAll =
        request.keepRejects && request.join.length > 0 && !isJoined && dates.until === undefined;
      return (row, cells) => {
        const wrong = wrongDates(row);
        if (waitAll || wrong === 'open') table.cellsOfWaiting.set(row, cells());
        if (wrong === 'open') table.openRows.add(row);
        return wrong === 'open' ? undefined : wrong;
      };
    },
    settle: (file) => {
      const { start, until } = datesOf.get(file) ?? {};
      if ([start, until?.column].every((column) => column?.isOrderKnown !== false))
        for (let row = file.firstRow; row < file.endRow && table.openRows.size > 0; row++)
          table.openRows.delete(row);
      settlePeriod(table, file);
      return settleQuantity(table, file, request);
    },
  };
}

/** The dates of a row that must be in order. */
interface DateColumns {
  readonly start: DateColumn | undefined;
  /** The end, or else the last activity. */
  readonly until: { readonly role: 'end' | 'last'; readonly column: DateColumn } | undefined;
}

function datesIn(column: (field: string) => CellColumn | undefined): DateColumns {
  const dates = (role: string) => {
    const found = column(role);
    return found instanceof DateColumn ? found : undefined;
  };
  const [end, last] = [dates('end'), dates('last')];
  const until =
    end !== undefined
      ? ({ role: 'end', column: end } as const)
      : last && ({ role: 'last', column: last } as const);
  return { start: dates('start'), until };
}

/** Says what is wrong with the dates of a row, or that they are still open. */
function dateCheck(
  table: CustomerTable,
  { start, until }: DateColumns,
  asOf: number | undefined,
): (row: number) => Problem | 'open' | undefined {
  if (start === undefined || (until === undefined && asOf === undefined)) return () => undefined;
  // A start that is only compared with a tenure rejects nothing.
  const starts = table.find('start', 'days')?.days;
  const ends = until === undefined ? undefined : table.column(until.role, 'days').days;
  return (row) => {
    if (start.isOpen(row) || until?.column.isOpen(row) === true) return 'open';
    const from = starts?.at(row) ?? noDay;
    if (from === noDay) return undefined;
    const to = ends?.at(row) ?? noDay;
    if (to < from && endOf(to) === 'day')
      return problem('end-before-start', { start: isoDate(from), end: isoDate(to) });
    if (asOf !== undefined && from > asOf)
      return problem('start-after-as-of', { start: isoDate(from), asOf: isoDate(asOf) });
    return undefined;
  };
}

/** Gives each amount of a file its period, where the rows do not say it themselves. */
function settlePeriod(table: CustomerTable, file: ReadFile<CustomerPlan>): void {
  const { spendPeriod, columns } = file.plan;
  if (spendPeriod === 'interval' || !columns.some(({ field }) => field.name === 'spend')) return;
  const years =
    spendPeriod === undefined || spendPeriod === 'total' ? coversTenure : spanYears(spendPeriod);
  const { numbers } = table.column('interval', 'numbers');
  numbers.first(file.endRow).fill(years, file.firstRow);
}

/** A quantity other than one: whether it multiplies the spend is the user's to say. */
function settleQuantity(
  table: CustomerTable,
  file: ReadFile<CustomerPlan>,
  request: CustomerRequest,
): readonly Problem[] {
  const column = file.plan.columns.find(({ field }) => field.name === 'quantity');
  if (column === undefined) return [];
  const quantities = table.column('quantity', 'numbers').numbers;
  const amounts = table.column('spend', 'numbers').numbers;
  for (let row = file.firstRow; row < file.endRow; row++) {
    const quantity = quantities.at(row);
    if (quantity === 1 || Number.isNaN(quantity)) continue;
    if (!request.columns.has('quantity')) {
      const at = { file: file.opened.file, line: table.lines.at(row), column: column.header };
      const args = { header: column.header, text: String(quantity) };
      return [problem('quantity-unsettled', args, at)];
    }
    amounts.set(row, amounts.at(row) * quantity);
  }
  return [];
}
