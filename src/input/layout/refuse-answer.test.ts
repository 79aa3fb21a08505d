import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { headerOnly } from './header-only.ts';
import { refuseAnswer } from './refuse-answer.ts';

const refusing = (...headers: readonly string[]) => {
  try {
    refuseAnswer(headerOnly('a.csv', headers));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code, at }) => [code, at?.file, at?.line]);
  }
  return [];
};

test.each([
  ['of a summary', ['part', 'customer', 'days_bought', 'first_day', 'answer_rows']],
  ['in capital letters, as Snowflake gives them', ['PART', 'START_DAY', 'ANSWER_ROWS']],
  ['whose columns stand in another order', ['answer_rows', 'customers', 'part']],
])('an answer %s is refused', (_what, headers) => {
  expect(refusing(...headers)).toEqual([['answer-unnamed', 'a.csv', 1]]);
});

test('a file of which only one header is that of an answer is not refused', () => {
  expect(refusing('part', 'customer', 'date', 'amount')).toEqual([]);
  expect(refusing('customer', 'answer_rows')).toEqual([]);
});
