import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import type { Records } from '../records/records.ts';
import type { Judge, OrderSource, Verdict } from './source.ts';

/** What a row is: a purchase, a refund, or neither for a reason. */
export type Judged = 'purchase' | 'refund' | Problem;

/** Judges each row by the columns of its source that have a say; the first that objects decides. */
export function verdicts(records: Records, { judges }: OrderSource): (row: number) => Judged {
  const columns = judges.map((judge) => {
    const { codes, values } = records.coded(judge.name);
    return { codes, judged: values.map((text) => judged(text, judge)) };
  });
  return (row) => {
    for (const { codes, judged } of columns) {
      const found = judged[codes[row] ?? 0] ?? 'purchase';
      if (found !== 'purchase') return found;
    }
    return 'purchase';
  };
}

function judged(text: string, judge: Judge): Judged {
  const found = verdictOf(text, judge);
  if (found === 'purchase' || found === 'refund') return found;
  if (found === undefined) return problem('order-status-unknown', { text, column: judge.name });
  return problem(codes[found], { text });
}

const codes = {
  failed: 'order-failed',
  void: 'order-void',
  pending: 'order-pending',
  test: 'order-test',
  other: 'order-no-payment',
} as const;

function verdictOf(text: string, { by, words, otherwise }: Judge): Verdict | undefined {
  if (isBlank(text)) return 'purchase';
  if (by === 'filled') return words['*'];
  const word = text.trim().toLowerCase().replace(/[_-]+/g, ' ');
  if (by === 'word') return Object.hasOwn(words, word) ? words[word] : otherwise;
  const part = Object.keys(words).find((each) => word.includes(each));
  return part === undefined ? otherwise : words[part];
}
