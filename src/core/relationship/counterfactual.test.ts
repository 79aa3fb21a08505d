import { describe, expect, it } from 'vitest';
import { counterfactual, labelOf, weakestComparison } from './counterfactual.ts';

const treated = {
  before: { annualSpend: 100, retention: 0.7 },
  after: { annualSpend: 130, retention: 0.8 },
};

const found = (...groups: Parameters<typeof counterfactual>) => {
  const outcome = counterfactual(...groups);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
};

describe('what the treated would have done otherwise', () => {
  it('is what they did before and how the comparison changed', () => {
    const comparison = {
      before: { annualSpend: 90, retention: 0.6 },
      after: { annualSpend: 95, retention: 0.65 },
    };
    const without = found(treated, comparison);
    expect(without.annualSpend).toBe(105);
    expect(without.retention).toBeCloseTo(0.75, 12);
    expect(weakestComparison(without)).toBe('difference-in-differences');
  });

  it('is what the comparison did where nobody knows how it was before', () => {
    const comparison = { before: { annualSpend: 90 }, after: { annualSpend: 95, retention: 0.65 } };
    const without = found(treated, comparison);
    expect([without.annualSpend, without.retention]).toEqual([105, 0.65]);
    expect(without.comparisons).toEqual({
      annualSpend: 'difference-in-differences',
      retention: 'comparison',
    });
    expect(weakestComparison(without)).toBe('comparison');
  });

  it('is what they did before where there is nobody to compare with', () => {
    const without = found(treated);
    expect([without.annualSpend, without.retention]).toEqual([100, 0.7]);
    expect(weakestComparison(without)).toBe('before-after');
  });

  it('cannot be more than all, or unknown', () => {
    const comparison = {
      before: { annualSpend: 100, retention: 0.5 },
      after: { annualSpend: 100, retention: 0.9 },
    };
    const impossible = counterfactual(treated, comparison);
    expect(!impossible.ok && impossible.problem.code).toBe('counterfactual-impossible');
    const unknown = counterfactual({ after: treated.after });
    expect(!unknown.ok && unknown.problem.code).toBe('programme-without-comparison');
  });
});

describe('what may be said of it', () => {
  it('depends on how the treated were chosen and what they are compared with', () => {
    expect(labelOf('randomised', 'comparison')).toBe('caused');
    expect(labelOf('randomised', 'difference-in-differences')).toBe('caused');
    expect(labelOf('matched', 'comparison')).toBe('estimated effect');
    expect(labelOf('self-selected', 'difference-in-differences')).toBe('estimated effect');
    expect(labelOf('self-selected', 'comparison')).toBe('associated with, not caused by');
    expect(labelOf('matched', 'before-after')).toBe('associated with, not caused by');
    expect(labelOf('randomised', 'before-after')).toBe('associated with, not caused by');
  });
});
