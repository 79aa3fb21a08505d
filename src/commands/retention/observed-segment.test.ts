import fc from 'fast-check';
import { expect, it } from 'vitest';
import { customerStatus } from '../../core/customers.ts';
import { recordedStays, type Stays } from '../../core/survival/stays.ts';
import { readOptions } from '../read-options.ts';
import { duration } from '../shared/option-readers.ts';
import { observedSegment } from './observed-segment.ts';
import { options, settingsOf } from './options.ts';

const { active, ended } = customerStatus;

/** The stays of customers, each months and whether ended. */
function stays(...customers: readonly (readonly [months: number, ended: boolean])[]): Stays {
  const count = customers.length;
  const [only] = recordedStays(
    {
      count,
      ids: customers.map((_, i) => String(i)),
      labels: new Map(),
      amount: new Float64Array(count),
      amountYears: new Float64Array(count),
      tenureYears: Float64Array.from(customers, ([months]) => months / 12),
      status: Uint8Array.from(customers, ([, over]) => (over ? ended : active)),
    },
    new Uint32Array(count),
    1,
  );
  if (only === undefined) throw new Error('no stays');
  return only;
}

/** With the times of `--at`, or with every event. */
function observed(group: Stays, { at = '', explain = false } = {}) {
  const times = at === '' ? [] : at.split(',');
  const settings = {
    ...settingsOf({ operands: [], options: none }),
    at: times.flatMap((text) => {
      const read = duration()(text, '--at', '--at');
      return read.ok ? [read.value] : [];
    }),
    everyEnd: explain,
  };
  return observedSegment({ segment: {}, stays: group, revenue: null }, settings, {
    reachYears: Math.max(...group.exitYears),
    rowsYears: 0,
  });
}

const none = await readOptions(options, {}, '.');

const customers = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.boolean()), {
  minLength: 1,
  maxLength: 60,
});

it('accounts for everybody who ended, at useful times and whenever somebody did', () => {
  fc.assert(
    fc.property(customers, fc.boolean(), (all, explain) => {
      const line = observed(stays(...all), explain ? { explain: true } : {});
      const sum = line.curve.reduce((total, point) => total + point.ended, 0);
      expect(sum).toBe(all.filter(([, over]) => over).length);
      expect(line.ended).toBe(sum);
      const last = line.curve.at(-1);
      expect(last?.years).toBe(Math.max(...all.map(([months]) => months)) / 12);
      for (const [i, point] of line.curve.entries()) {
        expect(point.survival).toBeGreaterThanOrEqual(0);
        expect(point.survival).toBeLessThanOrEqual(line.curve[i - 1]?.survival ?? 1);
      }
    }),
    { seed: 5 },
  );
});

it('knows no survival at times that nobody reached', () => {
  const line = observed(stays([6, true], [12, false]), { at: '6mo,1y,13mo' });
  expect(line.at?.map(({ text, atRisk, survival }) => [text, atRisk, survival])).toEqual([
    ['6mo', 2, 0.5],
    ['1y', 1, 0.5],
    ['13mo', 0, null],
  ]);
});

it('meets a stay counted in another unit', () => {
  const days = (number: number): Stays => ({
    entryYears: Float64Array.of(0),
    exitYears: Float64Array.of(number * (1 / 365.25)),
    ended: Float64Array.of(1),
    active: Float64Array.of(0),
  });
  for (const weeks of [1, 2, 3, 5, 7, 11, 13]) {
    const [point] = observed(days(7 * weeks), { at: `${weeks}w` }).at ?? [];
    expect([point?.atRisk, point?.survival]).toEqual([1, 0]);
  }
});

it('marks the groups that are too small', () => {
  const many = (number: number, over: number): Stays =>
    stays(...Array.from({ length: number }, (_, i) => [i + 1, i < over] as const));
  expect(observed(many(9, 9)).marked).toBe('few-customers');
  expect(observed(many(10, 4)).marked).toBe('few-ended');
  expect(observed(many(10, 5)).marked).toBeNull();
});

/** Customers who all count 1, observed between two tenures in years. */
const observedLate = (
  ...customers: readonly (readonly [entry: number, exit: number, ended: boolean])[]
): Stays => ({
  entryYears: Float64Array.from(customers, ([entry]) => entry),
  exitYears: Float64Array.from(customers, ([, exit]) => exit),
  ended: Float64Array.from(customers, ([, , over]) => (over ? 1 : 0)),
  active: Float64Array.from(customers, ([, , over]) => (over ? 0 : 1)),
});

it('knows no survival at tenures at which nobody was observed', () => {
  const group = observedLate([2, 3, true], [2, 4, false]);
  const { at, observedFromYears, allEndedYears } = observed(group, { at: '1y,2y,30mo' });
  expect(observedFromYears).toBe(2);
  expect(allEndedYears).toBeNull();
  expect(at?.map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
    [0, null],
    [0, null],
    [2, 1],
  ]);
});

it('knows no survival in gaps, and adds up their length', () => {
  const group = observedLate([0, 0.5, true], [0, 1, false], [2, 3, true], [2, 4, false]);
  const { at, unseenYears, allEndedYears } = observed(group, { at: '1y,18mo,30mo' });
  expect([unseenYears, allEndedYears]).toEqual([1, null]);
  expect(at?.map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
    [1, 0.5],
    [0, null],
    [2, 0.5],
  ]);
});

it('tells where the few observed at first had all ended before others are observed', () => {
  const group = observedLate([0, 0.5, true], [2, 3, true], [2, 4, false]);
  const { observedFromYears, allEndedYears } = observed(group);
  expect([observedFromYears, allEndedYears]).toEqual([0, 0.5]);
  expect(observed(observedLate([0, 1, true], [0, 2, true])).allEndedYears).toBeNull();
});
