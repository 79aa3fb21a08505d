import { describe, expect, it } from 'vitest';
import { Refusal } from '../problems/refusal.ts';
import { readYamlFixture } from './yaml-fixture.ts';

const read = (text: string) => readYamlFixture('x.check.yaml', text);
const problemsOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  throw new Error('it was read');
};
const oneCase = (lines: string) => `cases:\n  - name: a\n    command: estimate\n${lines}`;

describe('a YAML fixture', () => {
  it('gives cases with the text of each number', () => {
    const [first] = read(
      `cases:
  - name: four years   # the household
    command: estimate
    options: { spend: 1062/mo, discount: 0.10, explain: true, by: [home, 2], margin: false }
    files: [a.csv]
    expect:
      lifetimeValue: 10592.10
      method: "assumed"
      total.flag: true
      segments[home=renter,region=north].mean: 1.06e4
`,
    );
    expect(first).toMatchObject({
      name: 'four years',
      line: 2,
      command: 'estimate',
      options: { spend: '1062/mo', discount: '0.10', explain: true, by: ['home', '2'] },
      files: ['a.csv'],
    });
    expect(first?.options).not.toHaveProperty('margin');
    expect(
      first?.expectations.map(({ path, line, expected }) => [path.text, line, expected.written]),
    ).toEqual([
      ['lifetimeValue', 7, '10592.10'],
      ['method', 8, 'assumed'],
      ['total.flag', 9, 'true'],
      ['segments[home=renter,region=north].mean', 10, '1.06e4'],
    ]);
  });

  it('lets a case win over the defaults, and take one back', () => {
    const [first, second] = read(
      `defaults:
  command: estimate
  options: { spend: 1062/mo, discount: 10% }
  files: [a.csv]
cases:
  - { name: a, options: { spend: 5/mo }, expect: { x: 1 } }
  - { name: b, command: value, options: { discount: false }, files: [], expect: { x: 1 } }
`,
    );
    expect(first).toMatchObject({
      command: 'estimate',
      options: { spend: '5/mo', discount: '10%' },
      files: ['a.csv'],
    });
    expect(second).toMatchObject({ command: 'value', files: [] });
    expect(second?.options).toEqual({ spend: '1062/mo' });
  });

  it('is JSON as well, tabs included', () => {
    const text = `{\n\t"cases": [\n\t\t{ "name": "a", "command": "estimate", "expect": { "x": 1.50 } }\n\t]\n}\n`;
    expect(read(text)[0]?.expectations[0]).toMatchObject({
      line: 3,
      expected: { written: '1.50' },
    });
  });

  it('has a case that must be refused', () => {
    const [first] = read(oneCase('    fails: margin-needed\n'));
    expect(first).toMatchObject({ fails: { code: 'margin-needed', line: 4 }, expectations: [] });
  });

  it('has tolerances in percent, of the file, of a case or of a value', () => {
    const [first, second, third] = read(`defaults: { command: estimate, tolerance: 1% }
cases:
  - { name: a, expect: { x: 200, y: "200" } }
  - { name: b, expect: { x: 200 }, tolerance: 0.5% }
  - name: c
    expect: { x: 200, y: 300 }
    tolerance: { x: 3 }
`);
    const tolerances = (it: typeof first) =>
      it?.expectations.map(({ expected }) => expected.number?.tolerance);
    // 1 % and 0.5 % of 200, and 1 % of 300: 200 · 1 · 10⁻² and so on. A text has none.
    expect(tolerances(first)).toEqual([{ coefficient: 200n, exponent: -2 }, undefined]);
    expect(tolerances(second)).toEqual([{ coefficient: 1000n, exponent: -3 }]);
    expect(tolerances(third)).toEqual([
      { coefficient: 3n, exponent: 0 },
      { coefficient: 300n, exponent: -2 },
    ]);
  });

  it('has tolerances, one for all or one by path', () => {
    const tolerances = (lines: string) =>
      read(oneCase(`    expect: { a: 10, b: 1.5 }\n${lines}`))[0]?.expectations.map(
        ({ expected }) => expected.number?.tolerance,
      );
    const half = { coefficient: 5n, exponent: -1 };
    expect(tolerances('    tolerance: 0.5\n')).toEqual([half, half]);
    expect(tolerances('    tolerance: { a: 0.5 }\n')).toEqual([
      half,
      { coefficient: 5n, exponent: -2 },
    ]);
  });

  it('knows where each value stands, unless it cannot be replaced alone', () => {
    const text = `cases:
  - name: a
    command: estimate
    expect:
      plain: 10592.10 # as billed
      single: 'it''s'
      double: "mid"
      anchored: &shared 5
      alias: *shared
      tagged: !!str 5
      left-out:
      block: |
        text
  - &whole { name: b, command: estimate, expect: { x: 1 } }
  - *whole
`;
    const [first, second, third] = read(text);
    const slots = first?.expectations.map(({ slot }) => slot && text.slice(slot.start, slot.end));
    expect(slots?.slice(0, 3)).toEqual(['10592.10', "'it''s'", '"mid"']);
    expect(slots?.slice(3)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(second?.expectations[0]?.slot).toBeUndefined();
    expect(third).toMatchObject({ name: 'b' });
  });

  it('expects nothing where nothing is written', () => {
    expect(read(oneCase('    expect: { x: null, y: ~ }\n'))[0]?.expectations).toMatchObject([
      { expected: { value: null } },
      { expected: { value: null } },
    ]);
  });
});

describe('a broken YAML fixture', () => {
  it('says that it is empty', () => {
    expect(problemsOf('# later\n')).toEqual([
      {
        code: 'fixture-syntax',
        args: { detail: 'it is empty' },
        at: { file: 'x.check.yaml' },
      },
    ]);
  });

  it('is refused with everything that is wrong, in the order of the file', () => {
    const text = oneCase('    options: { spend: }\n    toleranze: 1\n    files: a.csv\n');
    expect(problemsOf(text).map(({ code, at }) => [code, at?.line])).toEqual([
      ['fixture-value', 4],
      ['fixture-key-unknown', 5],
      ['fixture-value', 6],
    ]);
  });

  it.each([
    ['an open bracket', 'cases: [', 'fixture-syntax', 1],
    ['an open quote', 'cases:\n  - name: "a\n    command: b\n\n', 'fixture-syntax', 2],
    ['a key twice', oneCase('    expect: { x: 1 }\n    expect: { x: 2 }\n'), 'fixture-syntax', 5],
    ['an unknown tag', oneCase('    expect: { x: !odd 1 }\n'), 'fixture-syntax', 4],
    ['two documents', 'cases: []\n---\ncases: []\n', 'fixture-syntax', 2],
    ['no cases', 'defaults: {}\n', 'fixture-key-missing', 1],
    ['an empty list of cases', 'cases: []\n', 'fixture-value', 1],
    ['cases that are no list', 'cases: { a: 1 }\n', 'fixture-value', 1],
    ['an unknown key of the file', 'case: []\n', 'fixture-key-unknown', 1],
    ['an unknown key of a case', oneCase('    expects: {}\n'), 'fixture-key-unknown', 4],
    ['an unknown default', 'defaults: { name: a }\ncases: []\n', 'fixture-key-unknown', 1],
    ['no name', 'cases:\n  - command: estimate\n', 'fixture-key-missing', 2],
    ['no command', 'cases:\n  - name: a\n', 'fixture-key-missing', 2],
    ['check in a check', 'cases:\n  - name: a\n    command: check\n', 'fixture-value', 3],
    ['options as a list', oneCase('    options: [spend]\n'), 'fixture-value', 4],
    ['an option without a value', oneCase('    options:\n      spend:\n'), 'fixture-value', 5],
    ['one file that is no list', oneCase('    files: a.csv\n'), 'fixture-value', 4],
    ['standard input', oneCase('    files:\n      - a.csv\n      - "-"\n'), 'fixture-value', 6],
    [
      'fails beside expect',
      oneCase('    expect: { x: 1 }\n    fails: margin-needed\n'),
      'fixture-value',
      5,
    ],
    ['an unknown problem', oneCase('    fails: margin-neded\n'), 'fixture-value', 4],
    ['an expected list', oneCase('    expect: { x: [1] }\n'), 'fixture-value', 4],
    ['an expected infinity', oneCase('    expect: { x: .inf }\n'), 'fixture-value', 4],
    ['an unreadable path', oneCase('    expect: { "x[": 1 }\n'), 'fixture-path', 4],
    [
      'a tolerance that is no percentage',
      oneCase('    tolerance: lots\n    expect: { x: 1 }\n'),
      'fixture-value',
      4,
    ],
    [
      'a tolerance of a value that is no percentage',
      oneCase('    tolerance: { x: -1% }\n    expect: { x: 1 }\n'),
      'fixture-value',
      4,
    ],
    [
      'a negative tolerance',
      oneCase('    tolerance: -1\n    expect: { x: 1 }\n'),
      'fixture-value',
      4,
    ],
    [
      'a tolerance for no value',
      oneCase('    expect: { x: 1 }\n    tolerance: { y: 1 }\n'),
      'fixture-key-unknown',
      5,
    ],
    ['an unknown alias', oneCase('    expect: { x: *y }\n'), 'fixture-value', 4],
  ])('with %s is refused by its line', (_, text, code, line) => {
    expect(problemsOf(text)[0]).toMatchObject({ code, at: { file: 'x.check.yaml', line } });
  });

  it('names the word that was meant', () => {
    expect(problemsOf(oneCase('    toleranze: 1\n'))[0]).toMatchObject({
      args: { key: 'toleranze', within: 'a case', nearest: 'tolerance' },
      at: { excerpt: '    toleranze: 1' },
    });
  });
});
