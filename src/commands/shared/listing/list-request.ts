import { failure, success } from '../../../core/outcome.ts';
import { decimal } from '../../../core/quantity/decimal.ts';
import { nearest } from '../../../problems/nearest.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionSpec, TypedOptions } from '../../option.ts';
import { topOption } from '../common-options.ts';

/** What `--each` lists, and how. */
export interface ListRequest {
  readonly keep: readonly string[];
  readonly where: readonly Test[];
  readonly sort: SortOrder;
  readonly top: number;
  /** The columns of the files that the list needs. */
  readonly columns: readonly string[];
  /** The columns that `--where` and `--sort` look for, each with the option. */
  readonly sought: ReadonlyMap<string, string>;
}

const group = 'Segments and customers';

/** An option of lists works with either of them. */
const needsList = [{ any: ['each', 'list'] }] as const;

/** Shows columns of the files beside each listed customer. */
export const keepOption = {
  name: 'keep',
  value: 'COLUMN',
  repeatable: true,
  commas: true,
  group,
  help: 'with --list: show this column of the customers too',
  needs: needsList,
  synonyms: ['columns', 'fields', 'select', 'show'],
} as const satisfies OptionSpec;

/**
 * The option that prints one list of customers to act on, by its name, as the main list.
 *
 * @param help - each list by its name, with who is on it
 */
export const listOption = <const Name extends string>(choices: readonly Name[], help: string) =>
  ({
    name: 'list',
    value: 'NAME',
    choices,
    group,
    help: `list these customers, with the value at stake and the reason: ${help}`,
    excludes: [{ any: ['each'], settle: 'There is one main list: leave out one of the two.' }],
    synonyms: ['call-list', 'worklist'],
  }) as const satisfies OptionSpec;

/** Methods are compared without segments. */
export const ofAllMethods = {
  any: ['method=all'],
  settle: 'Methods are compared for all customers: leave out the other.',
} as const;

/** A list by its name has its own customers and order. */
const notOfSegments = [
  ofAllMethods,
  { any: ['list'], settle: 'A list by its name has its own customers: --each selects and sorts.' },
] as const;

/** Which lines are shown; `usual` is a field of numbers, for an example. */
export const whereOption = (usual: string) =>
  ({
    name: 'where',
    value: 'TEST',
    read: (text: string) => whereTest(text, usual),
    repeatable: true,
    group,
    synonyms: ['filter', 'query', 'only'],
  }) as const;

/** By which field lines are sorted. */
export const sortOption = {
  name: 'sort',
  value: 'FIELD',
  read: sortOrder,
  group,
  synonyms: ['sort-by', 'order-by'],
} as const;

/**
 * The options of a list of customers; one meaning in every command.
 *
 * @param usual - the field by which it is sorted: "lifetimeValue"
 * @param another - a field to show as an example
 */
export const listOptions = (usual: string, another: string) =>
  [
    {
      name: 'each',
      group,
      help: 'list the customers, the most valuable first',
      synonyms: ['per-customer', 'individual'],
    },
    {
      ...whereOption(usual),
      help: `with --each: only customers that match, as "home=renter" or "${usual}>=1000"; with --by: only segments that match; with several tests, those that match all`,
      needs: [{ any: ['each', 'by'] }],
      excludes: notOfSegments,
    },
    {
      ...sortOption,
      help: `with --each: sort by this field, "${another}" or "${another}:asc" (${usual}); with --by: sort the segments`,
      needs: [{ any: ['each', 'by'] }],
      excludes: notOfSegments,
    },
    {
      ...topOption,
      help: 'with --each: only the first N; with --by: only the first N segments, those with the most customers unless --sort says otherwise',
      needs: [{ any: ['each', 'list', 'by'] }],
      excludes: [ofAllMethods],
    },
    { ...keepOption, help: 'with --each: show this column of the file too' },
  ] as const satisfies readonly OptionSpec[];

/** A field, and the direction where one is given: without it numbers from the largest, texts from the smallest. */
export interface SortOrder {
  readonly field: string;
  readonly direction: string | undefined;
}

function sortOrder(text: string): Outcome<SortOrder> {
  const [, field = text, direction] = /^(.*?)(?::(asc|desc))?$/.exec(text) ?? [];
  return success({ field, direction });
}

/**
 * The list that the options ask for; undefined without `--each`.
 *
 * @param figures - the fields that a listed customer has besides the columns of the files
 * @param usual - the one of them that sorts where no option says otherwise
 */
export function listRequest(
  options: TypedOptions<ReturnType<typeof listOptions>>,
  figures: readonly string[],
  usual: string,
): ListRequest | undefined {
  if (options.each !== true) return undefined;
  const { keep, where, sort = { field: usual, direction: undefined } } = options;
  const fields = [
    ...where.map((test) => [test.field, '--where'] as const),
    [sort.field, '--sort'] as const,
  ];
  const sought = new Map(fields.filter(([name]) => !figures.includes(name)));
  return {
    keep,
    where,
    sort,
    top: options.top ?? Infinity,
    columns: [...new Set([...keep, ...sought.keys()])],
    sought,
  };
}

const operators = ['!=', '>=', '<=', '=', '>', '<'] as const;
type Operator = (typeof operators)[number];

/** A test that a listed customer must pass. */
export interface Test {
  readonly field: string;
  readonly passes: (value: string | number | null) => boolean;
  /** The text that it must equal, where the test is of that. */
  readonly equals?: string;
  /** The text that it must not equal, where the test is of that. */
  readonly differs?: string;
}

/**
 * The test that a text writes: a field, an operator, a value. Text is equal or not, in upper or lower case; numbers
 * are compared. A customer whose field is unknown passes no comparison.
 *
 * @param usual - a field of numbers, for an example
 */
function whereTest(text: string, usual: string): Outcome<Test> {
  const examples = `home=renter, home!=renter or ${usual}>=1000`;
  const unreadable = failure(problem('quantity-unreadable', { what: '--where', text, examples }));
  const [, field, operator, wanted] = /^(.*?)\s*(!=|>=|<=|=|>|<)\s*(.*)$/s.exec(text) ?? [];
  if (field === undefined || wanted === undefined || field.trim() === '') return unreadable;
  const known = operators.find((each) => each === operator);
  if (known === undefined) return unreadable;
  const number = decimal(wanted);
  if (known !== '=' && known !== '!=' && number === undefined) return unreadable;
  return success({
    field: field.trim(),
    passes: (value) => compare(known, value, wanted, number),
    ...(known === '=' && { equals: wanted }),
    ...(known === '!=' && { differs: wanted }),
  });
}

function compare(
  operator: Operator,
  value: string | number | null,
  text: string,
  number: number | undefined,
): boolean {
  if (operator === '=' || operator === '!=') {
    const same =
      typeof value === 'number'
        ? value === number
        : (value ?? '').toLowerCase() === text.toLowerCase();
    return same === (operator === '=');
  }
  // A column of the file is text; where it reads as a number, it is compared as one.
  const left = typeof value === 'string' ? decimal(value) : (value ?? undefined);
  if (left === undefined || number === undefined) return false;
  switch (operator) {
    case '>':
      return left > number;
    case '>=':
      return left >= number;
    case '<':
      return left < number;
    case '<=':
      return left <= number;
  }
}

/**
 * A refusal of columns that no file has, which names the fields of a customer in the list too, where an option
 * may name either.
 *
 * @param error - whatever reading the files threw; what is no such refusal is returned as it is
 * @param sought - the options by the names that they give
 * @param figures - the fields besides the columns
 */
export function withFigures(
  error: unknown,
  sought: ReadonlyMap<string, string>,
  figures: readonly string[],
): unknown {
  if (!(error instanceof Refusal)) return error;
  const problems = error.problems.map((each) => {
    const option = each.code === 'column-unknown' ? sought.get(each.args.header) : undefined;
    if (each.code !== 'column-unknown' || option === undefined) return each;
    const { header, suggestion, headers } = each.args;
    const columns = headers.split(', ');
    const all = [...figures.filter((figure) => !columns.includes(figure)), ...columns].join(', ');
    const meant = nearest(header, figures) || suggestion || nameHolding(header, figures);
    return problem('column-unknown', { header, option, suggestion: meant, headers: all }, each.at);
  });
  return new Refusal(...problems);
}

const shortest = 3;

/** "value" is a word of lifetimeValue. */
function nameHolding(word: string, names: readonly string[]): string {
  const sought = word.toLowerCase();
  if (sought.length < shortest) return '';
  return names.find((name) => name.toLowerCase().includes(sought)) ?? '';
}
