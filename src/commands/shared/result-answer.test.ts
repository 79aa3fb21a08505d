import { expect, it } from 'vitest';
import { amountText, answerNaming, roundAmountText } from './result-answer.ts';

it('writes a code behind the amount and a sign before its digits', () => {
  expect(amountText(1062, { currency: 'USD' })).toBe('1,062.00 USD');
  expect(amountText(-1062, { currency: '$' })).toBe('\u2212$1,062.00');
  expect(amountText(1062, { currency: null })).toBe('1,062.00');
});

it('gives three digits of a small amount that nobody knows to the cent, and no cents of others', () => {
  const text = (amount: number) => roundAmountText(amount, { currency: null });
  expect(roundAmountText(1712.84, { currency: '€' })).toBe('€1,713');
  expect([3.456, 12.84, 1712.8].map(text)).toEqual(['3.46', '12.8', '1,713']);
  // What rounds to one digit more has one decimal less.
  expect([9.994, 9.996, 99.94, 99.96].map(text)).toEqual(['9.99', '10.0', '99.9', '100']);
  expect(text(-12.84)).toBe('\u221212.8');
});

it('keeps each figure once, in the order of the sentences', () => {
  const { figures, sentence } = answerNaming((figure) => ({
    sentence: `${figure('a', 1, '1')} of ${figure('b', 2, '2')}.`,
    certainty: `${figure('a', 1, '1')}`,
    wouldChange: 'nothing',
  }));
  expect(sentence).toBe('1 of 2.');
  expect(figures).toEqual([
    { at: 'a', value: 1, text: '1' },
    { at: 'b', value: 2, text: '2' },
  ]);
});
