import { problem } from '../../../problems/problem.ts';
import { answered } from '../../columns/refund-column.ts';
import { wordsOf } from '../../headers/header-name.ts';
import type { Records } from '../../records/records.ts';

/** What a column of refunds says of each row. */
interface Refunds {
  /** Amounts that were paid back; absent where the files have no such column. */
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
  const asking = askingColumns(records, amounts);
  const [first] = asking;
  if (first !== undefined)
    records.note(first.from, problem('refunded-zero-one', { header: first.header }, first.at));
  const isDigit = (row: number): boolean =>
    !Number.isNaN(amounts[row]) && asking.some(({ from, to }) => row >= from && row < to);
  const isRefunded = (row: number): boolean | undefined =>
    answerOf(row) ?? (isDigit(row) ? amounts[row] === 1 : undefined);
  const flags = first !== undefined || answers.includes(answered.yes) ? { isRefunded } : undefined;
  const ofRows = amounts.map((amount, row) => (isDigit(row) ? Number.NaN : amount));
  return {
    ...(ofRows.some((amount) => !Number.isNaN(amount)) && { ofRows }),
    ...(flags !== undefined && { flags }),
  };
}

/** The columns of files that answer by 0 and 1, and their rows; none where any of them has another number, or no 1. */
function askingColumns(records: Records, amounts: Float64Array) {
  const ranges = records.ranges('refunded');
  const asking = records.columns('refunded').flatMap(({ header, byOption, at }, i) => {
    const { from, to } = ranges[i] ?? { from: 0, to: 0 };
    const asks = !byOption && questions.has(wordsOf(header).join(''));
    return asks ? [{ header, at, from, to }] : [];
  });
  const rows = asking.map(({ from, to }) => amounts.subarray(from, to));
  const isAnswer = (amount: number): boolean =>
    amount === 0 || amount === 1 || Number.isNaN(amount);
  const areAnswers =
    rows.every((some) => some.every(isAnswer)) && rows.some((some) => some.includes(1));
  return areAnswers ? asking : [];
}

const questions: ReadonlySet<string> = new Set(['refunded', 'refund', 'isrefunded', 'wasrefunded']);
