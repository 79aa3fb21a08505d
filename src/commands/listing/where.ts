import { failure, type Outcome, success } from '../../core/outcome.ts';
import { problem } from '../../core/problem.ts';
import { decimal } from '../../core/quantity/decimal.ts';

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
export function whereTest(text: string, usual: string): Outcome<Test> {
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
