import { noDay } from '../../../core/customers.ts';
import { placeholderDays } from '../../cells/placeholder-days.ts';
import type { Records } from '../../records/records.ts';

/** What the rows of one order share, besides its number and its day. */
export interface SharedByLines {
  /** The fields that name the customer, the best first. */
  readonly customers: readonly string[];
  /** What a row is, a purchase or something else, where the log says it; undefined where the row leaves it open. */
  readonly statusOf?: (row: number) => string | undefined;
  readonly amount: Float64Array;
  /** Whether rows with different amounts are different orders. */
  readonly byAmount: boolean;
}

/** No order. */
export const none = -1;

/** What a row says, as a number, or `unsaid`. */
type Fact = (row: number) => number;

/** As a day says it that is blank. */
const unsaid = noDay;

/** So many orders of one number are looked at for a row that may belong to any of them. */
const mostCompared = 100;

/** Orders by their numbers, and by what their rows say. */
export class NumberedOrders {
  count = 0;
  /** Of each order the row that has its day; the first, where none has. */
  readonly firstRow: Uint32Array;
  /** Numbers of which two purchases differ in their day, customer or amount, and the row of the first of them. */
  readonly reused = new Set<number>();
  reusedRow = none;
  /** Who the customer is, by each column; where two are not blank, the first of them decides. */
  readonly #names: readonly Fact[];
  readonly #day: Fact;
  readonly #isBack: Fact;
  readonly #status: Fact;
  /** All that rows of one order have in common, the best name of the customer first. */
  readonly #facts: readonly Fact[];
  /** By number its latest order, and of each order the one of its number before it. */
  readonly #latest: Int32Array;
  readonly #before: Int32Array;
  /** Orders of numbers that have several, by all that their rows have in common. */
  readonly #bySaid = new Map<string, number>();
  /** What is known of each order, by name and by fact, once not every row says everything. */
  readonly #known = new Map<Fact, Float64Array>();

  constructor(
    records: Records,
    numbers: number,
    { customers, statusOf, amount, byAmount }: SharedByLines,
  ) {
    this.firstRow = new Uint32Array(records.count);
    this.#before = new Int32Array(records.count);
    this.#latest = new Int32Array(numbers).fill(none);
    const days = records.days('date');
    // A row of nothing is part of a purchase or of a refund.
    const stated: Fact = (row) => (Math.abs(amount[row] ?? 0) > 0 ? (amount[row] ?? 0) : unsaid);
    this.#names = namesOf(records, customers);
    const placeholders = placeholderDays(days);
    this.#day = (row) => {
      const day = days[row] ?? unsaid;
      return placeholders.has(day) ? unsaid : day;
    };
    this.#isBack = (row) => {
      const value = stated(row);
      return value === unsaid ? unsaid : Number(value < 0);
    };
    this.#status = statusOf === undefined ? () => 0 : numbered(statusOf);
    const others = [this.#day, this.#isBack, this.#status, ...(byAmount ? [stated] : [])];
    this.#facts = [...this.#names.slice(0, 1), ...others];
  }

  /** Whether a row says all that rows of one order have in common. */
  isWhole(row: number): boolean {
    return this.#facts.every((fact) => fact(row) !== unsaid);
  }

  /** Adds an order that no other row of its number belongs to yet. */
  add(row: number): number {
    const order = this.count;
    this.count += 1;
    this.firstRow[order] = row;
    for (const [fact, known] of this.#known) known[order] = fact(row);
    return order;
  }

  /** The order of a row that says everything. */
  ofWhole(number: number, row: number): number {
    const latest = this.#latest[number] ?? none;
    if (latest === none) return this.#begin(number, row);
    const first = this.firstRow[latest] ?? 0;
    if (this.#facts.every((fact) => fact(first) === fact(row))) return latest;
    const isOnly = this.#before[latest] === none;
    const found = isOnly ? undefined : this.#bySaid.get(this.#said(number, row));
    return found ?? this.#begin(number, row);
  }

  /** Notes what is known of each order; from then on rows may say more. */
  learn(): void {
    for (const fact of [...this.#names, ...this.#facts.slice(1)]) {
      const known = new Float64Array(this.firstRow.length);
      for (let order = 0; order < this.count; order++)
        known[order] = fact(this.firstRow[order] ?? 0);
      this.#known.set(fact, known);
    }
  }

  /**
   * The order of a row that does not say everything.
   *
   * @param above - the order of the row with its number above it, or `none`
   */
  ofOther(number: number, row: number, above: number): number {
    const found = this.#among(number, row, above);
    if (found === none) return this.#begin(number, row);
    for (const [fact, known] of this.#known) {
      if (known[found] !== unsaid) continue;
      known[found] = fact(row);
      if (fact === this.#day && known[found] !== unsaid) this.firstRow[found] = row;
    }
    return found;
  }

  /** An order of the number that the row does not contradict. */
  #among(number: number, row: number, above: number): number {
    if (above !== none && this.#agree(above, row)) return above;
    const same = this.#bySaid.get(this.#said(number, row));
    if (same !== undefined && this.#agree(same, row)) return same;
    let order = this.#latest[number] ?? none;
    for (let i = 0; i < mostCompared && order !== none; i++) {
      if (this.#agree(order, row)) return order;
      order = this.#before[order] ?? none;
    }
    return none;
  }

  #agree(order: number, row: number): boolean {
    let isNamed = false;
    for (const [fact, known] of this.#known) {
      const [one = unsaid, other] = [known[order], fact(row)];
      if (one === unsaid || other === unsaid) continue;
      const isName = this.#names.includes(fact);
      if (one !== other && !(isName && isNamed)) return false;
      isNamed ||= isName;
    }
    return true;
  }

  #begin(number: number, row: number): number {
    const order = this.add(row);
    const before = this.#latest[number] ?? none;
    this.#latest[number] = order;
    this.#before[order] = before;
    if (before === none) return order;
    const first = this.firstRow[before] ?? 0;
    if (this.#before[before] === none) this.#bySaid.set(this.#said(number, first), before);
    this.#bySaid.set(this.#said(number, row), order);
    if (this.#isReused(order, row)) {
      this.reused.add(number);
      if (this.reusedRow === none) this.reusedRow = row;
    }
    return order;
  }

  /** Whether an order before it is a purchase of the same status, too: another day, customer or amount tells them apart. */
  #isReused(order: number, row: number): boolean {
    if (this.#isBack(row) === 1) return false;
    let before = this.#before[order] ?? none;
    for (let i = 0; i < mostCompared && before !== none; i++) {
      const first = this.firstRow[before] ?? 0;
      if (this.#isBack(first) !== 1 && this.#status(first) === this.#status(row)) return true;
      before = this.#before[before] ?? none;
    }
    return false;
  }

  #said(number: number, row: number): string {
    return [number, ...this.#facts.map((fact) => fact(row))].join(' ');
  }
}

/** The names of the customer; others than the best matter only where that is blank. */
function namesOf(records: Records, fields: readonly string[]): readonly Fact[] {
  const [first = 'customer', ...others] = fields;
  const { codes, blank } = records.numbered(first);
  const nameIn =
    ({ codes, blank }: ReturnType<Records['numbered']>): Fact =>
    (row) => {
      const code = codes[row] ?? 0;
      return code === blank ? unsaid : code;
    };
  const best = nameIn({ codes, blank, count: 0 });
  if (others.length === 0 || !codes.includes(blank)) return [best];
  return [best, ...others.map((field) => nameIn(records.numbered(field)))];
}

/** Numbers the words of rows as they come. */
function numbered(wordOf: (row: number) => string | undefined): Fact {
  const numbers = new Map<string, number>();
  return (row) => {
    const word = wordOf(row);
    if (word === undefined) return unsaid;
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
}
