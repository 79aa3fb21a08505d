import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, locate } from './compare.ts';
import {
  type Expected,
  expectedCell,
  expectedExactly,
  expectedNumber,
  readTolerance,
} from './expected.ts';
import { readPath } from './path.ts';

const number = (text: string, tolerance?: string): Expected => {
  const expected = expectedNumber(
    text,
    tolerance === undefined ? undefined : readTolerance(tolerance),
  );
  if (expected === undefined) throw new Error(`${text} is no number`);
  return expected;
};
const mismatchOf = (expected: Expected, actual: unknown) =>
  compare({ result: { v: actual } }, { path: readPath('v', {}), line: 4, expected });

describe('a number', () => {
  it.each([
    ['10592.12', 10592.1234, true],
    ['10592.12', 10592.126, false],
    ['10592.10', 10592.106, false],
    ['10592.1', 10592.106, true],
    ['50976', 50976, true],
    ['50976', 50976.0000001, false],
    ['50976.', 50976.4, true],
    ['1.06e4', 10592.12, true],
    ['1.06e4', 10651, false],
    ['5e4', 54000, true],
    ['-0.5', -0.55, true],
    ['0', -0, true],
    // 12744 · ¼ · 0.75/0.35 and the amount that is printed, in millionths; not one that is farther.
    ['6827.142857142857', 6827.142857, true],
    ['6827.142857142857', 6827.142867, false],
    // A probability has all digits of a double.
    ['0.7142857142857', 0.71428571, false],
  ])('%s for %d passes: %s', (text, actual, passes) => {
    expect(mismatchOf(number(text), actual) === undefined).toBe(passes);
  });

  // In binary floating point some of these differences come out above half a digit: 8.345 - 8.34 > 0.005.
  it.each([
    ['8.34', 8.345],
    ['1.00', 1.005],
    ['2.67', 2.675],
    ['10592.12', 10592.125],
    ['0.3', 0.25],
  ])('%s for exactly half a digit off, %d, passes', (text, actual) => {
    expect(mismatchOf(number(text), actual)).toBeUndefined();
  });

  // 1 % of 12,744 is 127.44, and 0.5 % of 200 is 1; of 0 any percentage is 0.
  it.each([
    ['12744', '1%', 12871.44, true],
    ['12744', '1%', 12871.4401, false],
    ['-12744', '1%', -12616.56, true],
    ['200', '0.5%', 201, true],
    ['200', '0.5 %', 201.01, false],
    ['0', '10%', 0, true],
    ['0', '10%', 0.001, false],
    ['1.06e4', '2%', 10812, true],
    ['1.06e4', '2%', 10812.01, false],
    ['10', '0%', 10, true],
    ['10', '0%', 10.000001, false],
  ])('%s with a tolerance of %s for %d passes: %s', (text, tolerance, actual, passes) => {
    expect(mismatchOf(number(text, tolerance), actual) === undefined).toBe(passes);
  });

  it.each(['%', '-1%', 'one%', '1%%', '1 percent'])('has no tolerance of "%s"', (text) => {
    expect(readTolerance(text)).toBeUndefined();
  });

  it('has the tolerance that is given instead', () => {
    expect(mismatchOf(number('100', '1'), 101)).toBeUndefined();
    expect(mismatchOf(number('100', '1'), 101.01)).toMatchObject({
      tolerance: 1,
      difference: 1.01,
    });
    expect(mismatchOf(number('10.5', '0'), 10.51)).toMatchObject({
      tolerance: 0,
      difference: 0.01,
    });
  });

  it('tells how far off it is, without the noise of binary floating point', () => {
    expect(mismatchOf(number('10592.12'), 10592.13)).toEqual({
      path: 'v',
      line: 4,
      reason: 'differs',
      expected: 10592.12,
      written: '10592.12',
      actual: 10592.13,
      tolerance: 0.005,
      difference: 0.01,
      found: null,
    });
  });

  it('is not the text of the same digits', () => {
    expect(mismatchOf(number('12'), '12')).toMatchObject({ actual: '12', difference: null });
  });

  it('is met up to half of the last digit, and no further', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -20, max: 20 }),
        (cents, thousandths) => {
          const text = (cents / 100).toFixed(2);
          const actual = (cents * 10 + thousandths) / 1000;
          return (mismatchOf(number(text), actual) === undefined) === Math.abs(thousandths) <= 5;
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('a text, a boolean, null', () => {
  it.each([
    ['mid', 'mid', true],
    ['mid', 'Mid', false],
    [true, true, true],
    [true, 'true', false],
    [null, null, true],
    [null, 0, false],
    ['', '', true],
  ])('%s for %s passes: %s', (expected, actual, passes) => {
    expect(mismatchOf(expectedExactly(expected), actual) === undefined).toBe(passes);
  });
});

describe('a cell', () => {
  it.each([
    ['12.50', 12.501, true],
    ['12.50', '12.50', true],
    ['12.50', '12.5', false],
    ['true', true, true],
    ['true', false, false],
    ['null', null, true],
    ['renter', 'renter', true],
    ['renter', 5, false],
  ])('%s for %s passes: %s', (text, actual, passes) => {
    expect(mismatchOf(expectedCell(text), actual) === undefined).toBe(passes);
  });
});

it.each([
  [[1, 2, 3], 'v is a list of 3'],
  [{ mean: 5 }, 'v is an object with mean'],
  [Number.NaN, 'v is no finite number'],
])('%j is no single value', (actual, found) => {
  const mismatch = mismatchOf(number('5'), actual);
  expect(mismatch).toMatchObject({ reason: 'not-a-value', actual: null, found });
});

const report = {
  sources: [{ file: 'a.csv', rejected: 2 }],
  result: {
    method: 'observed',
    total: { customers: 200 },
    nothing: undefined,
    waterfall: [
      { step: 'spend', amount: 50976 },
      { step: 'timeValue', amount: -2151.88 },
    ],
    segments: [
      { segment: { home: 'renter', region: 'north' }, customers: 120, lifetimeValue: { mean: 5 } },
      { segment: { home: 'renter', region: 'south' }, customers: 60, lifetimeValue: { mean: 6 } },
      { segment: { home: 'owner', region: 'north' }, customers: 20, lifetimeValue: { mean: 7 } },
    ],
    empty: [],
  },
};
const at = (path: string) => locate(report, readPath(path, {}));

describe('locate', () => {
  it.each([
    ['method', 'observed'],
    ['segments[0].customers', 120],
    ['segments[home=owner].lifetimeValue.mean', 7],
    ['segments[home=renter,region=south].customers', 60],
    ['segments[customers=20].lifetimeValue["mean"]', 7],
    ['waterfall[step=timeValue].amount', -2151.88],
    ['segments.length', 3],
    ['$.sources[0].rejected', 2],
    ['$.result.total.customers', 200],
  ])('%s is %s', (path, value) => {
    expect(at(path)).toEqual({ ok: true, value });
  });

  it.each([
    ['lifetimeValue', 'the result has method, total, waterfall, segments, empty'],
    ['metod', 'the result has method, total, waterfall, segments, empty; did you mean method?'],
    ['nothing', 'the result has method, total, waterfall, segments, empty'],
    ['$.source', 'the report has sources, result; did you mean sources?'],
    ['toString', 'the result has method, total, waterfall, segments, empty'],
    ['total.mean', 'total has customers'],
    ['method.mean', 'method is a text and has no parts'],
    ['method[0]', 'method is a text, not a list'],
    ['segments[3]', 'segments ends at [2]: counting starts at [0]'],
    ['empty[0]', 'empty is empty'],
    ['empty[a=b]', 'empty is empty'],
    ['segments[home=tenant].customers', 'segments has home=renter, home=owner'],
    [
      'segments[home=owner,region=south]',
      'segments has home=renter,region=north, home=renter,region=south, home=owner,region=north',
    ],
    [
      'segments[house=owner]',
      'no element of segments has house; they have home, region, segment, customers, lifetimeValue',
    ],
    [
      'segments.customers',
      'segments is a list of 3: choose an element with [0] or [key=value], or count them with .length',
    ],
  ])('%s leads nowhere: %s', (path, found) => {
    expect(at(path)).toEqual({ ok: false, reason: 'no-match', found });
  });

  it('does not choose between two elements', () => {
    expect(at('segments[home=renter].customers')).toEqual({
      ok: false,
      reason: 'several-matches',
      found: '2 elements of segments match, [0], [1]: choose by one more field',
    });
  });

  it('finds every element of a list by a quoted field of its own', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }), (names) => {
        const result = { list: names.map((name, i) => ({ name, i })) };
        return names.every((name, i) => {
          const quoted = `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
          const found = locate({ result }, readPath(`list[name=${quoted}].i`, {}));
          return found.ok && found.value === i;
        });
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
