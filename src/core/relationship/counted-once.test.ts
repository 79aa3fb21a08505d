import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countEachOnce } from './counted-once.ts';

it('counts a customer in the group first, then as referred, then as recovered', () => {
  const { referred, recovered, countedOnce } = countEachOnce({
    treated: new Set(['A', 'B']),
    comparison: new Set(['C']),
    referred: ['B', 'C', 'D', 'D'],
    recovered: ['A', 'C', 'D', 'E'],
  });
  expect([...referred]).toEqual(['D']);
  expect([...recovered]).toEqual(['E']);
  expect(countedOnce).toEqual([
    { customer: 'B', countedAs: 'treated', alsoIn: 'referral' },
    { customer: 'C', countedAs: 'comparison', alsoIn: 'referral' },
    { customer: 'A', countedAs: 'treated', alsoIn: 'recovery' },
    { customer: 'C', countedAs: 'comparison', alsoIn: 'recovery' },
    { customer: 'D', countedAs: 'referral', alsoIn: 'recovery' },
  ]);
});

it('never counts a customer in two amounts, and forgets nobody', () => {
  const ids = fc.array(fc.constantFrom(...'ABCDEFGH'), { maxLength: 12 });
  fc.assert(
    fc.property(ids, ids, ids, (treated, named, recovered) => {
      const own = new Set(treated);
      const counted = countEachOnce({
        treated: own,
        comparison: new Set(),
        referred: named,
        recovered,
      });
      const amounts = [own, counted.referred, counted.recovered];
      for (const customer of new Set([...treated, ...named, ...recovered])) {
        expect(amounts.filter((amount) => amount.has(customer))).toHaveLength(1);
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});
