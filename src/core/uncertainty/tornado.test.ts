import { expect, it } from 'vitest';
import { failure, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { tornado } from './tornado.ts';

const spend = { low: 900, base: 1000, high: 1200 };
const churn = { low: 0.1, base: 0.2, high: 0.4 };

it('takes one quantity to its ends, the others at their base: 1000/0.1 to 1000/0.4, 900/0.2 to 1200/0.2', () => {
  const swings = tornado([spend, churn], ([s = 0, c = 1]) => success(s / c));
  expect(swings).toEqual({
    ok: true,
    value: [
      { index: 1, low: 10_000, high: 2500, swing: 7500 },
      { index: 0, low: 4500, high: 6000, swing: 1500 },
    ],
  });
});

it('leaves those of equal swing in their order', () => {
  const swings = tornado([spend, spend], ([a = 0, b = 0]) => success(a + b));
  expect(swings.ok && swings.value.map(({ index }) => index)).toEqual([0, 1]);
});

it('passes on why an end has no figure', () => {
  const none = failure(problem('value-too-large', {}));
  expect(tornado([churn], ([c = 0]) => (c > 0.3 ? none : success(c)))).toBe(none);
});
