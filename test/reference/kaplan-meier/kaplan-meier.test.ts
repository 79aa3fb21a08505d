import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chiSquaredQuantile, chiSquaredUpperTail } from '../../../src/core/numeric/chi-squared.ts';
import { lowerGamma, upperGamma } from '../../../src/core/numeric/incomplete-gamma.ts';
import {
  kaplanMeier,
  medianYears,
  survivalAt,
  survivalInterval,
} from '../../../src/core/survival/kaplan-meier.ts';
import { logRank } from '../../../src/core/survival/log-rank.ts';
import { restrictedMean } from '../../../src/core/survival/restricted-mean.ts';
import { riskSets } from '../../../src/core/survival/risk-sets.ts';
import type { Stays } from '../../../src/core/survival/stays.ts';
import { cohortStays, recordedStays } from '../../../src/core/survival/stays.ts';

/** Observed from, observed until, ended, counts for. */
type Row = [number, number, boolean, number];
type Mean = { horizon: number; years: number; low: number; high: number };
interface Time {
  years: number;
  atRisk: number;
  ended: number;
  survival: number;
  greenwood: number;
  interval: [number, number] | null;
}
interface Oracle {
  estimates: {
    name: string;
    customers: Row[];
    exposureYears: number;
    median: number | null;
    times: Time[];
    restrictedMeans: Mean[];
  }[];
  cohorts: {
    name: string;
    years: number[];
    surviving: number[];
    times: Pick<Time, 'years' | 'survival' | 'greenwood'>[];
    restrictedMeans: Mean[];
  }[];
  logRanks: {
    name: string;
    groups: Row[][];
    chiSquared: number;
    degreesOfFreedom: number;
    p: number;
  }[];
  incompleteGammas: [a: number, x: number, lower: number, upper: number][];
  chiSquaredQuantiles: [p: number, degreesOfFreedom: number, x: number][];
}

const oracle: Oracle = JSON.parse(
  readFileSync(new URL('oracle.json', import.meta.url), { encoding: 'utf8' }),
);

function stays(groups: readonly (readonly Row[])[]): Stays[] {
  const rows = groups.flat();
  const column = (value: (row: Row) => number) => Float64Array.from(rows, value);
  return recordedStays(
    {
      count: rows.length,
      ids: rows.map((_, i) => String(i)),
      labels: new Map(),
      amount: column(() => 0),
      amountYears: column(() => 0),
      entryYears: column(([entry]) => entry),
      tenureYears: column(([, exit]) => exit),
      status: Uint8Array.from(rows, ([, , ended]) => (ended ? 0 : 1)),
    },
    Uint32Array.from(groups.flatMap((group, i) => group.map(() => i))),
    groups.length,
    column(([, , , weight]) => weight),
  );
}

/** To 1e-8 of its size, or to 1e-12 where it is nearly 0. */
function expectClose(actual: number | null | undefined, expected: number, relative = 1e-8) {
  const error = Math.abs((actual ?? Number.NaN) - expected);
  expect(error, `${actual} instead of ${expected}`).toBeLessThanOrEqual(
    Math.max(relative * Math.abs(expected), Math.min(relative, 1e-12)),
  );
}

function expectMeans(km: ReturnType<typeof kaplanMeier>, means: readonly Mean[]) {
  for (const mean of means) {
    const found = restrictedMean(km, mean.horizon);
    expectClose(found.horizon, mean.horizon);
    expectClose(found.years, mean.years);
    expectClose(found.low, mean.low);
    expectClose(found.high, mean.high);
  }
}

describe('Kaplan–Meier, its intervals, its median and its restricted mean', () => {
  it.each(oracle.estimates)('$name', ({ customers, exposureYears, median, times, ...expected }) => {
    const [group] = stays([customers]);
    if (group === undefined) throw new Error('no group');
    const risk = riskSets(group);
    const km = kaplanMeier(risk);
    expect([...km.years]).toEqual(times.map(({ years }) => years));
    expectClose(risk.exposureYears, exposureYears);
    expect(medianYears(km)).toBe(median);
    for (const [j, time] of times.entries()) {
      expectClose(km.atRisk[j], time.atRisk);
      expectClose(km.ended[j], time.ended);
      expectClose(survivalAt(km, time.years), time.survival);
      expectClose(km.greenwood[j], time.greenwood);
      const found = survivalInterval(km, time.years);
      expect(found === null).toBe(time.interval === null);
      if (time.interval !== null) {
        expectClose(found?.low, time.interval[0]);
        expectClose(found?.high, time.interval[1]);
      }
    }
    expectMeans(km, expected.restrictedMeans);
  });
});

describe('a table of survivors', () => {
  it.each(oracle.cohorts)('$name', ({ years, surviving, times, restrictedMeans }) => {
    const km = kaplanMeier(riskSets(cohortStays(years, surviving)));
    expect([...km.years]).toEqual(times.map((time) => time.years));
    for (const [j, time] of times.entries()) {
      expectClose(km.survival[j], time.survival);
      expectClose(km.greenwood[j], time.greenwood);
    }
    expectMeans(km, restrictedMeans);
  });
});

describe('the log-rank test', () => {
  it.each(oracle.logRanks)('$name', ({ groups, chiSquared, degreesOfFreedom, p }) => {
    const found = logRank(stays(groups));
    expectClose(found?.chiSquared, chiSquared);
    expect(found?.degreesOfFreedom).toBe(degreesOfFreedom);
    expectClose(found?.p, p);
  });
});

describe('the distributions behind it', () => {
  it('P and Q', () => {
    for (const [a, x, lower, upper] of oracle.incompleteGammas) {
      expectClose(lowerGamma(a, x), lower, 1e-12);
      expectClose(upperGamma(a, x), upper, 1e-12);
    }
  });

  it('quantiles and tails of χ²', () => {
    for (const [p, freedom, x] of oracle.chiSquaredQuantiles) {
      expectClose(chiSquaredQuantile(p, freedom), x, 1e-12);
      expectClose(chiSquaredUpperTail(x, freedom), 1 - p, 1e-12);
    }
  });
});
