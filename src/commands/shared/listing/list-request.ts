import { failure, success } from '../../../core/outcome.ts';
import { decimal } from '../../../core/quantity/decimal.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionSpec, OptionValues } from '../../command.ts';
import { listed, topCount } from '../common-options.ts';
import { valueOrRefusal } from '../economics/ends.ts';

/** What `--each` lists, and how. */
export interface ListRequest {
  readonly keep: readonly string[];
  readonly where: readonly Test[];
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
 * @param figures - the fields that a listed customer has besides the columns of the files
 * @param usual - the one of them that sorts where no option says otherwise
 * @throws {Refusal} an option needs `--each`, or cannot be read
 */
export function listRequest(
  options: OptionValues,
  figures: readonly string[],
  usual: string,
): ListRequest | undefined {
  if (options['each'] !== true) {
    const idle = ['where', 'sort', 'top', 'keep'].filter((name) => options[name] !== undefined);
    if (idle.length === 0) return undefined;
    throw new Refusal(
      ...idle.map((name) => problem('option-needs', { option: `--${name}`, needs: '--each' })),
    );
  }
  const keep = listed(options['keep']);
  const where = listed(options['where'], false).map((text) =>
    valueOrRefusal(whereTest(text, usual)),
  );
  const [, field = usual, direction] =
    /^(.*?)(?::(asc|desc))?$/.exec(String(options['sort'] ?? usual)) ?? [];
  const fields = [
    ...where.map((test) => [test.field, '--where'] as const),
    [field, '--sort'] as const,
  ];
  const sought = new Map(fields.filter(([name]) => !figures.includes(name)));
  return {
    keep,
    where,
    sort: { field, direction },
    top: topCount(options['top']),
    columns: [...new Set([...keep, ...sought.keys()])],
    sought,
  };
}

const group = 'Segments and customers';

/**
 * The options of a list of customers; one meaning in every command.
 *
 * @param usual - the field by which it is sorted: "lifetimeValue"
 * @param another - a field to show as an example
 */
export const listOptions = (usual: string, another: string): readonly OptionSpec[] => [
  { name: 'each', group, help: 'list the customers, the most valuable first' },
  {
    name: 'where',
    value: 'TEST',
    repeatable: true,
    group,
    help: `with --each: only customers that match, as "home=renter" or "${usual}>=1000"; with several tests, those that match all`,
  },
  {
    name: 'sort',
    value: 'FIELD',
    group,
    help: `with --each: sort by this field, "${another}" or "${another}:asc" (${usual})`,
  },
  { name: 'top', value: 'N', group, help: 'with --each: only the first N' },
  {
    name: 'keep',
    value: 'COLUMN',
    repeatable: true,
    group,
    help: 'with --each: show this column of the file too',
  },
];

const operators = ['!=', '>=', '<=', '=', '>', '<'] as const;
type Operator = (typeof operators)[number];

/** A test that a listed customer must pass. */
export interface Test {
  readonly field: string;
  readonly passes: (value: string | number | null) => boolean;
}

/**
 * The test that a text writes: a field, an operator, a value. Text is equal or not; numbers are
 * compared. A customer whose field is unknown passes no comparison.
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
  return success({ field: field.trim(), passes: (value) => compare(known, value, wanted, number) });
}

function compare(
  operator: Operator,
  value: string | number | null,
  text: string,
  number: number | undefined,
): boolean {
  if (operator === '=' || operator === '!=') {
    const same = typeof value === 'number' ? value === number : (value ?? '') === text;
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
