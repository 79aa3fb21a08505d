import fc from 'fast-check';
import { expect, it } from 'vitest';
import { json, jsonLines } from './json.ts';
import { plainNumber } from './plain-number.ts';
import { joined } from './testing/rows-of.ts';

it('writes out what JavaScript writes with an exponent', () => {
  const written = {
    '0.0000004': 4e-7,
    '-0.00000037736321103522676': -3.773_632_110_352_267_6e-7,
    '1500000000000000000000000': 1.5e24,
    '-1000000000000000000000': -1e21,
    '5.663658902618579e-41': 5.663_658_902_618_579e-41,
    '233.31': 233.31,
    '0': -0,
  };
  for (const [text, value] of Object.entries(written)) expect(plainNumber(value)).toBe(text);
});

it('reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(plainNumber(value))).toBe(value + 0);
    }),
  );
});

it('is how JSON has numbers; texts stay as they are', () => {
  const report = { small: 4e-7, large: -1.5e24, list: [1e-9, 2], 'key 1e-7': 'as "1e-7"\\' };
  expect(json(report)).toBe(
    [
      '{',
      '  "small": 0.0000004,',
      '  "large": -1500000000000000000000000,',
      '  "list": [',
      '    0.000000001,',
      '    2',
      '  ],',
      '  "key 1e-7": "as \\"1e-7\\"\\\\"',
      '}',
      '',
    ].join('\n'),
  );
  expect(joined(jsonLines([{ a: 4e-7 }]))).toBe('{"a":0.0000004}\n');
});
