import type { CodedColumn } from '../../../core/customers.ts';
import { ascendingOrder } from '../../../core/numeric/ascending-order.ts';
import { decimal } from '../../../core/quantity/decimal.ts';
import type { ListRequest } from './list-request.ts';

/** What stands in a field of each customer; null where nothing is known. */
export type FieldOf = (name: string) => (customer: number) => string | number | null;

/** The customers that a list shows, by their numbers, and how many passed the tests before `--top` cut them. */
export interface Chosen {
  readonly matching: number;
  readonly customers: Uint32Array;
}

/** The customers that pass every test, sorted; equals stay in the order of their ids. */
export function chosenCustomers(
  ids: readonly string[],
  field: FieldOf,
  { where, sort, top }: ListRequest,
): Chosen {
  const tests = where.map(({ field: name, passes }) => ({ at: field(name), passes }));
  const passing = new Uint32Array(ids.length);
  let matching = 0;
  for (let i = 0; i < ids.length; i++) {
    if (!tests.every(({ at, passes }) => passes(at(i)))) continue;
    passing[matching] = i;
    matching += 1;
  }
  const chosen = passing.subarray(0, matching);
  const named = inOrder(chosen, (i) => ids[i] ?? '');
  const at = field(sort.field);
  const numbers = sort.field === 'id' ? undefined : numbersIn(named, at, ids.length);
  const descending =
    sort.direction === undefined ? numbers !== undefined : sort.direction === 'desc';
  // Equals keep their places: turned round twice where the order is.
  const before = descending ? named.toReversed() : named;
  const rising = numbers === undefined ? inOrder(before, at) : ascendingOrder(numbers, before);
  const sorted = descending ? rising.toReversed() : rising;
  return { matching, customers: sorted.slice(0, Math.min(top, sorted.length)) };
}

/**
 * A column of the file is text; where all of it that is not blank reads as numbers, it is these numbers. What is
 * not known is less than any of them.
 */
function numbersIn(
  customers: Uint32Array,
  at: (customer: number) => string | number | null,
  count: number,
): Float64Array | undefined {
  const numbers = new Float64Array(count).fill(-Infinity);
  let known = false;
  for (const i of customers) {
    const value = at(i);
    const number = typeof value === 'string' && value !== '' ? decimal(value) : value;
    if (number === undefined) return undefined;
    if (typeof number !== 'number') continue;
    numbers[i] = number;
    known = true;
  }
  return known ? numbers : undefined;
}

/** Customers by what stands in a field; equals stay as they are. Those that are in order already are only looked at. */
function inOrder(
  customers: Uint32Array,
  at: (customer: number) => string | number | null,
): Uint32Array {
  if (isInOrder(customers, at)) return customers;
  const values = Array.from(customers, at);
  return Uint32Array.from(values.keys())
    .sort((a, b) => order(values[a] ?? null, values[b] ?? null) || a - b)
    .map((place) => customers[place] as number);
}

function isInOrder(
  customers: Uint32Array,
  at: (customer: number) => string | number | null,
): boolean {
  let before: string | number | null = null;
  for (let place = 0; place < customers.length; place++) {
    const value = at(customers[place] as number);
    if (order(before, value) > 0) return false;
    before = value;
  }
  return true;
}

/** Numbers by size, texts by code unit, the unknown first. */
function order(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Columns of the file that the list names, by their header. */
type ColumnTexts = (header: string) => (customer: number) => string;

/** What stands in columns of the file, customer by customer. */
export function columnTexts(labels: ReadonlyMap<string, CodedColumn>): ColumnTexts {
  return (header) => {
    const column = labels.get(header);
    if (column === undefined) throw new RangeError(`the column ${header} was not read`);
    return (i) => column.values[column.codes[i] ?? 0] ?? '';
  };
}

/** The columns that `--keep` names, as the field of a customer that holds them; no field where it names none. */
export function keptField(
  keep: readonly string[],
  textOf: ColumnTexts,
): { readonly kept?: (customer: number) => Readonly<Record<string, string>> } {
  if (keep.length === 0) return {};
  const columns = keep.map((header) => [header, textOf(header)] as const);
  return { kept: (i) => Object.fromEntries(columns.map(([header, text]) => [header, text(i)])) };
}
