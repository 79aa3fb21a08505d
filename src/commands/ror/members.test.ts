import { describe, expect, it } from 'vitest';
import { treatedBy, treatedIn } from './members.ts';

const treatedOf = (values: readonly string[], named?: string) => {
  const isTreated = treatedBy(values, named);
  return isTreated === undefined ? undefined : values.filter(isTreated);
};

describe('who is treated', () => {
  it('is shown by known words', () => {
    expect(['yes', 'Treated', '1', 'TRUE'].map(treatedIn)).toEqual([true, true, true, true]);
    expect(['no', 'Control', '0', 'non-member'].map(treatedIn)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(treatedOf(['no', 'yes'])).toEqual(['yes']);
  });

  it('is shown, of two values, by the one that is a known word', () => {
    expect(treatedOf(['gold', 'no'])).toEqual(['gold']);
    expect(treatedOf(['regular', 'treated'])).toEqual(['treated']);
  });

  it('is shown by the named value, and only by it', () => {
    expect(treatedOf(['bronze', 'gold', 'silver'], 'gold')).toEqual(['gold']);
    expect(treatedOf(['no', 'yes'], 'no')).toEqual(['no']);
  });

  it('is not guessed', () => {
    expect(treatedOf(['north', 'south'])).toBeUndefined();
    expect(treatedOf(['no', 'perhaps', 'yes'])).toBeUndefined();
    expect(treatedOf(['member', 'yes'])).toBeUndefined();
  });
});
