import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactStays } from '../../../test/harness/any-stays.ts';
import { cohortStays } from './cohort-stays.ts';
import { dividedStays } from './divided-stays.ts';
import { kaplanMeier, survivalAt } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import { restrictedMean } from './restricted-mean.ts';
import { riskSets } from './risk-sets.ts';
import type { Stays } from './stays.ts';
import { together } from './together.ts';

const estimate = (stays: Stays) => kaplanMeier(riskSets(stays));

/** A table of 40 customers over 6 years, with rows at the end and at some of the years before. */
const tables = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
    fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([between, lost]) => {
    const years = [0, ...between.toSorted((a, b) => a - b), 6];
    let left = 40;
    return cohortStays(
      years,
      years.map((year, row) => {
        if (year > 0) left = Math.max(0, left - (lost[row - 1] ?? 0));
        return left;
      }),
    );
  });

describe('dividedStays', () => {
  it('spreads those who ended in an interval evenly over its parts', () => {
    const stays = together([cohortStays([0, 3], [10, 4]), cohortStays([0, 1, 3], [10, 8, 7])]);
    const { afterYears, exitYears, ended, active } = dividedStays(stays);
    expect([...(afterYears ?? [])]).toEqual([0, 1]);
    expect([...exitYears]).toEqual([1, 3]);
    // Of six in three years two a year; besides, two in the first and one in the others.
    expect([...ended]).toEqual([2 + 2, 4 + 1]);
    expect([...active]).toEqual([0, 4 + 7]);
  });

  it('leaves stays alone that are exact, or of tables with the same rows', () => {
    const exact = exactStays([1, 3], [2]);
    expect(dividedStays(exact)).toBe(exact);
    const tables = together([cohortStays([0, 1, 2], [9, 5, 4]), cohortStays([0, 1], [9, 3])]);
    expect(dividedStays(tables)).toBe(tables);
  });
});

describe('tables with rows at different times', () => {
  it('have the mean stay and the survival of both, counted together', () => {
    fc.assert(
      fc.property(tables, tables, (one, other) => {
        const both = estimate(together([one, other]));
        const apart = [one, other].map(estimate);
        const mean = (of: (km: (typeof apart)[number]) => number) =>
          apart.reduce((sum, km) => sum + of(km) / 2, 0);
        // Where all of a table have ended its record stops, and S is 0 from there on.
        for (const years of [0.5, 1, 2.5, 3, 5, 6]) {
          const all = survivalAt(both, years) ?? 0;
          expect(all).toBeCloseTo(
            mean((km) => survivalAt(km, years) ?? 0),
            11,
          );
        }
        expect(restrictedMean(both).years).toBeCloseTo(
          mean((km) => restrictedMean(km).years),
          11,
        );
      }),
      { seed: 71 },
    );
  });

  it('do not differ by having rows at different times', () => {
    // Ten of forty a year, seen every year and every other year.
    const fine = cohortStays([0, 1, 2, 3, 4], [40, 30, 20, 10, 0]);
    const coarse = cohortStays([0, 2, 4], [40, 20, 0]);
    expect(logRank([fine, coarse])?.chiSquared).toBeCloseTo(0, 12);
  });
});
