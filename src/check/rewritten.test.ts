import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { numberLike, valueText } from './rewritten.ts';
import { impliedTolerance, readTolerance } from './tolerance.ts';
import { difference, isWithin, numberWritten, writtenNumber } from './written-number.ts';

const read = (text: string) => {
  const number = writtenNumber(text);
  if (number === undefined) throw new Error(`${text} is no number`);
  return number;
};
const like = (written: string, value: number, given?: string) => {
  const tolerance = given === undefined ? undefined : readTolerance(given);
  return numberLike(
    { written, tolerance: tolerance ?? impliedTolerance(written, read(written)) },
    value,
  );
};

describe('numberLike', () => {
  it.each([
    ['10592.12', 11109.1149, '11109.11'],
    ['10592.12', 11109, '11109.00'],
    ['10592.12', 0.001, '0.00'],
    ['10592.12', -0.3, '-0.30'],
    ['50976', 108324, '108324'],
    ['50976', 50976.37, '50976.37'],
    ['50976.', 108323.6, '108324.'],
    ['1.06e4', 123456, '1.235e5'],
    ['1.06E4', 500, '5.00E2'],
    ['4.1e4', 240, '2.4e2'],
    ['5e9', 240, '2e2'],
    ['5e-3', 0.0123, '1.2e-2'],
    ['0', 1e21, '1000000000000000000000'],
    ['0', 1e-7, '0.0000001'],
  ])('in the manner of %s writes %d as %s', (written, value, text) => {
    expect(like(written, value)).toBe(text);
  });

  it('adds digits where the given tolerance needs them, and no more', () => {
    expect(like('10.5', 10.537, '0.001')).toBe('10.537');
    expect(like('10.5', 10.53749, '0.001')).toBe('10.537');
    expect(like('100', 103.7, '1')).toBe('104');
  });

  it('always writes a number that the value itself meets', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    const old = fc.oneof(
      fc.integer().map(String),
      fc.tuple(fc.integer(), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`),
      fc.tuple(fc.nat(999), fc.integer({ min: -9, max: 9 })).map(([n, e]) => `${n / 10}e${e}`),
    );
    fc.assert(
      fc.property(old, value, (written, actual) => {
        const text = like(written, actual);
        const number = read(text);
        const off = difference(numberWritten(actual), number);
        return isWithin(off, impliedTolerance(text, number));
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});

describe('valueText', () => {
  const old = { written: 'mid', tolerance: undefined };

  it.each([
    ['start', 'plain', 'yaml', 'start'],
    ['start', 'plain', 'json', '"start"'],
    ['true', 'plain', 'yaml', '"true"'],
    ['12', 'plain', 'yaml', '"12"'],
    ['a: b', 'plain', 'yaml', '"a: b"'],
    ['it’s', 'single-quoted', 'yaml', "'it’s'"],
    ["it's", 'single-quoted', 'yaml', "'it''s'"],
    ['a\nb', 'single-quoted', 'yaml', '"a\\nb"'],
    ['start', 'double-quoted', 'yaml', '"start"'],
    ['a, "b"', 'cell', 'csv', '"a, ""b"""'],
    [true, 'plain', 'yaml', 'true'],
    [null, 'plain', 'json', 'null'],
    [0.1, 'plain', 'yaml', '0.1'],
    [7, 'cell', 'csv', '7'],
  ] as const)('writes %s, %s in %s, as %s', (value, style, form, text) => {
    expect(valueText(value, old, { style }, form)).toBe(text);
  });

  it('writes every text so that YAML reads the same text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('plain', 'single-quoted', 'double-quoted'),
        (value, style) => parse(`{ "a": ${valueText(value, old, { style }, 'yaml')} }`).a === value,
      ),
      { seed: 17, numRuns: 500 },
    );
  });
});
