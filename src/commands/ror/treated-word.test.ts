import { describe, expect, it } from 'vitest';
import { treatedBy, treatedIn } from './treated-word.ts';

const told = (values: readonly string[], named?: string) => {
  const isTreated = treatedBy(values, named);
  return isTreated === undefined ? undefined : values.filter(isTreated);
};

describe('who is treated', () => {
  it('is told by words that everybody knows', () => {
    expect(['yes', 'Treated', '1', 'TRUE'].map(treatedIn)).toEqual([true, true, true, true]);
    expect(['no', 'Control', '0', 'non-member'].map(treatedIn)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(told(['no', 'yes'])).toEqual(['yes']);
  });

  it('is told of two values by the one that is such a word', () => {
    expect(told(['gold', 'no'])).toEqual(['gold']);
    expect(told(['regular', 'treated'])).toEqual(['treated']);
  });

  it('is told by the value that is named, and only by it', () => {
    expect(told(['bronze', 'gold', 'silver'], 'gold')).toEqual(['gold']);
    expect(told(['no', 'yes'], 'no')).toEqual(['no']);
  });

  it('is not guessed', () => {
    expect(told(['north', 'south'])).toBeUndefined();
    expect(told(['no', 'perhaps', 'yes'])).toBeUndefined();
    expect(told(['member', 'yes'])).toBeUndefined();
  });
});
