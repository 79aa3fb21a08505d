import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DialectName, dialectNames, dialects } from './dialect.ts';
import { forecastQuery } from './forecast-query.ts';
import type { OrderTable } from './order-table.ts';
import { comment } from './statement.ts';
import { TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

/** Texts of what could end a literal, a name or a comment, and of any other signs. */
const sign = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        "'",
        '"',
        '`',
        '\\',
        '\n',
        '\r',
        '--',
        '/*',
        '*/',
        ';',
        '$',
        '{',
        '${',
        '}',
        ':',
        '%',
        '_',
      ],
      ...['\\n', 'u0027', 'x27', '0', 'E', ' ', '\t', '$$', 'é', '’', '＇', '\u2028', '😀'],
    ),
  },
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).filter((text) => !text.includes('\0')),
);
const anyText = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''));

/**
 * How each engine reads quoted text, written from its manual: which sign ends it, and what a backslash does. Whatever the
 * dialect writes has to come back as it was, and end where it ends.
 *
 * - DuckDB, Trino: SQL:2016 5.3, a quote within is doubled, a backslash is a sign like any other
 * - PostgreSQL: 4.1.2.1 string constants, 4.1.2.2 with C-style escapes after E
 * - Spark SQL: "Literals": \' and \uXXXX; "Identifiers": a backtick within is doubled; ${name} is replaced before
 * - ClickHouse: "Syntax": backslash escapes in literals and in identifiers
 * - Snowflake: "String constants": doubled quotes and backslash escapes; "Identifiers": doubled quotes
 * - BigQuery: "Lexical structure": backslash escapes in literals and in quoted identifiers, none over a line
 */
interface Reading {
  readonly quote: string;
  readonly doubled: boolean;
  readonly escapes: boolean;
  readonly multiline?: false;
  readonly replaced?: string;
}

const sqlText: Reading = { quote: "'", doubled: true, escapes: false };
const sqlName: Reading = { quote: '"', doubled: true, escapes: false };
const readings: Readonly<Record<DialectName, { readonly text: Reading; readonly name: Reading }>> =
  {
    duckdb: { text: sqlText, name: sqlName },
    postgres: { text: sqlText, name: sqlName },
    trino: { text: sqlText, name: sqlName },
    spark: {
      text: { quote: "'", doubled: false, escapes: true, replaced: '${' },
      name: { quote: '`', doubled: true, escapes: false, replaced: '${' },
    },
    clickhouse: {
      text: { quote: "'", doubled: true, escapes: true },
      name: { quote: '`', doubled: true, escapes: true },
    },
    snowflake: { text: { quote: "'", doubled: true, escapes: true }, name: sqlName },
    bigquery: {
      text: { quote: "'", doubled: false, escapes: true, multiline: false },
      name: { quote: '`', doubled: false, escapes: true, multiline: false },
    },
  };

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

/** What an engine reads at the beginning of a statement, and what is left behind it. */
function readBack(sql: string, reading: Reading): { readonly text: string; readonly rest: string } {
  const { quote, doubled, multiline = true, replaced } = reading;
  const afterE = sql.startsWith('E');
  const escapes = reading.escapes || afterE;
  if (replaced !== undefined && sql.includes(replaced)) throw new SyntaxError('replaced');
  let at = afterE ? 1 : 0;
  if (sql[at] !== quote) throw new SyntaxError('no quote');
  at += 1;
  let text = '';
  for (;;) {
    const next = sql[at];
    if (next === undefined) throw new SyntaxError('it does not end');
    if (!multiline && (next === '\n' || next === '\r')) throw new SyntaxError('a line ends');
    if (next === '\\' && escapes) {
      const [, digits] = /^u([0-9a-f]{4})/.exec(sql.slice(at + 1)) ?? [];
      const sign = sql[at + 1] ?? '';
      text +=
        digits === undefined ? (escaped[sign] ?? sign) : String.fromCharCode(parseInt(digits, 16));
      at += digits === undefined ? 2 : 6;
    } else if (next !== quote) {
      text += next;
      at += 1;
    } else if (doubled && sql[at + 1] === quote) {
      text += quote;
      at += 2;
    } else return { text, rest: sql.slice(at + 1) };
  }
}

describe.each(dialectNames)('%s', (name) => {
  const { literal, quoted } = dialects[name];
  const { text, name: ofName } = readings[name];

  test('reads every text back as it was, and goes on behind it', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(readBack(`${literal(value)} AS x`, text)).toEqual({ text: value, rest: ' AS x' });
      }),
      { numRuns: 2000 },
    );
  });

  test('reads every name back as it was, or refuses to write it', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const written = quoted(value);
        if (written === undefined) {
          expect([name, value]).toEqual(['spark', expect.stringContaining('${')]);
          return;
        }
        expect(readBack(`${written} AS x`, ofName)).toEqual({ text: value, rest: ' AS x' });
      }),
      { numRuns: 2000 },
    );
  });
});

test('the reading that this is held to finds what would be read as SQL', () => {
  const read = (sql: string) => readBack(sql, readings.duckdb.text);
  expect(read("'x' OR 'y'").rest).toBe(" OR 'y'");
  expect(() => read("'x'' AS x")).toThrow('does not end');
  // Doubling alone is not enough where a backslash escapes.
  expect(readBack("'\\'' OR 1=1 --'", readings.snowflake.text).rest).not.toBe('');
});

/** A table, its columns and a label, all of any name. */
const anyNames = fc.uniqueArray(anyText, {
  minLength: 5,
  maxLength: 5,
  // DuckDB tells no names apart that differ in capital or small letters alone.
  selector: (text) => text.toLowerCase(),
});

test('DuckDB runs a statement of any names and values, and finds what they name', async () => {
  const { quoted, literal } = dialects.duckdb;
  const name = (text: string) => quoted(text) ?? '';
  await fc.assert(
    fc.asyncProperty(anyNames, anyText, async (names, value) => {
      const [table = '', customer = '', date = '', amount = '', label = ''] = names;
      await database.table(
        table,
        [customer, date, amount, label],
        [
          ['A', '2024-01-05', '12.50', value],
          ['B', '2024-01-05', '1', `${value}x`],
        ],
      );
      const asked: OrderTable = {
        dialect: dialects.duckdb,
        table: name(table),
        customer: name(customer),
        date: name(date),
        amount: name(amount),
        gross: false,
        by: [name(label)],
        where: [{ column: name(label), operator: '=', text: value }],
        includeFirst: false,
      };
      const rows = await database.rows(forecastQuery(asked).join('\n'));
      await database.run(`DROP TABLE ${name(table)}`);
      const cells = rows.filter(({ part }) => part === 'cell');
      // The label is compared without spaces around it, as the value of an option has none.
      const trimmed = value.replace(/^ +| +$/g, '');
      if (trimmed !== value) return;
      expect(cells.map((row) => [row[label], row['customers'], row['amount']])).toEqual([
        [value, '1', '125000'],
      ]);
      expect(await database.rows(`SELECT ${literal(value)} AS value`)).toEqual([{ value }]);
    }),
    { numRuns: 100, endOnFailure: true },
  );
}, 60_000);

test('a comment is one line, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const line = comment(`rapport sql --table ${value}`);
      expect(line).toMatch(/^-- [^\p{Cc}\u2028\u2029]*$/u);
      expect(line).not.toContain('${');
    }),
  );
});
