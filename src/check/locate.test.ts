import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate } from './locate.ts';
import { readPath } from './path.ts';

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
