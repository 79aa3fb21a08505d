import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStays, exactStays, scaled, weighted } from '../../../test/harness/any-stays.ts';
import {
  type KaplanMeier,
  kaplanMeier,
  kaplanMeierCurve,
  medianYears,
  survivalAt,
  survivalInterval,
} from './kaplan-meier.ts';
import { riskSets } from './risk-sets.ts';
import { cohortStays, pooledStays } from './stays.ts';

const estimated = (stays: Parameters<typeof riskSets>[0]): KaplanMeier =>
  kaplanMeier(riskSets(stays));
const anyTime = fc.double({ min: 0, max: 12, noNaN: true });

describe('kaplanMeier', () => {
  it('follows the six customers of a worked example', () => {
    // Ended at 6, 13, 21, 30; active at 10, 31: 5/6, then 3/4, 2/3 and 1/2 of it.
    const km = estimated(exactStays([6, 13, 21, 30], [10, 31]));
    const expected = [5 / 6, (5 / 6) * (3 / 4), (5 / 6) * (3 / 4) * (2 / 3), 5 / 24];
    for (const [j, share] of expected.entries()) expect(km.survival[j]).toBeCloseTo(share, 14);
    expect(km.greenwood[1]).toBeCloseTo(1 / 30 + 1 / 12, 14);
    expect(medianYears(km)).toBe(21);
    expect(survivalAt(km, 12.99)).toBeCloseTo(5 / 6, 14);
    expect(survivalAt(km, 31)).toBeCloseTo(5 / 24, 14);
    expect(survivalAt(km, 31.1)).toBeNull();
  });

  it('stays finite where all have ended, and where nobody has', () => {
    const ended = estimated(exactStays([0, 1, 1, 2], []));
    expect([...ended.survival]).toEqual([0.75, 0.25, 0]);
    expect([...ended.greenwood].every(Number.isFinite)).toBe(true);
    expect(survivalInterval(ended, 2)).toBeNull();
    const active = estimated(exactStays([], [1, 2]));
    expect([survivalAt(active, 2), medianYears(active)]).toEqual([1, null]);
    expect(survivalInterval(active, 1)).toBeNull();
    const nobody = kaplanMeierCurve(estimated(exactStays([], [])));
    expect([nobody.survival(1), nobody.area(1), nobody.reachYears]).toEqual([1, 0, 0]);
  });

  it('is non-increasing in [0, 1], within its interval', () => {
    fc.assert(
      fc.property(anyStays, anyTime, anyTime, (stays, a, b) => {
        const km = estimated(stays);
        const curve = kaplanMeierCurve(km);
        const early = curve.survival(Math.min(a, b));
        const late = curve.survival(Math.max(a, b));
        expect(early).toBeLessThanOrEqual(1);
        expect(late).toBeLessThanOrEqual(early);
        expect(late).toBeGreaterThanOrEqual(0);
        const interval = survivalInterval(km, a);
        if (interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(survivalAt(km, a) ?? 2);
        expect(interval.high).toBeGreaterThanOrEqual(survivalAt(km, a) ?? -1);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
      { seed: 41 },
    );
  });

  it('without active customers is the share of those who stayed longer', () => {
    const tenures = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(tenures, anyTime, (years, at) => {
        const share = years.filter((tenure) => tenure > at).length / years.length;
        expect(kaplanMeierCurve(estimated(exactStays(years, []))).survival(at)).toBeCloseTo(
          share,
          12,
        );
      }),
      { seed: 42 },
    );
  });

  it('has times, median and area that scale with time', () => {
    fc.assert(
      fc.property(
        anyStays,
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        anyTime,
        (stays, c, at) => {
          const km = estimated(stays);
          const slower = estimated(scaled(stays, c));
          expect(slower.survival).toEqual(km.survival);
          for (const [j, years] of km.years.entries()) expect(slower.years[j]).toBe(years * c);
          const median = medianYears(km);
          if (median === null) expect(medianYears(slower)).toBeNull();
          else expect(medianYears(slower)).toBeCloseTo(median * c, 9);
          const area = kaplanMeierCurve(slower).area(at * c);
          expect(area).toBeCloseTo(kaplanMeierCurve(km).area(at) * c, 9);
        },
      ),
      { seed: 43 },
    );
  });

  it('does not change where everybody counts twice', () => {
    fc.assert(
      fc.property(anyStays, (stays) => {
        expect(estimated(weighted(stays, 2)).survival).toEqual(estimated(stays).survival);
      }),
      { seed: 44 },
    );
  });

  it('of parts together is that of all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (years) => {
        const parts = [0, 1, 2].map((part) =>
          exactStays(
            years.filter((_, i) => i % 3 === part && i % 2 === 0),
            years.filter((_, i) => i % 3 === part && i % 2 === 1),
          ),
        );
        const all = exactStays(
          years.filter((_, i) => i % 2 === 0),
          years.filter((_, i) => i % 2 === 1),
        );
        expect(estimated(pooledStays(parts))).toEqual(estimated(all));
      }),
      { seed: 45 },
    );
  });
});

describe('kaplanMeierCurve', () => {
  it('has an area that is the integral of S, piece by piece', () => {
    fc.assert(
      fc.property(anyStays, anyTime, anyTime, (stays, a, b) => {
        const curve = kaplanMeierCurve(estimated(stays));
        const [from, to] = [
          Math.min(a, b, curve.reachYears),
          Math.min(Math.max(a, b), curve.reachYears),
        ];
        const steps = 1000;
        const width = (to - from) / steps;
        let sum = 0;
        for (let i = 0; i < steps; i++) sum += curve.survival(from + (i + 0.5) * width) * width;
        // A jump inside a step is off by no more than half of the step; all jumps together fall by 1.
        expect(Math.abs(curve.area(to) - curve.area(from) - sum)).toBeLessThanOrEqual(width + 1e-9);
      }),
      { seed: 46, numRuns: 40 },
    );
  });

  it('adds nothing beyond its reach', () => {
    const curve = kaplanMeierCurve(estimated(exactStays([1], [4])));
    expect([curve.survival(9), curve.area(9), curve.reachYears]).toEqual([0.5, 1 + 3 / 2, 4]);
  });
});

describe('a table of survivors', () => {
  const km = estimated(cohortStays([0, 1, 3], [10, 8, 3]));

  it('falls in straight lines from row to row', () => {
    const curve = kaplanMeierCurve(km);
    expect([0, 0.5, 1, 2, 3].map((years) => survivalAt(km, years))).toEqual([
      1,
      expect.closeTo(0.9, 14),
      expect.closeTo(0.8, 14),
      expect.closeTo(0.55, 14),
      expect.closeTo(0.3, 14),
    ]);
    expect(curve.area(3)).toBeCloseTo(0.9 + 2 * 0.55, 14);
    expect(curve.area(2)).toBeCloseTo(0.9 + (0.8 + 0.55) / 2, 14);
    // 0.8 − 0.25·t = 0.5
    expect(medianYears(km)).toBeCloseTo(1 + 1.2, 14);
  });

  it('has an interval between rows too, that meets theirs', () => {
    const at = (years: number) => survivalInterval(km, years);
    expect(at(1 - 1e-9)?.low).toBeCloseTo(at(1)?.low ?? 0, 7);
    expect(at(1 + 1e-9)?.high).toBeCloseTo(at(1)?.high ?? 0, 7);
    expect(at(3 - 1e-9)?.low).toBeCloseTo(at(3)?.low ?? 0, 7);
  });

  it('has a restricted mean that is the exposure a customer, and stays flat where nobody ended', () => {
    const stays = cohortStays([0, 1, 2, 3], [10, 6, 6, 3]);
    const curve = kaplanMeierCurve(estimated(stays));
    expect(curve.area(3)).toBeCloseTo(riskSets(stays).exposureYears / 10, 14);
    expect(curve.survival(1.7)).toBe(0.6);
  });
});
