/** The engines whose SQL is written. */
export const dialectNames = [
  'duckdb',
  'postgres',
  'trino',
  'spark',
  'clickhouse',
  'snowflake',
  'bigquery',
] as const;

export type DialectName = (typeof dialectNames)[number];

/** How one engine writes what its SQL does not share with that of the others. */
export interface Dialect {
  readonly title: string;
  /** Whether statements are run on this engine, with the same answer as the others, before a release. */
  readonly isRun: boolean;
  /** A name, quoted; undefined where the engine has no way to write it. */
  readonly quoted: (name: string) => string | undefined;
  /** A text as a literal. */
  readonly literal: (text: string) => string;
  readonly types: Readonly<Record<AnswerType | 'spend', string>>;
  /** A day, written yyyy-mm-dd, as a literal. */
  readonly day: (iso: string) => string;
  /** An amount in whole ten-thousandths of the currency. */
  readonly minorUnits: (amount: string) => string;
  /** How many rows there are of which an expression is not NULL, as a whole number with a sign. */
  readonly count: (expression: string) => string;
  /** "2026-03" of a day. */
  readonly month: (day: string) => string;
  /** A text that is compared and sorted byte by byte, whatever the database does with others. */
  readonly bytewise: (text: string) => string;
  readonly lower: (text: string) => string;
  /** The beginning of a statement that makes a table. */
  readonly create: (table: string) => string;
  /** What ends a statement whose joins find nothing for some rows. */
  readonly settings: string;
  /** The line for a shell by which the client prints the answer to a file's statement, as CSV or TSV with headers. */
  readonly client: (file: string) => string;
  /** What else to know before it is run. */
  readonly notes: readonly string[];
}

/** What a column of an answer holds; a square of a spend has twice its digits. */
export type AnswerType = 'text' | 'whole' | 'day' | 'squares' | 'float';

/** Doubled within themselves, quotes need no other sign, and nothing else is special. */
const doubling =
  (quote: string) =>
  (name: string): string =>
    `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;

/** With a backslash before what would end the text, or before itself. */
const escaping =
  (quote: string, escapes: Readonly<Record<string, string>> = {}) =>
  (text: string): string => {
    const written = Array.from(text, (sign) =>
      sign === quote || sign === '\\' ? `\\${sign}` : (escapes[sign] ?? sign),
    );
    return `${quote}${written.join('')}${quote}`;
  };

const standard = {
  isRun: true,
  quoted: doubling('"'),
  literal: doubling("'"),
  types: {
    text: 'VARCHAR',
    whole: 'BIGINT',
    day: 'DATE',
    squares: 'DECIMAL(38, 0)',
    spend: 'DECIMAL(19, 0)',
    float: 'DOUBLE',
  },
  day: (iso) => `DATE '${iso}'`,
  minorUnits: (amount) => `CAST(CAST(${amount} AS DECIMAL(20, 4)) * 10000 AS BIGINT)`,
  count: (expression) => `COUNT(${expression})`,
  month: (day) => `SUBSTR(CAST(${day} AS VARCHAR), 1, 7)`,
  bytewise: (text) => text,
  lower: (text) => `LOWER(${text})`,
  create: (table) => `CREATE TABLE ${table} AS`,
  settings: '',
  notes: [],
} satisfies Partial<Dialect>;

const duckdb: Dialect = {
  ...standard,
  title: 'DuckDB',
  client: (file) => `duckdb -csv FILE.duckdb < ${file}`,
};

const postgres: Dialect = {
  ...standard,
  title: 'PostgreSQL',
  // In a text that begins with E a backslash means the same whatever standard_conforming_strings says.
  literal: (text) =>
    text.includes('\\')
      ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
      : doubling("'")(text),
  types: { ...standard.types, text: 'TEXT', float: 'DOUBLE PRECISION' },
  month: (day) => `TO_CHAR(${day}, 'YYYY-MM')`,
  bytewise: (text) => `${text} COLLATE "C"`,
  client: (file) => `psql --csv -f ${file}`,
};

const trino: Dialect = {
  ...standard,
  title: 'Trino',
  client: (file) => `trino --output-format CSV_HEADER -f ${file}`,
};

const spark: Dialect = {
  ...standard,
  title: 'Spark SQL',
  // "${" would be replaced before the statement is read.
  quoted: (name) => (name.includes('${') ? undefined : doubling('`')(name)),
  literal: (text) => escaping("'")(text).replaceAll('${', '\\u0024{'),
  types: { ...standard.types, text: 'STRING' },
  month: (day) => `SUBSTR(CAST(${day} AS STRING), 1, 7)`,
  create: (table) => `CREATE TABLE ${table} USING parquet AS`,
  client: (file) => `spark-sql --conf spark.sql.cli.print.header=true -f ${file}`,
  notes: ['spark-sql parts cells by tabs, without quotes: no name of a segment may hold a tab.'],
};

/** Numbers without a sign and with one do not meet in one column; what may be NULL has to say so. */
const clickhouse: Dialect = {
  ...standard,
  title: 'ClickHouse',
  quoted: escaping('`'),
  literal: escaping("'"),
  types: {
    text: 'Nullable(String)',
    whole: 'Nullable(Int64)',
    day: 'Nullable(Date32)',
    squares: 'Nullable(Decimal(38, 0))',
    spend: 'Decimal(19, 0)',
    float: 'Nullable(Float64)',
  },
  day: (iso) => `toDate32('${iso}')`,
  // A cast to a decimal would cut digits off: 19.99 of a binary number would lose a ten-thousandth.
  minorUnits: (amount) => `CAST(round(${amount} * 10000) AS Nullable(Int64))`,
  count: (expression) => `CAST(COUNT(${expression}) AS Int64)`,
  month: (day) => `SUBSTRING(toString(${day}), 1, 7)`,
  lower: (text) => `lowerUTF8(${text})`,
  create: (table) => `CREATE TABLE ${table} ENGINE = MergeTree ORDER BY tuple() AS`,
  settings: 'SETTINGS join_use_nulls = 1',
  client: (file) => `clickhouse-client --format CSVWithNames < ${file}`,
};

const snowflake: Dialect = {
  ...standard,
  title: 'Snowflake',
  isRun: false,
  literal: (text) => doubling("'")(text.replaceAll('\\', '\\\\')),
  month: (day) => `TO_CHAR(${day}, 'YYYY-MM')`,
  client: (file) => `snowsql -o output_format=csv -o friendly=false -o timing=false -f ${file}`,
  notes: ['Names are written as the catalogue has them: mostly in capital letters, ORDERS.'],
};

/** Names and texts have the same escapes, and neither goes over a line. */
const bigqueryEscapes = { '\n': '\\n', '\r': '\\r' };

const bigquery: Dialect = {
  ...standard,
  title: 'BigQuery',
  isRun: false,
  quoted: escaping('`', bigqueryEscapes),
  literal: escaping("'", bigqueryEscapes),
  types: {
    text: 'STRING',
    whole: 'INT64',
    day: 'DATE',
    squares: 'BIGNUMERIC',
    spend: 'BIGNUMERIC',
    float: 'FLOAT64',
  },
  minorUnits: (amount) => `CAST(ROUND(CAST(${amount} AS NUMERIC), 4) * 10000 AS INT64)`,
  month: (day) => `FORMAT_DATE('%Y-%m', ${day})`,
  client: (file) => `bq query --use_legacy_sql=false --format=csv --max_rows=100000000 < ${file}`,
};

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  duckdb,
  postgres,
  trino,
  spark,
  clickhouse,
  snowflake,
  bigquery,
};
