import { expect, test } from 'vitest';
import { usualRules } from '../../core/relationship/signals.ts';
import { type Described, indicatorPulse } from './indicator-pulse.ts';
import type { Settings } from './settings.ts';

const usual: Settings = {
  rules: usualRules,
  limits: 'mean',
  baseline: undefined,
  good: [],
  every: undefined,
  combine: { all: undefined, named: [] },
  since: undefined,
  failOnNew: false,
  indicators: [],
  everyPoint: false,
};

/** On the days 0, 1, 2 … after 1970-01-01. */
function pulseOf(
  values: readonly number[],
  good: Described['good'],
  settings: Partial<Settings> = {},
) {
  const series = {
    indicator: 'Queue',
    group: '',
    good: undefined,
    unclear: undefined,
    refused: undefined,
    isEvents: false,
    days: Int32Array.from(values, (_, i) => i),
    values: Float64Array.from(values),
    isPercent: false,
  };
  return indicatorPulse(series, { group: 'Shops', good }, { ...usual, ...settings });
}

/** Steady: steps of 2 around 5, limits −0.32 and 10.32. */
const steady = (count: number) => Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 4 : 6));

/** One wild value moves the mean so that the others lie in a row on the other side of it. */
const limitsOnly: Partial<Settings> = { rules: ['beyond-limits'] };

test('a signal calls for attention unless it is in the good direction', () => {
  const values = [...steady(16), 30];
  expect(pulseOf(values, 'down', limitsOnly).status).toBe('may need attention');
  expect(pulseOf(values, 'either', limitsOnly).status).toBe('may need attention');
  expect(pulseOf(values, undefined, limitsOnly).status).toBe('may need attention');
  expect(pulseOf(values, 'up', limitsOnly).status).toBe('steady');
  expect(pulseOf(values, 'up', limitsOnly).signals.map(({ favourable }) => favourable)).toEqual([
    true,
  ]);
  expect(pulseOf(values, 'either', limitsOnly).signals.map(({ favourable }) => favourable)).toEqual(
    [null],
  );
});

test('good news is told of, and is none once it is old or mixed with bad', () => {
  const wild = [...steady(16), 30];
  expect(pulseOf(wild, 'up', limitsOnly).goodNews).toBe(true);
  expect(pulseOf(wild, 'down', limitsOnly).goodNews).toBe(false);
  expect(pulseOf(wild, undefined, limitsOnly).goodNews).toBe(false);
  expect(pulseOf([...wild, ...steady(8)], 'up', limitsOnly).goodNews).toBe(false);
  expect(pulseOf([...wild, ...steady(2), -30], 'up', limitsOnly).goodNews).toBe(false);
  expect(pulseOf(steady(16), 'up', limitsOnly).goodNews).toBe(false);
});

test('it calls while it is among the last 8 points', () => {
  expect(pulseOf([...steady(16), 30, ...steady(7)], 'down', limitsOnly).status).toBe(
    'may need attention',
  );
  expect(pulseOf([...steady(16), 30, ...steady(8)], 'down', limitsOnly).status).toBe('steady');
});

test('or among those since the day that is given', () => {
  const values = [...steady(16), 30, ...steady(20)];
  expect(pulseOf(values, 'down', { ...limitsOnly, since: 16 }).status).toBe('may need attention');
  expect(pulseOf(values, 'down', { ...limitsOnly, since: 17 }).status).toBe('steady');
});

test('it is new if it fired since, not if it only goes on', () => {
  const values = [...steady(12), ...Array.from({ length: 10 }, () => 7)];
  // Against the first 12 points: 7 is above 5, from index 12 on; with the 6 before it, 8 in a row at 18.
  const fresh = (since: number) =>
    pulseOf(values, 'down', { since, baseline: { count: 12 } }).signals.map((each) => each.new);
  expect(pulseOf(values, 'down', { baseline: { count: 12 } }).signals).toMatchObject([
    { rule: 'run-of-8', date: '1970-01-19', from: '1970-01-12', to: '1970-01-22', new: null },
  ]);
  expect(fresh(18)).toEqual([true]);
  expect(fresh(19)).toEqual([false]);
  expect(pulseOf(values, 'down', { since: 19, baseline: { count: 12 } }).status).toBe(
    'may need attention',
  );
});

test('limits of a baseline do not move with what comes later', () => {
  const before = pulseOf(steady(12), 'down');
  const after = pulseOf([...steady(12), 90, 95, 99], 'down', { baseline: { count: 12 } });
  expect([after.lower, after.centre, after.upper]).toEqual([
    before.lower,
    before.centre,
    before.upper,
  ]);
  expect(after.baseline).toEqual({ points: 12, from: '1970-01-01', to: '1970-01-12' });
});

test('with too few points there is a last value, and nothing else', () => {
  expect(pulseOf([4], 'up')).toMatchObject({
    points: 1,
    latest: 4,
    centre: null,
    upper: null,
    status: 'too few points',
    signals: [],
  });
  expect(pulseOf(steady(30), 'up', { baseline: { from: 90, to: 99 } })).toMatchObject({
    status: 'too few points',
    baseline: { points: 0, from: null, to: null },
  });
});

test('the points and their steps are told where they are asked for', () => {
  expect(pulseOf([4, 6, 3], 'up').series).toBeUndefined();
  expect(pulseOf([4, 6, 3], 'up', { everyPoint: true }).series).toEqual([
    { date: '1970-01-01', value: 4, movingRange: null },
    { date: '1970-01-02', value: 6, movingRange: 2 },
    { date: '1970-01-03', value: 3, movingRange: 3 },
  ]);
});
