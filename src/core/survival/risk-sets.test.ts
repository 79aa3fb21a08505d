import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactStays } from '../../../test/harness/any-stays.ts';
import { kaplanMeier, survivalAt } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import { restrictedMean } from './restricted-mean.ts';
import { atRiskAt, dividedStays, riskSets } from './risk-sets.ts';
import { cohortStays, pooledStays, type Stays } from './stays.ts';

/** Six customers: 0–1 ended, 0–2 active, 2–3 and 0–3 ended, 1–3 active, 2–5 ended. */
const stays: Stays = {
  exitYears: Float64Array.of(1, 2, 3, 3, 3, 5),
  entryYears: Float64Array.of(0, 0, 0, 1, 2, 2),
  ended: Float64Array.of(1, 0, 1, 0, 1, 1),
  active: Float64Array.of(0, 1, 0, 1, 0, 0),
};

describe('riskSets', () => {
  it('counts those who were there just before', () => {
    const risk = riskSets(stays);
    expect([...risk.years]).toEqual([1, 3, 5]);
    expect([...risk.ended]).toEqual([1, 2, 1]);
    // At 1 whoever enters at 1 is not yet there.
    expect([...risk.atRisk]).toEqual([3, 4, 1]);
    expect(risk).toMatchObject({ customers: 6, endedTotal: 4, exposureYears: 12, reachYears: 5 });
    expect(risk.afterYears).toEqual(risk.years);
  });

  it('says in how many of the years nobody was observed', () => {
    const unseen = (entries: number[], exits: number[]) =>
      riskSets({
        entryYears: Float64Array.from(entries),
        exitYears: Float64Array.from(exits),
        ended: new Float64Array(exits.length).fill(1),
        active: new Float64Array(exits.length),
      }).unseenYears;
    expect(riskSets(stays).unseenYears).toBe(0);
    expect(unseen([4, 5], [6, 7])).toBe(4);
    // 0 to ½ is seen, then nothing until 2, and nothing from 3 to 5.
    expect(unseen([0, 2, 2, 5], [0.5, 2.5, 3, 8])).toBe(1.5 + 2);
    expect(unseen([], [])).toBe(0);
  });

  it('has everybody at risk at 0 who is observed from the start', () => {
    const risk = riskSets({
      exitYears: Float64Array.of(0, 0.5, 2),
      entryYears: Float64Array.of(0, 0.2, 0),
      ended: Float64Array.of(2, 0, 1),
      active: Float64Array.of(1, 1, 1),
    });
    expect([...risk.years]).toEqual([0, 2]);
    expect([...risk.atRisk]).toEqual([5, 2]);
  });

  it('lets those who ended in an interval leave in its middle', () => {
    const risk = riskSets(cohortStays([0, 1, 3], [10, 6, 4]));
    // 4 left after half a year, 2 after two years, 4 stayed for three.
    expect(risk.exposureYears).toBe(4 * 0.5 + 2 * 2 + 4 * 3);
    expect([...risk.atRisk]).toEqual([10, 6]);
    expect([...risk.afterYears]).toEqual([0, 1]);
  });

  it('of nobody is empty', () => {
    const none = new Float64Array();
    const risk = riskSets({ exitYears: none, entryYears: none, ended: none, active: none });
    expect(risk).toMatchObject({ customers: 0, endedTotal: 0, exposureYears: 0, reachYears: 0 });
  });

  it('is not misled by what adding up money leaves', () => {
    // 0.1 + 0.2 − 0.2 is not 0.1: all of the last one has ended.
    const { atRisk, ended } = riskSets({
      exitYears: Float64Array.of(1, 2),
      entryYears: Float64Array.of(0.7, 1.5),
      ended: Float64Array.of(0.1, 0.2),
      active: Float64Array.of(0, 0),
    });
    expect([...atRisk]).toEqual([...ended]);
  });
});

it('atRiskAt counts at any time', () => {
  expect([0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6].map((years) => atRiskAt(stays, years))).toEqual([
    3, 3, 3, 3, 3, 4, 4, 1, 1, 0,
  ]);
});

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
    const stays = pooledStays([cohortStays([0, 3], [10, 4]), cohortStays([0, 1, 3], [10, 8, 7])]);
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
    const tables = pooledStays([cohortStays([0, 1, 2], [9, 5, 4]), cohortStays([0, 1], [9, 3])]);
    expect(dividedStays(tables)).toBe(tables);
  });
});

describe('tables with rows at different times', () => {
  it('have the mean stay and the survival of both, counted together', () => {
    fc.assert(
      fc.property(tables, tables, (one, other) => {
        const both = estimate(pooledStays([one, other]));
        const separate = [one, other].map(estimate);
        const mean = (of: (km: (typeof separate)[number]) => number) =>
          separate.reduce((sum, km) => sum + of(km) / 2, 0);
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
