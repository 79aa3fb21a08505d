import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, got, household, problemsOf, put } from './testing/bench.ts';

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
    await fc.assert(
      fc.asyncProperty(number, factor, factor, async (expected, spend, tenure) => {
        const options = `{ spend: "${spend}", tenure: "${tenure}" }`;
        const around = [
          '# first\ncases:\n- name: a # why\n  command: estimate\n  options: ',
          '\n  expect: { lifetimeValue: ',
          ' } # last\n',
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
