import { NumberColumn } from '../columns/number-column.ts';
import type { NamingColumn, PlacedColumn, RowKeeper } from './row-reader.ts';
import { totalName } from './total-words.ts';

/** What the amounts of a line are to those of the rows above it. */
export type Relation = 'sum' | 'mean' | 'count';

/** The amounts of one column, as they are written, over some rows. */
interface Amounts {
  sum: number;
  filled: number;
  /** How many of them are not 0. */
  counting: number;
  least: number;
  most: number;
}

const noAmounts = (): Amounts => ({
  sum: 0,
  filled: 0,
  counting: 0,
  least: Infinity,
  most: -Infinity,
});

/** How many of the last rows may be totals with a name of their own. */
const mostAtEnd = 3;
/** Of how many rows the ids are looked at to tell which id is unlike them. */
const idsSampled = 2000;
/** With more forms than these among the ids, none is odd. */
const mostForms = 3;

/** The totals at the end of a file, and whether no id above them is like theirs. */
interface TotalsAtEnd {
  readonly lines: readonly { readonly name: string; readonly relation: Relation }[];
  readonly areOdd: boolean;
}

/**
 * Tells the lines that sum up the rows above them by their amounts: every one is the sum, the mean or the count of the
 * rows of the file, or of those since the last total, and not all of these rows have the same amount.
 */
export class TotalLines {
  readonly #table: Pick<RowKeeper, 'rows'>;
  readonly #columns: readonly { readonly index: number; readonly column: NumberColumn }[];
  readonly #naming: NamingColumn;
  readonly #firstRow: number;
  /** The rows that the amounts are of, up to, not including. */
  #summed: number;
  #ofFile: readonly Amounts[];
  #ofGroup: readonly Amounts[];

  constructor(
    table: Pick<RowKeeper, 'rows'>,
    columns: readonly PlacedColumn[],
    naming: NamingColumn,
  ) {
    this.#table = table;
    this.#columns = columns.flatMap(({ index, column }) =>
      column instanceof NumberColumn ? [{ index, column }] : [],
    );
    this.#naming = naming;
    this.#firstRow = table.rows;
    this.#summed = table.rows;
    this.#ofFile = this.#columns.map(noAmounts);
    this.#ofGroup = this.#columns.map(noAmounts);
  }

  /**
   * What a line is to the rows above it, where its name or its blank cells allow for a total.
   *
   * @returns undefined where it is none
   */
  relationOf(cells: readonly string[]): Relation | undefined {
    const first = cells.find((cell) => cell.trim() !== '') ?? '';
    const name = totalName(cells[this.#naming.index] ?? '') ?? totalName(first);
    if (name === undefined && !this.#hasNumbersAlone(cells)) return undefined;
    this.#sumUp(this.#table.rows);
    const amounts = this.#columns.map(({ index, column }) => column.written(cells[index] ?? ''));
    return this.#relation(amounts, name === 'sum');
  }

  /** The rows that follow a total are summed up by the next one. */
  endGroup(): void {
    this.#sumUp(this.#table.rows);
    this.#ofGroup = this.#columns.map(noAmounts);
  }

  /** The last rows of the file that sum up all the others; undefined where there are none. */
  atEnd(): TotalsAtEnd | undefined {
    const { rows } = this.#table;
    const columns = this.#columns.map(({ column }) => column);
    for (let count = mostAtEnd; count > 0; count--) {
      const above = rows - count;
      if (above - this.#firstRow < 2 || above < this.#summed) continue;
      this.#sumUp(above);
      const lines: TotalsAtEnd['lines'][number][] = [];
      let mayBeChance = false;
      let areSums = true;
      for (let row = above; row < rows; row++) {
        if (this.#naming.isDated(row)) break;
        const amounts = columns.map((column) => column.writtenAt(row));
        const relation = this.#relation(amounts, false);
        if (relation === undefined) break;
        lines.push({ name: this.#naming.nameOf(row), relation });
        mayBeChance = count === 1 && this.#mayBeChance(amounts, relation);
        areSums &&= this.#areSums(amounts);
      }
      if (lines.length < count || mayBeChance) continue;
      const forms = this.#formsOfIds(above);
      const isOdd = ({ name }: { readonly name: string }) => !forms.has(formOf(name));
      // Two rows and one amount are too little to take a customer away for.
      const isEvident = above - this.#firstRow > 2 || this.#ofFile.filter(varies).length > 1;
      const areOdd = isEvident && forms.size <= mostForms && lines.every(isOdd);
      const isSumOfMoney = lines.length === 1 && areSums && columns.some(({ isMoney }) => isMoney);
      return areOdd || isSumOfMoney ? { lines, areOdd } : undefined;
    }
    return undefined;
  }

  /** A whole number is often near the mean of others, and one that stands above is its own sum with nothing. */
  #mayBeChance(amounts: readonly number[], relation: Relation): boolean {
    if (relation !== 'sum') return amounts.every(isWholeOrBlank);
    return !this.#ofFile.some((above, i) => {
      const amount = amounts[i] ?? Number.NaN;
      return varies(above) && above.counting > 1 && relationOfAmount(amount, above) === 'sum';
    });
  }

  /** Whether all amounts that differ in the rows above are their sums. */
  #areSums(amounts: readonly number[]): boolean {
    return this.#ofFile.every((above, i) => {
      const amount = amounts[i] ?? Number.NaN;
      return !varies(above) || Number.isNaN(amount) || relationOfAmount(amount, above) === 'sum';
    });
  }

  /** Whether nothing but numbers stands in a row. */
  #hasNumbersAlone(cells: readonly string[]): boolean {
    const [first] = this.#columns;
    if (first === undefined || (cells[this.#naming.index] ?? '').trim() !== '') return false;
    return cells.every((cell) => cell.trim() === '' || !Number.isNaN(first.column.written(cell)));
  }

  #relation(amounts: readonly number[], hasNameOfSum: boolean): Relation | undefined {
    return (
      relationTo(this.#ofGroup, amounts, hasNameOfSum) ??
      relationTo(this.#ofFile, amounts, hasNameOfSum)
    );
  }

  #sumUp(end: number): void {
    for (const [i, { column }] of this.#columns.entries()) {
      const [file, group] = [this.#ofFile[i], this.#ofGroup[i]];
      if (file === undefined || group === undefined) continue;
      // In numbers of its own: a million rows pass here.
      let [sum, filled, counting, least, most] = [0, 0, 0, Infinity, -Infinity];
      for (let row = this.#summed; row < end; row++) {
        const amount = column.writtenAt(row);
        if (Number.isNaN(amount)) continue;
        sum += amount;
        filled += 1;
        if (amount !== 0) counting += 1;
        if (amount < least) least = amount;
        if (amount > most) most = amount;
      }
      for (const each of [file, group]) {
        each.sum += sum;
        each.filled += filled;
        each.counting += counting;
        each.least = Math.min(each.least, least);
        each.most = Math.max(each.most, most);
      }
    }
    this.#summed = Math.max(this.#summed, end);
  }

  #formsOfIds(end: number): ReadonlySet<string> {
    const forms = new Set<string>();
    const last = Math.min(end, this.#firstRow + idsSampled);
    for (let row = this.#firstRow; row < last; row++) forms.add(formOf(this.#naming.nameOf(row)));
    return forms;
  }
}

/** The kinds of characters in an id, in their order: "C12" → "a0", "anna@x.org" → "a@a.a". */
const formOf = (id: string): string => id.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0');

/**
 * What amounts are to those above them.
 *
 * @param hasNameOfSum - whether they need no more evidence than to be their sum, even the sum of equal amounts
 */
function relationTo(
  above: readonly Amounts[],
  amounts: readonly number[],
  hasNameOfSum: boolean,
): Relation | undefined {
  let found: Relation | undefined;
  for (const [i, of] of above.entries()) {
    const amount = amounts[i] ?? Number.NaN;
    if (Number.isNaN(amount)) continue;
    const relation = relationOfAmount(amount, of);
    if (relation === undefined) return undefined;
    if (varies(of) || (hasNameOfSum && relation === 'sum')) found ??= relation;
  }
  return found;
}

const varies = ({ filled, least, most }: Amounts): boolean => filled > 1 && least < most;

const isWholeOrBlank = (amount: number): boolean =>
  Number.isNaN(amount) || Number.isInteger(amount);

function relationOfAmount(
  amount: number,
  { sum, filled }: Pick<Amounts, 'sum' | 'filled'>,
): Relation | undefined {
  if (filled === 0) return undefined;
  // Rows are rounded one by one, a total once.
  const slack = 0.005 + Math.min(filled * 0.005, Math.abs(sum) * 1e-4);
  if (Math.abs(amount - sum) <= slack) return 'sum';
  const halfOfLastDigit = Number.isInteger(amount) ? 0.5 : 0.005;
  if (Math.abs(amount - sum / filled) <= halfOfLastDigit * (1 + 1e-9)) return 'mean';
  return amount === filled ? 'count' : undefined;
}
