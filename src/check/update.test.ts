import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { impliedTolerance, readTolerance } from './expected.ts';
import { aFolderForEach, check, got, household, problemsOf, put } from './testing/bench.ts';
import { numberLike, valueText } from './update.ts';
import { difference, isWithin, numberWritten, writtenNumber } from './written-number.ts';

aFolderForEach();

describe('updating', () => {
  it('changes the value and not a byte besides', async () => {
    const text = `\uFEFF${household.replaceAll('\n', '\r\n')}`;
    put('a.check.yaml', text.replace('50976.00', '1.50').replace('assumed', 'observed'));
    const { passed, cases } = await check({ update: true });
    expect(got('a.check.yaml')).toBe(text);
    expect(passed).toBe(1);
    expect(cases[0]).toMatchObject({
      status: 'passed',
      mismatches: [],
      updates: [
        { path: 'lifetimeValue', line: 7, before: '1.50', after: '50976.00' },
        { path: 'method', line: 8, before: 'observed', after: 'assumed' },
      ],
    });
  });

  it('works in JSON and in CSV', async () => {
    const json =
      '{"cases": [\n {"name": "a", "command": "estimate",\n  "options": {"spend": 3, "tenure": 2}, "expect": {"lifetimeValue": 6.0, "method": "assumed"}}\n]}\n';
    const csv =
      'name,"spend",tenure,expect.lifetimeValue,expect.method\r\n"a, b",3,"2",6.0,assumed\r\n';
    put('a.check.json', json.replace('6.0', '7.5').replace('"assumed"', '7'));
    put('b.check.csv', csv.replace('6.0', '7.5').replace('assumed', '"say ""what"""'));
    expect(await check({ update: true })).toMatchObject({ passed: 2, failed: 0 });
    expect(got('a.check.json')).toBe(json);
    expect(got('b.check.csv')).toBe(csv);
  });

  it('leaves what no other value settles, and says so', async () => {
    const text = `cases:
  - { name: refused, command: estimate, fails: unit-missing }
  - { name: shared, command: estimate, options: { spend: 1, tenure: 2 }, expect: &all { lifetimeValue: 3 } }
  - { name: too, command: estimate, options: { spend: 1, tenure: 3 }, expect: *all }
  - { name: nowhere, command: estimate, options: { spend: 1, tenure: 3 }, expect: { x: 1 } }
`;
    put('a.check.yaml', text);
    const { failed, cases } = await check({ update: true });
    expect(got('a.check.yaml')).toBe(text);
    expect(failed).toBe(3);
    expect(cases.map(({ mismatches: [first] }) => first?.notUpdated)).toEqual([
      'another outcome is not a value that can be written',
      'the value is shared, tagged, left blank or a block of text',
      undefined,
      'there is no value that can be written',
    ]);
  });

  it('touches nothing while a fixture is broken', async () => {
    const wrong = household.replace('50976.00', '1.50');
    put('a.check.yaml', wrong);
    put('b.check.yaml', 'cases: []');
    await problemsOf(check({ update: true }));
    expect(got('a.check.yaml')).toBe(wrong);
  });

  it('makes the next check pass, and keeps every comment', async () => {
    const number = fc.oneof(
      fc.integer({ min: -1e6, max: 1e6 }).map(String),
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((x) => x.toFixed(3)),
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((x) => x.toExponential(2)),
    );
    const factor = fc.double({ noNaN: true, min: -1e4, max: 1e4 });
    const tolerance = fc.constantFrom('', '0', '1%', '0.01%', '60%', '250%');
    await fc.assert(
      fc.asyncProperty(number, factor, factor, tolerance, async (expected, spend, tenure, off) => {
        const options = `{ spend: "${spend}", tenure: "${tenure}" }`;
        const around = [
          '# first\ncases:\n- name: a # why\n  command: estimate\n  options: ',
          '\n  expect: { lifetimeValue: ',
          ` }${off === '' ? '' : `\n  tolerance: ${off}`} # last\n`,
        ];
        put('p.check.yaml', around[0] + options + around[1] + expected + around[2]);
        put('p.check.csv', `spend,tenure,expect.lifetimeValue\n${spend},${tenure},${expected}\n`);
        const updated = await check({ update: true });
        const again = await check();
        const text = got('p.check.yaml');
        return (
          updated.failed === 0 &&
          again.failed === 0 &&
          text.startsWith(`${around[0]}${options}${around[1]}`) &&
          text.endsWith(around[2] ?? '')
        );
      }),
      { seed: 23, numRuns: 60 },
    );
  });
});

const read = (text: string) => {
  const number = writtenNumber(text);
  if (number === undefined) throw new Error(`${text} is no number`);
  return number;
};
const like = (written: string, value: number, given?: string) => {
  const tolerance = given === undefined ? undefined : readTolerance(given)?.size;
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
