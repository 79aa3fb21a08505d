import { decimal } from '../../core/quantity/decimal.ts';
import type { ListRequest } from './list-request.ts';

/** What stands in a field of a customer; null where nothing is known. */
export type FieldOf = (name: string, customer: number) => string | number | null;

/** The customers that a list shows, by their numbers, and how many passed the tests before `--top` cut them. */
export interface Chosen {
  readonly matching: number;
  readonly customers: readonly number[];
}

/** The customers that pass every test, sorted; equals stay in the order of their ids. */
export function chosenCustomers(
  ids: readonly string[],
  field: FieldOf,
  { where, sort, top }: ListRequest,
): Chosen {
  const chosen: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (where.every((test) => test.passes(field(test.field, i)))) chosen.push(i);
  }
  const written = chosen.map((i) => field(sort.field, i));
  const numbers = sort.field === 'id' ? undefined : numbersIn(written);
  const keys = new Map(chosen.map((i, at) => [i, (numbers ?? written)[at] ?? null]));
  const descending =
    sort.direction === undefined ? numbers !== undefined : sort.direction === 'desc';
  const sign = descending ? -1 : 1;
  chosen.sort(
    (a, b) =>
      sign * order(keys.get(a) ?? null, keys.get(b) ?? null) || order(ids[a] ?? '', ids[b] ?? ''),
  );
  return { matching: chosen.length, customers: chosen.slice(0, top) };
}

/** A column of the file is text; where all of it that is not blank reads as numbers, it is these numbers. */
function numbersIn(values: readonly (string | number | null)[]): (number | null)[] | undefined {
  const numbers: (number | null)[] = [];
  for (const value of values) {
    const number = typeof value === 'string' && value !== '' ? decimal(value) : value;
    if (number === undefined) return undefined;
    numbers.push(typeof number === 'number' ? number : null);
  }
  return numbers.some((number) => number !== null) ? numbers : undefined;
}

/** Numbers by size, texts by code unit, the unknown first. */
function order(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
