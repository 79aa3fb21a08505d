import { annualSpend, type Customers } from '../../core/customers.ts';
import { problem } from '../../core/problem.ts';
import { decimal } from '../../core/quantity/decimal.ts';
import type { Segments } from '../../core/segments.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import { listed } from '../segments/listed.ts';
import { topCount } from '../segments/top-count.ts';
import type { ValueMethodName } from '../valuation/method.ts';
import { valuesOf } from '../valuation/value-parts.ts';
import type { Parts } from '../valuation/valued.ts';
import type { CustomerValue } from './result.ts';
import { whereTest } from './where.ts';

/** Fields that a listed customer has besides the columns of the file; the parts only with expected values. */
const allFigures = [
  'id',
  'annualSpend',
  'tenureYears',
  'soFar',
  'toCome',
  'lifetimeValue',
] as const;
type Figure = (typeof allFigures)[number];

/** The fields of a customer by the method. */
export const figuresOf = (method: ValueMethodName): readonly Figure[] =>
  allFigures.filter((name) => method === 'expected' || (name !== 'soFar' && name !== 'toCome'));

/** What `--each` lists, and how. */
export interface ListRequest {
  readonly keep: readonly string[];
  readonly where: readonly ReturnType<typeof readTest>[];
  /** Without a direction: numbers from the largest, texts from the smallest. */
  readonly sort: { readonly field: string; readonly direction: string | undefined };
  readonly top: number;
  /** The columns of the files that the list needs. */
  readonly columns: readonly string[];
  /** The columns that `--where` and `--sort` look for, each with the option. */
  readonly sought: ReadonlyMap<string, string>;
}

/**
 * The list that the options ask for; undefined without `--each`.
 *
 * @throws {Refusal} an option needs `--each`, or cannot be read
 */
export function listRequest(
  options: OptionValues,
  method: ValueMethodName,
): ListRequest | undefined {
  if (options['each'] !== true) {
    const idle = ['where', 'sort', 'top', 'keep'].filter((name) => options[name] !== undefined);
    if (idle.length === 0) return undefined;
    throw new Refusal(
      ...idle.map((name) => problem('option-needs', { option: `--${name}`, needs: '--each' })),
    );
  }
  const keep = listed(options['keep']);
  const where = listed(options['where'], false).map(readTest);
  const [, field = 'lifetimeValue', direction] =
    /^(.*?)(?::(asc|desc))?$/.exec(String(options['sort'] ?? 'lifetimeValue')) ?? [];
  const fields = [
    ...where.map((test) => [test.field, '--where'] as const),
    [field, '--sort'] as const,
  ];
  const known: readonly string[] = figuresOf(method);
  const sought = new Map(fields.filter(([name]) => !known.includes(name)));
  return {
    keep,
    where,
    sort: { field, direction },
    top: topCount(options['top']),
    columns: [...new Set([...keep, ...sought.keys()])],
    sought,
  };
}

const readTest = (text: string) => valueOrRefusal(whereTest(text));

/** The listed customers, and how many passed the tests before `--top` cut them. */
export interface CustomerList {
  readonly matching: number;
  readonly customers: readonly CustomerValue[];
}

/** The customers that pass every test, sorted; equals stay in the order of their ids. */
export function customerList(
  customers: Customers,
  segments: Segments,
  parts: Parts,
  request: ListRequest,
): CustomerList {
  const values = valuesOf(parts);
  const [soFar, toCome] = parts.map((part) => part.values);
  const columnText = (header: string, i: number): string => {
    const column = customers.labels.get(header);
    if (column === undefined) throw new RangeError(`the column ${header} was not read`);
    return column.values[column.codes[i] ?? 0] ?? '';
  };
  const field = (name: string, i: number): string | number | null => {
    switch (name) {
      case 'id':
        return customers.ids[i] ?? '';
      case 'annualSpend':
        return annualSpend(customers, i) ?? null;
      case 'tenureYears':
        return customers.tenureYears?.[i] ?? null;
      case 'lifetimeValue':
        return values[i] ?? null;
      case 'soFar':
      case 'toCome':
        // Without two parts these are names of columns, if anything.
        return toCome === undefined
          ? columnText(name, i)
          : ((name === 'soFar' ? soFar : toCome)?.[i] ?? null);
      default:
        return columnText(name, i);
    }
  };
  const { keep, where, sort, top } = request;
  const chosen: number[] = [];
  for (let i = 0; i < customers.count; i++) {
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
      sign * order(keys.get(a) ?? null, keys.get(b) ?? null) ||
      order(customers.ids[a] ?? '', customers.ids[b] ?? ''),
  );
  const listed = chosen.slice(0, top).map((i) => ({
    id: customers.ids[i] ?? '',
    segment: segments.keys[segments.codes[i] ?? 0] ?? {},
    annualSpend: annualSpend(customers, i) ?? null,
    tenureYears: customers.tenureYears?.[i] ?? null,
    ...(toCome !== undefined && { soFar: soFar?.[i] ?? 0, toCome: toCome[i] ?? 0 }),
    lifetimeValue: values[i] ?? 0,
    ...(keep.length > 0 && {
      kept: Object.fromEntries(keep.map((header) => [header, columnText(header, i)])),
    }),
  }));
  return { matching: chosen.length, customers: listed };
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
