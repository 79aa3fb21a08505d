import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movingRanges, processLimits } from './process-limits.ts';
import { published } from './testing/published-series.ts';

test('the published series has the published limits', () => {
  const limits = processLimits(published, 'mean');
  // By hand: 632/31 and 141/30; 20.3871 ∓ 2.66·4.7; 3.268·4.7.
  expect(limits?.centre).toBeCloseTo(632 / 31, 12);
  expect(limits?.movingRange).toBeCloseTo(4.7, 12);
  expect(limits?.lower).toBeCloseTo(7.885, 3);
  expect(limits?.upper).toBeCloseTo(32.889, 3);
  expect(limits?.rangeLimit).toBeCloseTo(15.36, 3);
  expect(limits?.provisional).toBe(false);
});

test('from medians: the 16th of 31 values and the middle of 30 steps', () => {
  // 20 ∓ 3.145·3.5 and 3.865·3.5, by hand.
  expect(processLimits(published, 'median')).toEqual({
    centre: 20,
    lower: expect.closeTo(8.9925, 12),
    upper: expect.closeTo(31.0075, 12),
    movingRange: 3.5,
    rangeLimit: expect.closeTo(13.5275, 12),
    provisional: false,
  });
});

test('there are none with 5 values, and they are provisional from 6 to 16', () => {
  const of = (count: number) => processLimits(published.slice(0, count), 'mean')?.provisional;
  expect([0, 1, 5, 6, 16, 17].map(of)).toEqual([
    undefined,
    undefined,
    undefined,
    true,
    true,
    false,
  ]);
});

test('equal values have limits of no width, exactly on them', () => {
  // 0.1 added seven times and divided by 7 is not 0.1 in doubles.
  const equal = fc.tuple(
    fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((x) => x + 0),
    fc.integer({ min: 6, max: 40 }),
  );
  fc.assert(
    fc.property(equal, fc.constantFrom('mean', 'median'), ([value, count], from) => {
      const { lower, upper, centre, rangeLimit } =
        processLimits(new Array(count).fill(value), from) ?? {};
      expect([lower, upper, centre, rangeLimit]).toEqual([value, value, value, 0]);
    }),
    { seed: 41 },
  );
});

const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 60 });

test('limits move and stretch with the values', () => {
  fc.assert(
    fc.property(
      series,
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('mean', 'median'),
      (values, shift, scale, from) => {
        const before = processLimits(values, from);
        const after = processLimits(
          values.map((value) => value * scale + shift),
          from,
        );
        if (before === undefined || after === undefined) throw new Error('six values have limits');
        expect(after.centre).toBeCloseTo(before.centre * scale + shift, 8);
        expect(after.lower).toBeCloseTo(before.lower * scale + shift, 8);
        expect(after.upper).toBeCloseTo(before.upper * scale + shift, 8);
        expect(after.rangeLimit).toBeCloseTo(before.rangeLimit * scale, 8);
      },
    ),
    { seed: 42 },
  );
});

test('they are the same read backwards', () => {
  fc.assert(
    fc.property(series, fc.constantFrom('mean', 'median'), (values, from) => {
      expect(processLimits([...values].reverse(), from)).toEqual(processLimits(values, from));
    }),
    { seed: 43 },
  );
});

test('the example: steps of 2 around 5', () => {
  const { centre, lower, upper } = processLimits([4, 6, 4, 6, 4, 6], 'mean') ?? {};
  // 5 ∓ 2.66·2.
  expect([centre, lower, upper]).toEqual([5, expect.closeTo(-0.32, 12), expect.closeTo(10.32, 12)]);
});

test('a step is the distance from the value before, and the first has none', () => {
  expect(movingRanges([19, 27, 20])).toEqual(Float64Array.of(Number.NaN, 8, 7));
});

test('a value that is no number breaks the contract', () => {
  expect(() => processLimits([1, 2, Number.NaN, 4, 5, 6], 'mean')).toThrow(RangeError);
});
