import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreakEvenInput, breakEven } from './break-even.ts';
import { exactNetValue, type Relationship } from './lifetime-value.ts';

const family: Relationship = {
  annualSpend: 12_744,
  stay: { tenureYears: 4 },
  terms: {
    periodsPerYear: 1,
    timing: 'end',
    firstPayment: 'included',
    margin: 0.25,
    acquisition: 900,
  },
};

function solved(input: BreakEvenInput, base: Relationship): number {
  const outcome = breakEven(input, base);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

describe('without discount, by hand', () => {
  it('margin: 900 / 50,976', () => expect(solved('margin', family)).toBeCloseTo(900 / 50_976, 12));
  it('spend: 900 / (4 · 25 %)', () => expect(solved('spend', family)).toBeCloseTo(900, 9));
  it('acquisition: all of the value', () =>
    expect(solved('acquisition', family)).toBeCloseTo(12_744, 9));
  it('tenure: 900 / 3,186 years', () =>
    expect(solved('tenure', family)).toBeCloseTo(900 / 3_186, 9));
  it('retention: 1 − 3,186 / 4,000', () => {
    const costly = {
      ...family,
      stay: { retention: 0.5 },
      terms: { ...family.terms, acquisition: 4_000 },
    };
    expect(solved('retention', costly)).toBeCloseTo(1 - 3_186 / 4_000, 9);
  });
});

it('says when nothing breaks even', () => {
  const dear = { ...family, terms: { ...family.terms, acquisition: 60_000 } };
  expect(breakEven('margin', dear)).toMatchObject({
    ok: false,
    problem: { code: 'no-break-even', args: { sign: 'negative' } },
  });
  const loss = { ...family, terms: { ...family.terms, serving: { perYear: 4_000 } } };
  expect(breakEven('tenure', loss).ok).toBe(false);
});

it('brings the net value to zero, whatever the terms', () => {
  const input = fc.constantFrom<BreakEvenInput>('margin', 'spend', 'acquisition', 'tenure');
  fc.assert(
    fc.property(
      input,
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.double({ min: 1, max: 3_000, noNaN: true }),
      fc.constantFrom(1, 12),
      (solveFor, discount, acquisition, periodsPerYear) => {
        const terms = { ...family.terms, discount, acquisition, periodsPerYear };
        const x = solved(solveFor, { ...family, terms });
        const at: Relationship = {
          annualSpend: solveFor === 'spend' ? x : family.annualSpend,
          stay: { tenureYears: solveFor === 'tenure' ? x : 4 },
          terms: {
            ...terms,
            ...(solveFor === 'margin' || solveFor === 'acquisition' ? { [solveFor]: x } : {}),
          },
        };
        const net = exactNetValue(at);
        expect(net.ok && Math.abs(net.value)).toBeLessThan(1e-6);
      },
    ),
    { seed: 3 },
  );
});

it('passes on that there is no value, and refuses what is no relationship', () => {
  const certain: Relationship = { ...family, stay: { retention: 1 } };
  expect(breakEven('margin', certain)).toMatchObject({ problem: { code: 'horizon-needed' } });
  expect(() => breakEven('margin', { ...family, annualSpend: Number.NaN })).toThrow(RangeError);
});
