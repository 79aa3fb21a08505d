import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordReader } from './record-reader.ts';

type Record = readonly [cells: readonly string[], line: number, lastLine: number];

interface Read {
  readonly records: readonly Record[];
  /** The line of a quote that never closes. */
  readonly unclosed: number | undefined;
  readonly plain: number;
}

async function read(text: string, chunkSize: number, delimiter: string): Promise<Read> {
  const records: Record[] = [];
  let plain = 0;
  const reader = new RecordReader(delimiter, {
    take: (cells, line, lastLine) => records.push([[...cells], line, lastLine]),
    rows: {
      plan: {
        headers: ['', ''],
        naming: -1,
        columns: [
          { index: 0, form: 'place' },
          { index: 1, form: 'place' },
        ],
      },
      take: ({ bytes, cells }, record, line) => {
        plain += 1;
        const texts = cells.map(({ begins, ends }) =>
          Buffer.from(bytes.subarray(begins[record], ends[record])).toString(),
        );
        records.push([texts, line, line]);
        return 1;
      },
    },
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkSize)
    reader.take(bytes.subarray(at, at + chunkSize));
  return { records, unclosed: await reader.end(), plain };
}

/** By csv-parse alone, all at once; undefined where a quote never closes. */
function parsed(text: string, delimiter: string): readonly Record[] | undefined {
  let last = 0;
  try {
    const found: unknown[] = parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      info: true,
    });
    // Its types know nothing of `info`.
    return (found as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => {
      const line = last + 1;
      last = info.lines;
      return [record, line, last];
    });
  } catch {
    return undefined;
  }
}

const pieces = (delimiter: string) =>
  fc.array(
    fc.constantFrom(
      'a',
      'bc',
      '"',
      '""',
      '"',
      delimiter,
      delimiter,
      '\n',
      '\n',
      ' ',
      'é',
      '€',
      `"x${delimiter}y"`,
      '"q""q"',
    ),
    { maxLength: 40 },
  );

describe('records of a file', () => {
  it.each([',', ';', '\t', '|'])('are those of csv-parse, parted by %j', async (delimiter) => {
    await fc.assert(
      fc.asyncProperty(pieces(delimiter), fc.integer({ min: 1, max: 50 }), async (parts, size) => {
        const text = parts.join('');
        const { records, unclosed } = await read(text, size, delimiter);
        const expected = parsed(text, delimiter);
        if (expected === undefined) expect(unclosed).toBeDefined();
        else {
          expect(records).toEqual(expected);
          expect(unclosed).toBeUndefined();
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('are found in their bytes where nothing is unusual', async () => {
    const { records, plain } = await read('id,x\n"a, b",1\n\nc,"2"', 5, ',');
    expect(plain).toBe(3);
    expect(records).toEqual([
      [['id', 'x'], 1, 1],
      [['a, b', '1'], 2, 2],
      [[''], 3, 3],
      [['c', '2'], 4, 4],
    ]);
  });

  it('are handed over as text where they have quotes written twice, or several lines', async () => {
    const { records, plain } = await read('a,"b ""c"""\n"d\ne",f\ng,h\n', 7, ',');
    expect(plain).toBe(1);
    expect(records).toEqual([
      [['a', 'b "c"'], 1, 1],
      [['d\ne', 'f'], 2, 3],
      [['g', 'h'], 4, 4],
    ]);
  });

  it('end where a quote never closes, at the line on which it opens', async () => {
    expect((await read('a\nb\n"c\nd\n', 3, ',')).unclosed).toBe(3);
  });
});
