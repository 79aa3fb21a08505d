import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells, readCsvFixture } from './csv-fixture.ts';

const read = (text: string) => readCsvFixture('x.check.csv', text);

describe('a CSV fixture', () => {
  it('has one case a row, its options by the names of the columns', () => {
    const [first, second, ...others] = read(
      `name,command,file,spend,tenure,explain,tolerance,expect.lifetimeValue,"expect.segments[a=b,c=d].mean",fails
four years,,,1062/mo,4y,true,0.5,50976.00,,
,value,a.csv,,,,,,"1,5",
,,,,,,,,,
`,
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      name: 'four years',
      line: 2,
      command: 'estimate',
      options: { spend: '1062/mo', tenure: '4y', explain: true },
      files: [],
    });
    expect(first?.expectations).toMatchObject([
      {
        path: { text: 'lifetimeValue' },
        line: 2,
        expected: { written: '50976.00', number: { tolerance: { coefficient: 5n, exponent: -1 } } },
      },
    ]);
    expect(second).toMatchObject({
      name: 'line 3',
      command: 'value',
      options: {},
      files: ['a.csv'],
    });
    expect(second?.expectations).toMatchObject([
      { path: { text: 'segments[a=b,c=d].mean' }, expected: { value: '1,5' } },
    ]);
  });

  it('has rows that must be refused', () => {
    expect(read('spend,fails\n5,unit-missing\n')).toMatchObject([
      { options: { spend: '5' }, fails: { code: 'unit-missing', line: 2 }, expectations: [] },
    ]);
  });

  it.each([
    ['nothing', '', 'fixture-value', 1],
    ['only a header', 'spend,expect.x\n', 'fixture-value', 1],
    ['a column twice', 'spend,spend\n1,2\n', 'fixture-syntax', 1],
    ['a column without a name', 'spend,\n1,2\n', 'fixture-key-unknown', 1],
    ['semicolons', 'spend;tenure\n1;2\n', 'fixture-key-unknown', 1],
    ['an unreadable path', 'spend,expect.x[\n1,2\n', 'fixture-path', 1],
    ['a cell too many', 'spend,expect.x\n1,2,3\n', 'fixture-syntax', 2],
    ['a cell too few', 'spend,expect.x\n1,2\n1\n', 'fixture-syntax', 3],
    ['fails beside a value', 'fails,expect.x\nunit-missing,2\n', 'fixture-value', 2],
    ['standard input', 'file,expect.x\n-,1\n', 'fixture-value', 2],
    ['an unknown problem', 'fails\nunit-mising\n', 'fixture-value', 2],
    ['check in a check', 'command,expect.x\ncheck,1\n', 'fixture-value', 2],
    ['a tolerance that is none', 'tolerance,expect.x\nlots,1\n', 'fixture-value', 2],
  ])('with %s is refused by its line', (_, text, code, line) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ code, at: expect.objectContaining({ line }) })],
      }),
    );
  });
});

describe('readCells', () => {
  it('says where every cell stands, and on which line', () => {
    const text = 'a,"b"\r\n\r\n1,"x\r\ny, ""z"""\n,2\n';
    const records = readCells('x.csv', text);
    expect(
      records.map(({ at, cells }) => [
        at.line,
        cells.map(({ value, start, end }) => [value, text.slice(start, end)]),
      ]),
    ).toEqual([
      [
        1,
        [
          ['a', 'a'],
          ['b', '"b"'],
        ],
      ],
      [
        3,
        [
          ['1', '1'],
          ['x\r\ny, "z"', '"x\r\ny, ""z"""'],
        ],
      ],
      [
        5,
        [
          ['', ''],
          ['2', '2'],
        ],
      ],
    ]);
  });

  it.each([
    ['a\n"x\ny\n\nz\n', 2],
    ['a,b\n1,x"y\n', 2],
    ['a,b\n1,"x"y\n', 2],
    ['a\n\n\n"x"y\n', 4],
  ])('refuses %j, which is no CSV, by its line', (text, line) => {
    expect(() => readCells('x.csv', text)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'fixture-syntax',
            at: expect.objectContaining({ file: 'x.csv', line }),
          }),
        ],
      }),
    );
  });

  it('agrees with what was written, whatever the cells and the line ends', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', '1'),
      maxLength: 5,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const quoted = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`));
        const text = quoted.map((row) => row.join(',') + end).join('');
        const read = readCells('x.csv', text);
        expect(read.map(({ cells }) => cells.map(({ value }) => value))).toEqual(rows);
        expect(
          read.map(({ cells }) => cells.map(({ start, end: stop }) => text.slice(start, stop))),
        ).toEqual(quoted);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
