import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customers } from '../customers.ts';
import { customerStatus } from '../customers.ts';
import { fitModel } from './fit-model.ts';
import { kaplanMeier, kaplanMeierCurve, survivalAt } from './kaplan-meier.ts';
import { restrictedMean } from './restricted-mean.ts';
import { riskSets } from './risk-sets.ts';
import { recordedStays, type Stays } from './stays.ts';
import {
  endedAtZero,
  roundedStays,
  roundingDirections,
  suggestedRounding,
  tenureUnit,
} from './tenure-rounding.ts';

const { ended, active } = customerStatus;

function customersOf(
  tenureYears: readonly number[],
  status: readonly number[],
  entryYears?: readonly number[],
): Customers {
  const count = tenureYears.length;
  return {
    count,
    ids: tenureYears.map((_, i) => `${i}`),
    labels: new Map(),
    amount: new Float64Array(count),
    amountYears: new Float64Array(count),
    tenureYears: Float64Array.from(tenureYears),
    status: Uint8Array.from(status),
    ...(entryYears !== undefined && { entryYears: Float64Array.from(entryYears) }),
  };
}

const staysOf = (customers: Customers): Stays => {
  const [stays] = recordedStays(customers, new Uint32Array(customers.count), 1);
  if (stays === undefined) throw new RangeError('no stays');
  return stays;
};

/** Stays of whole months: pairs of months and whether they have ended. */
const ofMonths = (months: readonly number[], status: readonly number[], entries?: number[]) =>
  staysOf(
    customersOf(
      months.map((k) => k / 12),
      status,
      entries?.map((k) => k / 12),
    ),
  );

/** The rows as months: entry, after, exit, ended, active. */
const inMonths = (stays: Stays): number[][] =>
  Array.from(stays.exitYears, (exit, i) => [
    ...[stays.entryYears[i], stays.afterYears?.[i], exit].map(
      (years = 0) => Math.round(years * 12 * 1e9) / 1e9,
    ),
    stays.ended[i] ?? 0,
    stays.active[i] ?? 0,
  ]);

describe('tenureUnit', () => {
  it('is the largest unit of which every tenure is a whole number', () => {
    const unitOf = (...years: number[]) => tenureUnit(Float64Array.from(years)).unit;
    expect(unitOf(1, 2, 7)).toBe('y');
    expect(unitOf(1, 7 / 12, 0.25)).toBe('mo');
    expect(unitOf(7 / 365.25, 28 / 365.25)).toBe('w');
    expect(unitOf(7 / 365.25, 29 / 365.25)).toBe('d');
    expect(unitOf(0, 0)).toBe('y');
  });

  it('is no longer than the unit in which tenures are written', () => {
    expect(tenureUnit(Float64Array.of(1, 2, 7), 'mo').unit).toBe('mo');
    expect(tenureUnit(Float64Array.of(1, 7 / 12), 'y')).toMatchObject({ unit: 'mo' });
    expect(tenureUnit(Float64Array.of(7 / 365.25), 'd').unit).toBe('d');
  });

  it('names the first tenure that is not whole, in the unit that fits most of those before it', () => {
    const found = tenureUnit(Float64Array.of(3 / 12, 7 / 12, 1, 2.5 / 12, 4.25 / 12));
    expect(found).toEqual({ unit: null, nearest: 'mo', firstYears: 2.5 / 12 });
  });
});

describe('suggestedRounding', () => {
  it('takes contracts of a year that are written in months as months', () => {
    const years = Array.from({ length: 20 }, (_, i) => 1 + (i % 3));
    const recorded = customersOf(
      years,
      years.map((_, i) => (i % 2 === 0 ? ended : active)),
    );
    expect(suggestedRounding({ ...recorded, tenureUnit: 'mo' })?.unit).toBe('mo');
    expect(suggestedRounding(recorded)?.unit).toBe('y');
  });

  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const of = (tenures: readonly number[], status: readonly number[] = tenures.map(() => ended)) =>
    suggestedRounding(
      customersOf(
        tenures.map((k) => k / 12),
        status,
      ),
    );

  it('is up where nobody ended at 0, even if somebody is active at 0, else down', () => {
    expect(of(months)).toEqual({ direction: 'up', unit: 'mo' });
    expect(of([0, ...months], [active, ...months.map(() => ended)])?.direction).toBe('up');
    expect(of([0, ...months])?.direction).toBe('down');
    expect(endedAtZero(customersOf([0, 1], [active, ended]))).toBe(false);
  });

  it('is missing where tenures are not whole, are of fewer than ten customers, or are all the same', () => {
    expect(of([...months, 3.5])).toBeNull();
    expect(of(months.slice(1))).toBeNull();
    expect(of(months.map(() => 0))).toBeNull();
    expect(of(months.map(() => 12))).toBeNull();
  });
});

describe('roundedStays', () => {
  const stays = ofMonths([0, 2, 3, 3], [active, ended, ended, active]);

  it('puts who ended into the interval of the recorded number, and divides who is active over it', () => {
    expect(inMonths(roundedStays(stays, { direction: 'up', unit: 'mo' }))).toEqual([
      [0, 0, 0, 0, 1],
      [0, 1, 2, 1, 0],
      [0, 2, 3, 1, 0],
      [0, 3, 3, 0, 1],
    ]);
    expect(inMonths(roundedStays(stays, { direction: 'down', unit: 'mo' }))).toEqual([
      [0, 0, 0, 0, 0.5],
      [0, 1, 1, 0, 0.5],
      [0, 2, 3, 1, 0],
      [0, 3, 3, 0, 0.5],
      [0, 3, 4, 1, 0],
      [0, 4, 4, 0, 0.5],
    ]);
    expect(inMonths(roundedStays(stays, { direction: 'nearest', unit: 'mo' }))).toEqual([
      [0, 0, 0, 0, 0.5],
      [0, 0.5, 0.5, 0, 0.5],
      [0, 1.5, 2.5, 1, 0],
      [0, 2.5, 2.5, 0, 0.5],
      [0, 2.5, 3.5, 1, 0],
      [0, 3.5, 3.5, 0, 0.5],
    ]);
  });

  it('lets who ended at 0 end in the first unit, or in its first half, but not before it', () => {
    const atOnce = ofMonths([0], [ended]);
    expect(inMonths(roundedStays(atOnce, { direction: 'down', unit: 'mo' }))).toEqual([
      [0, 0, 1, 1, 0],
    ]);
    expect(inMonths(roundedStays(atOnce, { direction: 'nearest', unit: 'mo' }))).toEqual([
      [0, 0, 0.5, 1, 0],
    ]);
    expect(() => roundedStays(atOnce, { direction: 'up', unit: 'mo' })).toThrow(RangeError);
  });

  it('begins no interval before the observation', () => {
    const late = ofMonths([3, 3], [ended, active], [2.25, 2.75]);
    expect(inMonths(roundedStays(late, { direction: 'up', unit: 'mo' }))).toEqual([
      [2.25, 2.25, 3, 1, 0],
      [2.75, 3, 3, 0, 1],
    ]);
    expect(inMonths(roundedStays(late, { direction: 'nearest', unit: 'mo' }))).toEqual([
      [2.75, 2.75, 2.75, 0, 0.5],
      [2.25, 2.5, 3.5, 1, 0],
      [2.75, 3.5, 3.5, 0, 0.5],
    ]);
  });

  it('is refused where a tenure is not a whole number of the unit', () => {
    const broken = ofMonths([2.5], [ended]);
    expect(() => roundedStays(broken, { direction: 'down', unit: 'mo' })).toThrow(RangeError);
  });
});

/** Customers with whole tenures, in months from 1. */
const recorded = fc
  .array(fc.record({ months: fc.integer({ min: 1, max: 40 }), left: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((rows) =>
    ofMonths(
      rows.map(({ months }) => months),
      rows.map(({ left }) => (left ? ended : active)),
    ),
  );

const total = (column: Float64Array) => column.reduce((sum, each) => sum + each, 0);

describe('laws', () => {
  it('keeps the customers, and whether they have ended', () => {
    fc.assert(
      fc.property(recorded, fc.constantFrom(...roundingDirections), (stays, direction) => {
        const rounded = roundedStays(stays, { direction, unit: 'mo' });
        expect(total(rounded.ended)).toBeCloseTo(total(stays.ended), 12);
        expect(total(rounded.active)).toBeCloseTo(total(stays.active), 12);
      }),
    );
  });

  it('leaves Kaplan–Meier at whole units as it is where tenures are rounded up', () => {
    fc.assert(
      fc.property(recorded, (stays) => {
        const exact = kaplanMeier(riskSets(stays));
        const rounded = kaplanMeier(riskSets(roundedStays(stays, { direction: 'up', unit: 'mo' })));
        for (let k = 0; k <= 40; k++) {
          expect(survivalAt(rounded, k / 12)).toBe(survivalAt(exact, k / 12));
        }
      }),
    );
  });

  it('comes close to exact stays as the unit becomes small beside them', () => {
    const months = [14, 3, 22, 9, 17, 28, 5, 11, 30, 25];
    const status = months.map((_, i) => (i % 3 === 0 ? active : ended));
    const stays = ofMonths(months, status);
    const mean = restrictedMean(kaplanMeier(riskSets(stays)), 2).years;
    const area = kaplanMeierCurve(kaplanMeier(riskSets(stays))).area(1.3);
    // The same numbers as months, weeks and days, at the same lengths: each unit is a smaller part of them.
    const scaled = (unit: 'w' | 'd', perMonth: number) => {
      const perYear = unit === 'w' ? 365.25 / 7 : 365.25;
      const whole = staysOf(
        customersOf(
          months.map((k) => Math.round((k / 12) * perYear) / perYear),
          status,
        ),
      );
      const km = kaplanMeier(riskSets(roundedStays(whole, { direction: 'nearest', unit })));
      expect(Math.abs(restrictedMean(km, 2).years - mean)).toBeLessThan(perMonth);
      expect(Math.abs(kaplanMeierCurve(km).area(1.3) - area)).toBeLessThan(perMonth);
    };
    scaled('w', 7 / 365.25);
    scaled('d', 1 / 365.25);
  });

  it('gives the models of the same survival at whole units the same likelihood', () => {
    const months = [1, 1, 1, 2, 2, 3, 5, 5, 8, 9, 12, 14, 20, 26, 30, 30];
    const status = months.map((_, i) => (i % 4 === 3 ? active : ended));
    for (const direction of ['up', 'down'] as const) {
      const stays = roundedStays(ofMonths(months, status), { direction, unit: 'mo' });
      const fitOf = (model: Parameters<typeof fitModel>[0]) => {
        const fit = fitModel(model, stays, 1 / 12);
        if (!fit.ok) throw new Error(fit.problem.code);
        return fit.value;
      };
      const weibull = fitOf('weibull');
      const discrete = fitOf('discrete-weibull');
      expect(discrete.logLikelihood).toBeCloseTo(weibull.logLikelihood, 8);
      expect(discrete.parameters['shape']).toBeCloseTo(weibull.parameters['shape'] ?? 0, 5);
      expect(discrete.parameters['scale']).toBeCloseTo(weibull.parameters['scale'] ?? 0, 5);
      const exponential = fitOf('exponential');
      const geometric = fitOf('geometric');
      expect(geometric.logLikelihood).toBeCloseTo(exponential.logLikelihood, 8);
      expect(geometric.parameters['retention']).toBeCloseTo(
        Math.exp(-(exponential.parameters['rate'] ?? 0) / 12),
        8,
      );
    }
  });
});
