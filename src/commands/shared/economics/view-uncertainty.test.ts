import { describe, expect, it } from 'vitest';
import { tornadoBars, uncertaintyBlocks } from './view-uncertainty.ts';

describe('the bars of a tornado', () => {
  it('share one scale of 17 characters, and cross the base', () => {
    expect(
      tornadoBars(
        [
          [0, 160],
          [120, 80],
          [70, 100],
        ],
        80,
      ),
    ).toEqual(['========+========', '........+====....', '.......=+==......']);
  });

  it('are a point where nothing changes', () => {
    expect(tornadoBars([[5, 5]], 5)).toEqual(['+................']);
  });
});

describe('the mean that departs from the base', () => {
  const lines = (mean: number, atMeans: number, base: number, input = 'tenure') => {
    const simulation = {
      ...{ draws: 1000, seed: 1, mean, atMeans },
      ...{ standardError: 1, p10: 90, p50: 100, p90: 130, histogram: null },
    };
    const sensitivity = [{ input, low: 90, high: 130, swing: 40 }];
    const [block] = uncertaintyBlocks({ simulation, sensitivity }, { name: 'Value', base }, {});
    return block?.kind === 'text' ? block.lines : [];
  };

  it('by no more than a hundredth is not explained', () => {
    expect(lines(100.9, 100, 100)).toHaveLength(1);
    expect(lines(101.1, 100, 100)).toHaveLength(2);
  });

  it('does so for lopsided ranges, for a value out of proportion, or both', () => {
    const skewed = 'a likely value is not the mean of its range, (low + 4·likely + high)/6';
    const bent = 'the value is not in proportion to its inputs, E[f(X)] ≠ f(E[X])';
    const churn = 'a low churn adds more years than a high one takes away, E[1/churn] > 1/E[churn]';
    expect(lines(110, 110, 100)[1]).toBe(`The mean is 10% above the base: ${skewed}.`);
    expect(lines(90, 100, 100)[1]).toBe(`The mean is 10% below the base: ${bent}.`);
    expect(lines(110, 100, 100, 'churn')[1]).toBe(`The mean is 10% above the base: ${churn}.`);
    expect(lines(110, 105, 100)[1]).toBe(`The mean is 10% above the base: ${skewed}; and ${bent}.`);
    expect(lines(-10, -10, 0)[1]).toBe(`The mean is below the base: ${skewed}.`);
  });

  it('or by chance', () => {
    expect(lines(101.5, 100, 100)[1]).toBe(
      'The mean is 1.5% above the base: so few draws give it only to ±2.00.',
    );
  });
});
