import { type CodedColumn, noDay } from '../../core/customers.ts';
import type {
  CountedDays,
  CountedLog,
  CountedPayers,
  CountedStates,
} from '../../core/forecast/counted-purchases.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { segmentsBy } from '../../core/segments.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { minorUnits } from '../orders/minor-amounts.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import { type Aggregates, impossible, repeated } from './aggregates.ts';
import { firstRepeated, type KeyColumn, rowOrder } from './sorted-rows.ts';
import { wrongState } from './state-of-row.ts';

/** The rows of an answer, in an order of their own, so that that of the database changes nothing. */
export class ForecastRows {
  readonly #records: Records;
  readonly #totalRow: number;
  readonly #dropped: Aggregates['dropped'];
  readonly #headers: readonly string[];
  readonly #cells: readonly number[];
  readonly #spend: readonly number[];
  readonly #splitSpend: readonly number[];
  readonly #days: readonly number[];
  /** The segment of each row. */
  readonly #segmentOf: Uint32Array;
  /** The first cell of each segment. */
  readonly #entryOf = new Map<number, number>();
  readonly #columns = new Map<string, Float64Array>();
  readonly until: number;
  readonly #split: number | null;

  constructor(
    { records, rowsOf, totalRow, setAside, dropped }: Aggregates,
    headers: readonly string[],
  ) {
    this.#records = records;
    this.#dropped = dropped;
    this.#totalRow = totalRow;
    this.#headers = headers;
    const { count } = records;
    const labels = headers.map((header) => [header, records.coded(labelName(header))] as const);
    this.#segmentOf = segmentsBy({ count, labels: new Map(labels) }, headers).codes;
    const ids = this.#areNamed
      ? [Array.from({ length: count }, (_, row) => records.textAt('customer', row))]
      : [];
    const sorted = (
      part: string,
      numbers: readonly string[],
      days: readonly string[],
      texts: readonly KeyColumn[] = [],
    ) =>
      this.#sorted(rowsOf(part), [
        ...texts,
        this.#segmentOf,
        ...numbers.map((field) => records.numbers(field)),
        ...days.map((field) => records.days(field)),
      ]);
    this.#cells = sorted(
      'cell',
      ['days_bought', 'split_days_bought'],
      ['first_day', 'last_day', 'split_last_day'],
      ids,
    );
    this.#spend = sorted('spend', ['purchases', 'paid'], []);
    this.#splitSpend = sorted('split_spend', ['purchases', 'paid'], []);
    this.#days = sorted('day', [], ['day']);
    for (const [entry, row] of this.#cells.entries()) {
      const segment = this.#segmentOf[row] as number;
      if (!this.#entryOf.has(segment)) this.#entryOf.set(segment, entry);
    }
    const split = records.days('split_day')[totalRow] ?? noDay;
    this.until = records.days('until')[totalRow] ?? noDay;
    this.#split = split === noDay ? null : split;
    if (this.#cells.length === 0) {
      const reasons = [...setAside].map(([reason, count]) => `${count} set aside (${reason})`);
      const { customers = 0 } = dropped.get('cell') ?? {};
      const facts = { aside: reasons.join(', '), dropped: customers };
      throw new Refusal(problem('answer-empty', facts, records.place(totalRow)));
    }
    if (this.until === noDay) this.#refuse('the last day observed (until) is missing', totalRow);
    if (this.#split !== null && this.#split >= this.until)
      this.#refuse(
        `the split, ${isoDate(this.#split)}, is not before the last day observed, ${isoDate(this.until)}`,
        totalRow,
      );
  }

  /** Whether each row is a customer. */
  get #areNamed(): boolean {
    return this.#records.has('customer');
  }

  /** Whether the first purchase counts for the mean spend. */
  get #includesFirst(): boolean {
    return this.#records.numbers('include_first')[this.#totalRow] === 1;
  }

  /** Ids of customers, where the rows have them. */
  ids(): readonly string[] {
    if (!this.#areNamed) return [];
    return this.#cells.map((row) => this.#records.textAt('customer', row));
  }

  labels(): ReadonlyMap<string, CodedColumn> {
    return new Map(
      this.#headers.map((header) => {
        const { codes, values } = this.#records.coded(labelName(header));
        return [header, { codes: Uint32Array.from(this.#cells, (row) => codes[row] ?? 0), values }];
      }),
    );
  }

  /** @throws {Refusal} the mean spend was counted with the first purchase, or without it, and is asked for the other way */
  refuseOtherMean(includeFirst: boolean): void {
    const counted = this.#includesFirst;
    if (counted === includeFirst) return;
    const settle = counted
      ? 'The database counted the first purchase in the mean spend: give --include-first-order here too.'
      : 'The database counted repeat purchases alone: leave out --include-first-order, or give it to rapport sql too.';
    const options = counted
      ? 'the rows and a forecast without --include-first-order'
      : '--source cells and --include-first-order';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }

  /** @throws {Refusal} rows that no log of orders gives */
  countedLog(): CountedLog {
    if (this.#areNamed) this.#refuseUnnamed();
    this.#refuseOtherOrders();
    const { until } = this;
    const first = this.#dates('first_day');
    const now = this.#states('');
    const atSplit = this.#split === null ? null : this.#states('split_');
    for (const [i, row] of this.#cells.entries()) {
      this.#refuseState(row, {
        first: first[i] ?? noDay,
        customers: this.#number('customers', row),
        bought: now.daysBought[i] ?? 0,
        last: now.lastDay[i] ?? noDay,
        payers: now.payers[i] ?? 0,
        until,
        what: '',
      });
      if (atSplit === null || this.#split === null) continue;
      const hadCome = (first[i] ?? noDay) <= this.#split;
      if (hadCome !== (atSplit.daysBought[i] ?? 0) > 0)
        this.#refuse(
          hadCome
            ? 'no state up to the split of customers who had come by then'
            : 'a state up to the split of customers who came later',
          row,
        );
      if (!hadCome) continue;
      this.#refuseState(row, {
        first: first[i] ?? noDay,
        customers: this.#number('customers', row),
        bought: atSplit.daysBought[i] ?? 0,
        last: atSplit.lastDay[i] ?? noDay,
        payers: atSplit.payers[i] ?? 0,
        until: this.#split,
        what: ' up to the split',
      });
      if ((atSplit.daysBought[i] ?? 0) > (now.daysBought[i] ?? 0))
        this.#refuse('more days with a purchase up to the split than in all', row);
    }
    const payers = this.#payers('spend', this.#spend, now);
    const split =
      atSplit === null || this.#split === null
        ? null
        : {
            day: this.#split,
            atSplit,
            payers: this.#payers('split_spend', this.#splitSpend, atSplit),
          };
    return {
      customers: this.#numbers('customers'),
      firstDay: first,
      orders: this.#numbers('orders'),
      now,
      payers,
      days: this.#countedDays(now),
      areDaysWhole: !this.#areNamed && this.#dropped.size === 0,
      split,
    };
  }

  #states(prefix: '' | 'split_'): CountedStates {
    const money = (field: string, unit = minorUnits) =>
      this.#sums(`${prefix}${field}`).map((sum) => sum / unit);
    // Who had not come by the split has no state then.
    const daysBought = this.#numbers(`${prefix}days_bought`);
    return {
      daysBought: daysBought.map((days) => (Number.isNaN(days) ? 0 : days)),
      lastDay: this.#dates(`${prefix}last_day`),
      amount: money('amount'),
      payers: this.#sums(`${prefix}payers`),
      paid: money('paid'),
      paidSquares: money('paid_squares', minorUnits ** 2),
    };
  }

  #payers(part: string, all: readonly number[], states: CountedStates): CountedPayers {
    if (this.#areNamed) return this.#namedPayers(states);
    // The spend that many customers share is no sample of what all spend.
    const rows = this.#dropped.has(part) ? [] : all;
    const numbers = (field: string) => Float64Array.from(rows, (row) => this.#number(field, row));
    const entry = rows.map((row) => this.#entryAt(row));
    for (const row of rows) {
      if (!(this.#number('customers', row) > 0)) this.#refuse('no customers', row);
      if (!(this.#number('purchases', row) > 0)) this.#refuse('a payer without a purchase', row);
      if (!(this.#number('paid', row) > 0)) this.#refuse('a payer who paid nothing', row);
    }
    const payers = {
      entry: Uint32Array.from(entry),
      purchases: numbers('purchases'),
      paid: numbers('paid').map((sum) => sum / minorUnits),
      customers: numbers('customers'),
    };
    this.#refuseOtherPayers(states, payers, part);
    return payers;
  }

  /** Where each row is a customer, it says what that one paid. */
  #namedPayers({ daysBought, payers, paid }: CountedStates): CountedPayers {
    const entry = Uint32Array.from(payers.keys()).filter((i) => (payers[i] ?? 0) > 0);
    const first = this.#includesFirst ? 0 : 1;
    return {
      entry,
      purchases: Float64Array.from(entry, (i) => (daysBought[i] ?? 0) - first),
      paid: Float64Array.from(entry, (i) => paid[i] ?? 0),
      customers: new Float64Array(entry.length).fill(1),
    };
  }

  #countedDays(now: CountedStates): CountedDays {
    // Of a segment whose cells were all left out nothing is forecast.
    const rows = this.#days.filter(
      (row) => this.#dropped.size === 0 || this.#entryOf.has(this.#segmentOf[row] as number),
    );
    const day = Int32Array.from(rows, (row) => this.#records.days('day')[row] ?? noDay);
    for (const [k, row] of rows.entries())
      if (!((day[k] ?? noDay) <= this.until && (day[k] ?? noDay) !== noDay))
        this.#refuse('a day after the last one observed, or none', row);
    const purchases = Float64Array.from(rows, (row) => this.#number('purchases', row));
    const repeats = now.daysBought.reduce(
      (sum, days, i) => sum + (days - 1) * this.#number('customers', this.#cells[i] ?? 0),
      0,
    );
    const counted = purchases.reduce((sum, each) => sum + each, 0);
    if (counted !== repeats && this.#dropped.size === 0 && !this.#areNamed)
      this.#refuse(
        `the rows of days have ${counted} repeat purchases, those of customers ${repeats}`,
        this.#totalRow,
      );
    return {
      entry: Uint32Array.from(rows, (row) => this.#entryAt(row)),
      day,
      purchases,
      ofKnown: Float64Array.from(rows, (row) => {
        const known = this.#number('known_purchases', row);
        if (this.#split === null) return 0;
        const all = this.#number('purchases', row);
        return known <= all
          ? known
          : this.#refuse('known_purchases is blank, or more than purchases', row);
      }),
    };
  }

  #refuseState(row: number, ...state: Parameters<typeof wrongState>): void {
    const reason = wrongState(...state);
    if (reason !== undefined) this.#refuse(reason, row);
  }

  /** The payers of the cells are those of the rows of spend, where there are such rows. */
  #refuseOtherPayers(states: CountedStates, payers: CountedPayers, part: string): void {
    if (this.#dropped.size > 0) return;
    const sum = (column: Float64Array) => column.reduce((all, each) => all + each, 0);
    const [ofCells, ofSpend] = [sum(states.payers), sum(payers.customers)];
    if (ofCells !== ofSpend)
      this.#refuse(
        `the rows of ${part} have ${ofSpend} payers, those of customers ${ofCells}`,
        this.#totalRow,
      );
    const paid = sum(states.paid);
    const spent = sum(payers.paid.map((each, k) => each * (payers.customers[k] ?? 0)));
    // Sums of whole numbers as doubles, in another order.
    if (!(Math.abs(paid - spent) <= 1e-9 * Math.max(paid, spent)))
      this.#refuse(
        `the payers of the rows of ${part} paid ${spent}, those of the rows of customers ${paid}`,
        this.#totalRow,
      );
  }

  /** Where each row is a customer, it names one, once. */
  #refuseUnnamed(): void {
    const seen = new Set<string>();
    for (const row of this.#cells) {
      const id = this.#records.textAt('customer', row);
      if (id === '' || seen.has(id)) this.#refuse('no customer, or the same as another row', row);
      if (this.#number('customers', row) !== 1) this.#refuse('not one customer', row);
      seen.add(id);
    }
  }

  /** The orders of the cells are those of the total. */
  #refuseOtherOrders(): void {
    const counted = this.#sums('orders').reduce((all, each) => all + each, 0);
    const total = this.#number('orders', this.#totalRow);
    const without = this.#dropped.get('cell')?.orders ?? 0;
    if (counted + without === total) return;
    const left = without > 0 ? `, and ${without} are left out (dropped)` : '';
    this.#refuse(
      `the rows of customers have ${counted} orders, the total ${total}${left}`,
      this.#totalRow,
    );
  }

  #entryAt(row: number): number {
    const entry = this.#entryOf.get(this.#segmentOf[row] as number);
    return entry ?? this.#refuse('a segment without customers', row);
  }

  #numbers(field: string): Float64Array {
    const column = this.#records.numbers(field);
    return Float64Array.from(this.#cells, (row) => column[row] ?? Number.NaN);
  }

  /** Of the cells, a column that no row leaves blank. */
  #sums(field: string): Float64Array {
    const column = this.#numbers(field);
    const blank = column.findIndex((sum) => Number.isNaN(sum));
    if (blank >= 0) this.#refuse(`${field} is blank`, this.#cells[blank] ?? this.#totalRow);
    return column;
  }

  #number(field: string, row: number): number {
    let column = this.#columns.get(field);
    if (column === undefined) {
      column = this.#records.numbers(field);
      this.#columns.set(field, column);
    }
    return column[row] ?? Number.NaN;
  }

  #dates(field: string): Int32Array {
    const column = this.#records.days(field);
    return Int32Array.from(this.#cells, (row) => column[row] ?? noDay);
  }

  /** Rows in the order of what tells them apart: two that are equal would count their customers twice. */
  #sorted(rows: Uint32Array, columns: readonly KeyColumn[]): readonly number[] {
    const order = rowOrder(columns);
    const sorted = [...rows].sort(order);
    const again = firstRepeated(sorted, order);
    if (again !== undefined) this.#refuse(repeated, again);
    return sorted;
  }

  #refuse(reason: string, row: number): never {
    throw impossible(reason, this.#records, row);
  }
}
