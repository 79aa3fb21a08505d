import { describe, expect, it } from 'vitest';
import { actualText, expectedText, explanationText } from './mismatch-text.ts';
import type { Convention, Mismatch } from './result.ts';

const mismatch: Mismatch = {
  path: 'netValue',
  line: 1,
  reason: 'differs',
  expected: 5,
  written: '5.0',
  actual: 6,
  tolerance: 0.05,
  difference: 1,
  found: null,
};
const start: Convention = {
  flags: '--timing start',
  changes: ['timing=start'],
  figure: 'netValue',
  value: 5,
  difference: 0,
};

describe('expectedText and actualText', () => {
  it.each([
    [{}, '5.0 ± 0.05', '6'],
    [{ tolerance: 0, written: '5' }, '5 exactly', '6'],
    [{ tolerance: null, written: 'mid', actual: 'end' }, 'mid', 'end'],
    [{ tolerance: null, written: '', actual: '' }, 'an empty text', 'an empty text'],
    [{ actual: null }, '5.0 ± 0.05', 'null'],
    [{ actual: null, found: 'x is a list of 2' }, '5.0 ± 0.05', 'x is a list of 2'],
  ])('of %j are "%s" and "%s"', (facts, expected, actual) => {
    expect(expectedText({ ...mismatch, ...facts })).toBe(expected);
    expect(actualText({ ...mismatch, ...facts })).toBe(actual);
  });
});

describe('explanationText', () => {
  it.each([
    [{ matches: [start], nearest: start }, 'would match with --timing start'],
    [
      { matches: [start, { ...start, flags: '', changes: ['basis=revenue'] }], nearest: start },
      'would match with --timing start, or with basis=revenue',
    ],
    [
      { matches: [{ ...start, flags: '', changes: [], figure: 'lifetimeValue' }], nearest: null },
      'would match as lifetimeValue',
    ],
    [
      { matches: [], nearest: { ...start, difference: -0.123456 } },
      'no convention matches; the nearest is with --timing start, off by -0.123',
    ],
    [{ matches: [], nearest: null }, 'no other convention comes nearer'],
    [{ matches: [], nearest: null, refused: 'no' }, 'other conventions cannot be tried: no'],
  ])('of %j is "%s"', (explanation, text) => {
    expect(explanationText(explanation, '$.result.netValue')).toBe(text);
  });
});
