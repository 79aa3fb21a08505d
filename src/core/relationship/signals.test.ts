import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { type ProcessLimits, processLimits } from './process-limits.ts';
import { type Signal, type SignalRule, signalRules, signals, usualRules } from './signals.ts';
import { published } from './testing/published-series.ts';

/** Centre 0, limits −6 and 6: nearer a limit is beyond 3. */
const limits: ProcessLimits = {
  centre: 0,
  lower: -6,
  upper: 6,
  movingRange: 2,
  rangeLimit: 7,
  provisional: false,
};

const found = (values: readonly number[], ...rules: SignalRule[]) => signals(values, limits, rules);

test('the published series is steady', () => {
  const own = processLimits(published, 'mean');
  if (own === undefined) throw new Error('31 values have limits');
  expect(signals(published, own, usualRules)).toEqual([]);
});

test('a value beyond a limit is a signal, one on it is none', () => {
  expect(found([0, 6, -6, 0, 6.1, 0, -7], 'beyond-limits')).toEqual([
    { rule: 'beyond-limits', side: 'above', at: 4, from: 4, to: 4 },
    { rule: 'beyond-limits', side: 'below', at: 6, from: 6, to: 6 },
  ]);
});

test('values that follow each other beyond a limit are one signal, beyond the other another', () => {
  expect(found([7, 8, 9, -7], 'beyond-limits')).toEqual([
    { rule: 'beyond-limits', side: 'above', at: 0, from: 0, to: 2 },
    { rule: 'beyond-limits', side: 'below', at: 3, from: 3, to: 3 },
  ]);
});

test('a run fires on its eighth value and goes on as one signal', () => {
  expect(found([-1, 1, 1, 1, 1, 1, 1, 1], 'run-of-8')).toEqual([]);
  expect(found([-1, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1, -1], 'run-of-8')).toEqual([
    { rule: 'run-of-8', side: 'above', at: 8, from: 1, to: 10 },
  ]);
});

test('a value on the centre ends a run', () => {
  expect(found([1, 1, 1, 1, 0, 1, 1, 1, 1], 'run-of-8')).toEqual([]);
});

test('a mean rounded beside its values does not make a run of them', () => {
  // Ten tenths of 0.1 to 0.3 around 0.2: all but two are on the centre, whatever doubles make of it.
  const values = [0.1, 0.3, ...new Array(8).fill(0.2)];
  const centre = 0.1 + 0.2 - 0.1;
  expect(centre).not.toBe(0.2);
  expect(signals(values, { ...limits, centre, movingRange: 0.05 }, ['run-of-8'])).toEqual([]);
});

test('three of four near a limit fire on the third, and overlapping fours are one signal', () => {
  expect(found([4, 0, 4, 4], 'near-limit')).toEqual([
    { rule: 'near-limit', side: 'above', at: 3, from: 0, to: 3 },
  ]);
  expect(found([4, 0, 0, 4, 4], 'near-limit')).toEqual([]);
  // Exactly between centre and limit is not nearer.
  expect(found([3, 3, 3, 3], 'near-limit')).toEqual([]);
  expect(found([-4, -4, -7, 0, -4, -4, 1, 1], 'near-limit')).toEqual([
    { rule: 'near-limit', side: 'below', at: 2, from: 0, to: 5 },
  ]);
});

test('only the rules asked for are looked for', () => {
  const values = [4, 4, 4, 7, 1, 1, 1, 1];
  expect(found(values, ...signalRules).map(({ rule, at }) => [rule, at])).toEqual([
    ['near-limit', 2],
    ['beyond-limits', 3],
    ['run-of-8', 7],
  ]);
  expect(found(values)).toEqual([]);
});

const series = fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 60 });

/** Which points each rule marks, by its words alone, in time with the square of the values. */
function marked(values: readonly number[], rule: SignalRule, side: Signal['side']): number[] {
  const up = side === 'above' ? values : values.map((value) => -value);
  const met = (from: number, to: number): boolean => {
    const part = up.slice(from, to + 1);
    if (rule === 'beyond-limits') return part.length === 1 && part.every((value) => value > 6);
    if (rule === 'run-of-8') return part.length === 8 && part.every((value) => value > 0);
    return part.length <= 4 && part.filter((value) => value > 3).length >= 3;
  };
  return up.flatMap((_, i) => (up.some((__, from) => from <= i && met(from, i)) ? [i] : []));
}

test('signals fire where the words of the rules first hold', () => {
  fc.assert(
    fc.property(series, fc.constantFrom(...signalRules), (values, rule) => {
      const all = found(values, rule);
      for (const side of ['above', 'below'] as const) {
        const points = marked(values, rule, side);
        const own = all.filter((signal) => signal.side === side);
        for (const { at, from, to } of own) {
          expect(points).toContain(at);
          expect(points).toContain(to);
          expect(from <= at && at <= to).toBe(true);
        }
        // Every point that the words mark lies in a signal; for near-limit a later far point may be in the window.
        const near = (i: number) => (side === 'above' ? 1 : -1) * (values[i] ?? 0) > 3;
        for (const i of points)
          if (rule !== 'near-limit' || near(i))
            expect(own.filter(({ at, to }) => at <= i && i <= to)).toHaveLength(1);
      }
    }),
    { seed: 44 },
  );
});

test('upside down, signals change sides and nothing else', () => {
  const other = { above: 'below', below: 'above' } as const;
  const key = ({ rule, side, at }: Signal) => `${at} ${rule} ${side}`;
  fc.assert(
    fc.property(series, (values) => {
      const turned = found(
        values.map((value) => -value),
        ...signalRules,
      ).map((signal) => ({ ...signal, side: other[signal.side] }));
      expect(turned.map(key).sort()).toEqual(
        found(values, ...signalRules)
          .map(key)
          .sort(),
      );
    }),
    { seed: 45 },
  );
});

test('what fires does not depend on what comes later', () => {
  const firing = ({ rule, side, at, from }: Signal) => ({ rule, side, at, from });
  fc.assert(
    fc.property(series, fc.nat(60), (values, count) => {
      const early = found(values.slice(0, count), ...signalRules).map(firing);
      const all = found(values, ...signalRules).map(firing);
      expect(early).toEqual(all.filter(({ at }) => at < count));
    }),
    { seed: 46 },
  );
});

test('all rules together raise false alarms on 15 % of steady series of 31 values', () => {
  const random = randomSource(31);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rounds = 8000;
  const alarms = { usual: 0, all: 0 };
  for (let round = 0; round < rounds; round++) {
    const values = Array.from({ length: 31 }, normal);
    const own = processLimits(values, 'mean');
    if (own === undefined) throw new Error('31 values have limits');
    if (signals(values, own, usualRules).length > 0) alarms.usual += 1;
    if (signals(values, own, signalRules).length > 0) alarms.all += 1;
  }
  // The standard error of a share of 15 % in 8,000 is 0.4 points.
  expect(Math.abs(alarms.all / rounds - 0.15)).toBeLessThan(0.02);
  expect(alarms.usual).toBeLessThan(alarms.all);
});

test('200,000 values take no longer than they must', () => {
  const values = Array.from({ length: 200_000 }, (_, i) => (i % 7) - 3 + (i % 1000 > 500 ? 4 : 0));
  expect(found(values, ...signalRules).length).toBeGreaterThan(200);
});
