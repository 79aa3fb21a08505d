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
  const written = (place: number) => field(sort.field, chosen[place] ?? 0);
  const numbers = sort.field === 'id' ? undefined : numbersIn(chosen.length, written);
  const descending =
    sort.direction === undefined ? numbers !== undefined : sort.direction === 'desc';
  const sign = descending ? -1 : 1;
  const texts = numbers === undefined ? chosen.map((_, place) => written(place)) : [];
  const byField =
    numbers === undefined
      ? (a: number, b: number) => order(texts[a] ?? null, texts[b] ?? null)
      : (a: number, b: number) => order(numbers[a] as number, numbers[b] as number);
  const places = Uint32Array.from(chosen.keys()).sort(
    (a, b) => sign * byField(a, b) || order(ids[chosen[a] ?? 0] ?? '', ids[chosen[b] ?? 0] ?? ''),
  );
  const shown = places.subarray(0, Math.min(top, places.length));
  return { matching: chosen.length, customers: Array.from(shown, (place) => chosen[place] ?? 0) };
}

/**
 * A column of the file is text; where all of it that is not blank reads as numbers, it is these numbers. What is
 * not known is less than any of them.
 */
function numbersIn(
  count: number,
  valueAt: (i: number) => string | number | null,
): Float64Array | undefined {
  const numbers = new Float64Array(count).fill(-Infinity);
  let known = false;
  for (let i = 0; i < count; i++) {
    const value = valueAt(i);
    const number = typeof value === 'string' && value !== '' ? decimal(value) : value;
    if (number === undefined) return undefined;
    if (typeof number !== 'number') continue;
    numbers[i] = number;
    known = true;
  }
  return known ? numbers : undefined;
}

/** Numbers by size, texts by code unit, the unknown first. */
function order(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
