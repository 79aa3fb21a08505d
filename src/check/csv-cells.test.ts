import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells } from './csv-cells.ts';

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
