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
import { refuseImpossible } from './refuse-impossible.ts';
import { firstRepeated, type KeyColumn, rowOrder } from './sorted-rows.ts';

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
  /** The segment of each row, whose spend and days are counted apart. */
  readonly #segmentOf: Uint32Array;
  /** The first cell of each segment. */
  readonly #entryOf = new Map<number, number>();
  readonly #columns = new Map<string, Float64Array>();
  readonly until: number;
  readonly #split: number | null;

  constructor(
    { records, rowsOf, totalRow, setAside, dropped }: Aggregates,
    headers: readonly string[],
    segments: readonly string[],
  ) {
    this.#records = records;
    this.#dropped = dropped;
    this.#totalRow = totalRow;
    this.#headers = headers;
    const { count } = records;
    const labels = new Map(headers.map((header) => [header, records.coded(labelName(header))]));
    const labelsOf = segmentsBy({ count, labels }, headers).codes;
    this.#segmentOf = segmentsBy({ count, labels }, segments).codes;
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
        labelsOf,
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
    const now = this.#states('');
    const atSplit = this.#split === null ? null : this.#states('split_');
    const log: CountedLog = {
      customers: this.#numbers('customers'),
      firstDay: this.#dates('first_day'),
      orders: this.#sums('orders'),
      now,
      payers: this.#payers('spend', this.#spend, now),
      days: this.#countedDays(),
      areDaysWhole: this.#dropped.size === 0,
      split:
        atSplit === null || this.#split === null
          ? null
          : {
              day: this.#split,
              atSplit,
              payers: this.#payers('split_spend', this.#splitSpend, atSplit),
            },
    };
    refuseImpossible(log, {
      cells: this.#cells,
      ids: this.ids(),
      spend: this.#listed('spend', this.#spend),
      splitSpend: this.#listed('split_spend', this.#splitSpend),
      days: this.#forecastDays(),
      totalRow: this.#totalRow,
      orders: this.#number('orders', this.#totalRow),
      without: this.#dropped.get('cell')?.orders ?? 0,
      until: this.until,
      isWhole: this.#dropped.size === 0,
      refuse: (reason, row) => this.#refuse(reason, row),
    });
    return log;
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
    const rows = this.#listed(part, all);
    const numbers = (field: string) => Float64Array.from(rows, (row) => this.#number(field, row));
    return {
      entry: Uint32Array.from(rows, (row) => this.#entryAt(row)),
      purchases: numbers('purchases'),
      paid: numbers('paid').map((sum) => sum / minorUnits),
      customers: numbers('customers'),
    };
  }

  /** The rows of a part; none where some were left out: the spend that many customers share is no sample of all. */
  #listed(part: string, rows: readonly number[]): readonly number[] {
    return this.#dropped.has(part) ? [] : rows;
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

  /** Of a segment whose cells were all left out nothing is forecast. */
  #forecastDays(): readonly number[] {
    if (this.#dropped.size === 0) return this.#days;
    return this.#days.filter((row) => this.#entryOf.has(this.#segmentOf[row] as number));
  }

  #countedDays(): CountedDays {
    const rows = this.#forecastDays();
    const numbers = (field: string) => Float64Array.from(rows, (row) => this.#number(field, row));
    const days = this.#records.days('day');
    return {
      entry: Uint32Array.from(rows, (row) => this.#entryAt(row)),
      day: Int32Array.from(rows, (row) => days[row] ?? noDay),
      purchases: numbers('purchases'),
      ofKnown: this.#split === null ? new Float64Array(rows.length) : numbers('known_purchases'),
    };
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
