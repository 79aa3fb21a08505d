import { problem } from '../../problems/problem.ts';
import { answered } from '../columns/refund-column.ts';
import { wordsOf } from '../headers/header-name.ts';
import type { Records } from '../records/records.ts';

/** What a column of refunds says of each row. */
interface Refunds {
  /** Amounts that were paid back; absent where no file has any. */
  readonly ofRows?: Float64Array;
  readonly flags?: {
    /** Undefined where a row does not answer. */
    readonly isRefunded: (row: number) => boolean | undefined;
  };
}

/**
 * What the column of refunds holds: amounts, or answers to the question whether the sale was refunded. Words such as
 * "true" and "no" are answers. A column "Refunded" of nothing but 0 and 1 holds answers, too, unless an option gives it
 * as the one of the amounts: hardly any shop pays back exactly 1.00 whenever it pays anything back.
 */
export function refundsIn(records: Records): Refunds {
  if (!records.has('refunded')) return {};
  const amounts = records.numbers('refunded');
  const answers = records.signed('refunded');
  const answerOf = (row: number): boolean | undefined =>
    answers[row] === 0 ? undefined : answers[row] === answered.yes;
  const first = firstOfAnswers(records, amounts);
  if (first !== undefined) {
    const [{ header = '', at = {} } = {}] = records.columns('refunded');
    records.note(first, problem('refunded-zero-one', { header }, at));
    const digit = (row: number) => (Number.isNaN(amounts[row]) ? undefined : amounts[row] === 1);
    return { flags: { isRefunded: (row) => answerOf(row) ?? digit(row) } };
  }
  if (!answers.includes(answered.yes)) return { ofRows: amounts };
  return { ofRows: amounts, flags: { isRefunded: answerOf } };
}

/** The first row that is refunded in a column of nothing but 0 and 1; undefined for any other. */
function firstOfAnswers(records: Records, amounts: Float64Array): number | undefined {
  const asks = records
    .columns('refunded')
    .every(({ header, byOption }) => !byOption && questions.has(wordsOf(header).join('')));
  if (!asks) return undefined;
  let first: number | undefined;
  for (let row = 0; row < amounts.length; row++) {
    const amount = amounts[row] ?? Number.NaN;
    if (amount === 1) first ??= row;
    else if (amount !== 0 && !Number.isNaN(amount)) return undefined;
  }
  return first;
}

const questions: ReadonlySet<string> = new Set(['refunded', 'refund', 'isrefunded', 'wasrefunded']);
