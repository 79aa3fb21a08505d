import { type Problem, problem } from '../../problems/problem.ts';
import { foldedId, type IdFolding, wholeNumber } from '../cells/folded-id.ts';
import type { IdIndex } from './id-index.ts';

/** Ids that differ only in how they are written: by the case of letters, or by the zeros of a number. */
export class AlikeIds {
  readonly #index: IdIndex;
  #numbers: Numbers | undefined;

  constructor(index: IdIndex) {
    this.#index = index;
  }

  /** Every id that is like an earlier one, beside it. */
  pairs(): readonly Pair[] {
    const { caseVariants, padded } = this.#index;
    if (padded.length === 0 || this.#index.haveOneWidth) return caseVariants;
    return [...caseVariants, ...this.#allNumbers().pairs];
  }

  /** The number of an id that is like this one, or this one, or -1. */
  find(id: string): number {
    const found = this.#index.findInAnyCase(id);
    if (found >= 0) return found;
    const value = wholeNumber(id);
    return value === undefined ? -1 : this.#allNumbers().find(value);
  }

  #allNumbers(): Numbers {
    this.#numbers ??= new Numbers(this.#index);
    return this.#numbers;
  }
}

type Pair = readonly [earlier: number, later: number];

/** Ids that are whole numbers, by their value. */
class Numbers {
  readonly pairs: Pair[] = [];
  readonly #index: IdIndex;
  /** By value, the first of those that are written with more zeros than they need. */
  readonly #padded = new Map<string, number>();

  constructor(index: IdIndex) {
    this.#index = index;
    for (const number of index.padded) {
      const value = wholeNumber(index.ids[number] ?? '');
      if (value === undefined) continue;
      const other = this.find(value);
      if (other < 0) this.#padded.set(value, number);
      else if (other !== number)
        this.pairs.push(other < number ? [other, number] : [number, other]);
    }
  }

  find(value: string): number {
    const plain = this.#index.find(value);
    return plain >= 0 ? plain : (this.#padded.get(value) ?? -1);
  }
}

/** Two ids that are alike, and the first row of the later. */
interface AlikePair {
  readonly one: string;
  readonly other: string;
  readonly row: number;
}

/** What became of ids that are alike. */
export interface FoldedIds {
  /** Of each id that was written in several ways and is one customer, the first two. */
  readonly together: readonly AlikePair[];
  /** Pairs that count as two customers. */
  readonly apart: readonly AlikePair[];
  /** Of each of the ids together, the number that their rows have got. */
  readonly keptAs: ReadonlyMap<number, number>;
}

const nothingFolded: FoldedIds = { together: [], apart: [], keptAs: new Map() };

/**
 * Brings the ids together that count as the same: their rows get the number of the first, which is shown in the form in
 * which ids are compared. Ids that are written in one way only are shown as they are written.
 *
 * @param numbers - the number of the id of each row; changed in place
 */
export function foldIds(index: IdIndex, numbers: Uint32Array, folding: IdFolding): FoldedIds {
  const pairs = new AlikeIds(index).pairs();
  if (pairs.length === 0 || folding === 'exact') return nothingFolded;
  const firstRow = firstRows(numbers, index.count);
  const rowOf = (number: number): number => firstRow[number] ?? -1;
  const groups = new Map<string, number[]>();
  const apart: AlikePair[] = [];
  const text = (number: number): string => index.ids[number] ?? '';
  for (const number of new Set(pairs.flat())) {
    // Rejected rows have ids as well.
    if (rowOf(number) < 0) continue;
    const key = foldedId(text(number), folding);
    groups.set(key, [...(groups.get(key) ?? []), number]);
  }
  for (const [earlier, later] of pairs) {
    if (rowOf(earlier) < 0 || rowOf(later) < 0) continue;
    const [one, other] = [text(earlier), text(later)];
    if (foldedId(one, folding) === foldedId(other, folding)) continue;
    apart.push({ one, other, row: Math.max(rowOf(earlier), rowOf(later)) });
  }
  const together: AlikePair[] = [];
  const keptAs = new Map<number, number>();
  for (const [key, group] of groups) {
    const [first = 0, second] = group.sort((a, b) => rowOf(a) - rowOf(b));
    if (second === undefined) continue;
    together.push({ one: text(first), other: text(second), row: rowOf(second) });
    for (const number of group) keptAs.set(number, first);
    index.rename(first, key);
  }
  if (keptAs.size > 0)
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] ?? 0;
      numbers[row] = keptAs.get(number) ?? number;
    }
  return { together, apart, keptAs };
}

/** What there is to say of ids that are alike, and of which row. */
export function problemsOfFolding({ together, apart }: FoldedIds): readonly [number, Problem][] {
  const [first] = together;
  const pairs = apart.map(({ one, other, row }): [number, Problem] => [row, alike(one, other)]);
  if (first === undefined) return pairs;
  const { one, other, row } = first;
  const addresses = together.every(
    (pair) => foldedId(pair.one, 'addresses') === foldedId(pair.other, 'addresses'),
  );
  return [[row, problem('ids-folded', { ids: together.length, one, other, addresses })], ...pairs];
}

/** Says how two ids are alike that count as two customers. */
export const alike = (one: string, other: string): Problem =>
  one.toLowerCase() === other.toLowerCase()
    ? problem('ids-differ-by-case', { one, other })
    : problem('ids-differ-by-zeros', { one, other });

/** By the number of each id, the first row that has it; -1 where none has. */
function firstRows(numbers: Uint32Array, count: number): Int32Array {
  const first = new Int32Array(count).fill(-1);
  for (let row = numbers.length - 1; row >= 0; row--) first[numbers[row] ?? 0] = row;
  return first;
}
