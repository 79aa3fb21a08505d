import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import { dayNumber, isCalendarDate } from '../../core/quantity/calendar.ts';
import type { ProblemFacts } from '../../problems/problem.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/** Reads one kind of value; undefined where the value is of another kind. */
export type Kind<T> = (value: unknown) => T | undefined;

/** No calculation gives a larger number, and sums of such numbers are still numbers. */
const largestNumber = 1e200;

export const number: Kind<number> = (value) =>
  typeof value === 'number' && Math.abs(value) <= largestNumber ? value : undefined;

/** An amount: versions before 0.2 printed more decimals. */
export const amount: Kind<number> = (value) => {
  const read = number(value);
  return read === undefined ? undefined : asDecimal(read);
};

export const text: Kind<string> = (value) => (typeof value === 'string' ? value : undefined);

export const flag: Kind<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** What an assumption may be. */
export const scalar: Kind<number | string | boolean> = (value) =>
  number(value) ?? text(value) ?? flag(value);

export const oneOf =
  <T extends string>(choices: readonly T[]): Kind<T> =>
  (value) =>
    choices.find((choice) => choice === value);

export const orNull =
  <T>(kind: Kind<T>): Kind<T | null> =>
  (value) =>
    value === null ? null : kind(value);

export const listOf =
  <T>(kind: Kind<T>): Kind<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(kind);
    return items.every((item) => item !== undefined) ? items : undefined;
  };

export const byName =
  <T>(kind: Kind<T>): Kind<Readonly<Record<string, T>>> =>
  (value) => {
    if (!isObject(value)) return undefined;
    const entries = Object.entries(value).map(([name, each]) => [name, kind(each)] as const);
    const sound = entries.filter((entry): entry is [string, T] => entry[1] !== undefined);
    return sound.length === entries.length ? Object.fromEntries(sound) : undefined;
  };

/** Rows of numbers. */
export const matrix = listOf(listOf(number));

/** A day as results write it, as days since 1970-01-01. */
export const day: Kind<number> = (value) => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text(value) ?? '') ?? [];
  return isCalendarDate(Number(year), Number(month), Number(date))
    ? dayNumber(Number(year), Number(month), Number(date))
    : undefined;
};

/** Whether it can be a covariance of that many logarithms; null stands for one that is not known. */
export function isCovariance(matrix: readonly (readonly number[])[] | null, size: number): boolean {
  if (matrix === null) return true;
  const at = (i: number, j: number) => matrix[i]?.[j] ?? Number.NaN;
  return (
    matrix.length === size &&
    matrix.every(
      (row, i) =>
        row.length === size &&
        at(i, i) >= 0 &&
        row.every((entry, j) => entry === at(j, i) && Math.abs(entry) < 1e6),
    ) &&
    matrix.every((row, i) =>
      row.every((entry, j) => entry * entry <= at(i, i) * at(j, j) * (1 + 1e-9)),
    )
  );
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A saved result, read field by field. A field is checked when it is read, and at no other time: what nobody reads
 * may be missing, or hold anything. So a result of an earlier version can be used as long as it has what is needed.
 *
 * Fields are named by their path, such as "result.total.customers".
 */
export class SavedFields {
  readonly file: string;
  readonly #fields: Fields;
  /** Of these fields within the file, with a dot at the end; "" for the whole file. */
  readonly #within: string;

  constructor(file: string, fields: Fields, within = '') {
    this.file = file;
    this.#fields = fields;
    this.#within = within;
  }

  /**
   * A field that is needed.
   *
   * @throws {Refusal} it is missing, or of another kind
   */
  get<T>(path: string, kind: Kind<T>): T {
    const found = this.find(path, kind);
    if (found === undefined) throw this.broken(path, 'missing');
    return found;
  }

  /**
   * A field that can be done without; undefined where it is missing, or where what it stands in is missing or null.
   * Of a field that may be null itself, see `orNull`.
   *
   * @throws {Refusal} it is of another kind
   */
  find<T>(path: string, kind: Kind<T>): T | undefined {
    const value = this.#at(path);
    if (value === undefined) return undefined;
    const read = kind(value);
    if (read === undefined) throw this.broken(path, 'unusable');
    return read;
  }

  /**
   * The fields of an object; null where the result has null in its place.
   *
   * @throws {Refusal} it is missing, or something else
   */
  part(path: string): SavedFields | null {
    const fields = this.get(path, orNull(anyObject));
    return fields === null ? null : new SavedFields(this.file, fields, `${this.#within}${path}.`);
  }

  /**
   * The objects of a list.
   *
   * @throws {Refusal} it is missing, or something else
   */
  list(path: string): readonly SavedFields[] {
    return this.get(path, listOf(anyObject)).map(
      (fields, i) => new SavedFields(this.file, fields, `${this.#within}${path}.${i}.`),
    );
  }

  /**
   * The objects that an object holds, by name.
   *
   * @throws {Refusal} it is missing, or something else
   */
  entries(path: string): readonly (readonly [name: string, fields: SavedFields])[] {
    return Object.entries(this.get(path, byName(anyObject))).map(([name, fields]) => [
      name,
      new SavedFields(this.file, fields, `${this.#within}${path}.${name}.`),
    ]);
  }

  /** The refusal of the file for one of these fields. */
  broken(path: string, reason: ProblemFacts['saved-result-broken']['reason']): Refusal {
    return brokenAt(this.file, `${this.#within}${path}`, reason);
  }

  /** Only what the file holds itself: no field of a prototype. */
  #at(path: string): unknown {
    let value: unknown = this.#fields;
    for (const name of path.split('.')) {
      if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
      value = value[name];
    }
    return value;
  }
}

const anyObject: Kind<Fields> = (value) => (isObject(value) ? value : undefined);

/** The refusal of a file whose field is missing, is of another kind, or differs from the sum of its parts. */
export const brokenAt = (
  file: string,
  where: string,
  reason: ProblemFacts['saved-result-broken']['reason'],
): Refusal => new Refusal(problem('saved-result-broken', { where, reason }, { file }));
