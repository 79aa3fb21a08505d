import { expect, test } from 'vitest';
import { statusOption } from './status-list.ts';

test('an option to paste names few words', () => {
  const facts = (count: number) => ({
    role: 'status',
    unit: 'row' as const,
    named: [],
    words: Array.from({ length: count }, (_, i) => ({
      text: `w${i}`,
      count: 1,
      amount: 1,
      means: 'unknown' as const,
    })),
  });
  expect(statusOption(facts(2), ['purchase'], ['unknown'])).toBe('w0,w1');
  expect(statusOption(facts(100_000), ['purchase'], ['unknown'])).toBe('WORD');
});
