/** How the dates of a file are written. */
export type DateForm =
  | 'year-first'
  | 'compact'
  | { readonly order: 'dmy' | 'mdy'; readonly mark: string };

/** A file of orders, a row each, of which all is known that a query must be told. */
export interface OrderFile {
  readonly path: string;
  readonly delimiter: string;
  readonly width: number;
  /** Columns by their index. */
  readonly customer: number;
  readonly date: number;
  readonly amount: number;
  readonly dateForm: DateForm;
  readonly decimal: '.' | ',';
  /** Whether it is known from elsewhere that the mark divides decimals, and not thousands: "1.234". */
  readonly threeDecimals: boolean;
  /** Columns in which nothing else may stand than one of the words. */
  readonly words: readonly { readonly index: number; readonly words: readonly string[] }[];
  /** Whether a total may stand in the first column, for nothing else is known of it. */
  readonly totals: boolean;
}

/** Which customers, where not all of them at once. */
export interface Part {
  readonly part: number;
  readonly parts: number;
}

/** Bits for the amount of an entry: whole ten-thousandths, half of the range being negative. */
export const amountBits = 47;

/** Characters of an id that each of its pieces has; DuckDB keeps as many beside the length. */
const pieceLength = 12;

/** In how many pieces an id comes: the last is whatever is left. */
export const pieceCount = 4;

/**
 * Orders by customer: the id in pieces, then a list with an entry for each order, in no order, the day and
 * the amount in one whole number:
 *
 *     (days since 1970-01-01) · 2⁴⁷ + (amount in ten-thousandths) + 2⁴⁶
 *
 * One list takes DuckDB a third less time than two. It holds lists in memory and never puts them on disk, so
 * where memory is short customers are taken in parts, each with a query of its own over all of the rows. Every cell is text to the query, and is taken for a
 * number or a date only where it is written so plainly that nothing about it is open; any other ends the
 * query with an error, and the file is for our own reader.
 */
export function ordersByCustomer(files: readonly OrderFile[], { part, parts }: Part): string {
  const own = parts === 1 ? '' : ` WHERE hash(customer) % ${parts} = ${part}`;
  const entry = `((day - DATE '1970-01-01') << ${amountBits}) + amount + ${2 ** (amountBits - 1)}`;
  const pieces = Array.from({ length: pieceCount }, (_, i) => {
    const length = i === pieceCount - 1 ? '' : `, ${pieceLength}`;
    return `substring(customer, ${1 + i * pieceLength}${length})`;
  });
  return `SELECT ${pieces.join(', ')}, entries FROM (
  SELECT customer, list(entry) AS entries FROM (
    SELECT customer, CASE WHEN customer IS NOT NULL AND sound THEN coalesce(${entry}, error('open')) ELSE error('open') END AS entry
    FROM (${files.map(orders).join(' UNION ALL ')})${own}
  ) GROUP BY customer
)`;
}

/** How many rows each file has, where there are several. */
export function rowsByFile(files: readonly OrderFile[]): string {
  const counts = files.map(
    (file, i) => `SELECT ${i} AS file, count(*) AS rows FROM ${table(file)}`,
  );
  return `SELECT rows FROM (${counts.join(' UNION ALL ')}) ORDER BY file`;
}

/** Names of columns say where they stand; those of the file may be anything. */
const column = (index: number): string => `c${index}`;

function orders(file: OrderFile): string {
  const sound = [
    ...file.words.map(({ index, words }) => `${column(index)} IN (${words.map(text).join(', ')})`),
    ...(file.totals
      ? [`NOT coalesce(regexp_matches(${column(0)}, '^\\s*($|grand|sub|total)', 'i'), true)`]
      : []),
  ];
  return `SELECT ${column(file.customer)} AS customer, ${day(file)} AS day, ${amount(file)} AS amount, ${sound.join(' AND ') || 'true'} AS sound FROM ${table(file)}`;
}

const time =
  '( ?[Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?([Zz]|(UTC)?([+-][0-9]{2}(:?[0-9]{2})?)?))?)?';

function day({ date, dateForm }: OrderFile): string {
  const cell = column(date);
  if (dateForm === 'year-first') {
    // Far quicker than a pattern, and nearly always enough.
    return `CASE WHEN CAST(TRY_CAST(${cell} AS DATE) AS VARCHAR) = ${cell} THEN TRY_CAST(${cell} AS DATE) WHEN regexp_full_match(${cell}, '[12][0-9]{3}-[0-9]{2}-[0-9]{2}${time}') THEN CAST(substring(${cell}, 1, 10) AS DATE) END`;
  }
  if (dateForm === 'compact')
    return `CASE WHEN regexp_full_match(${cell}, '[12][0-9]{7}') THEN CAST(strptime(${cell}, '%Y%m%d') AS DATE) END`;
  const { order, mark } = dateForm;
  const written = `[0-9]{1,2}[${mark}][0-9]{1,2}[${mark}][12][0-9]{3}`;
  const format = order === 'dmy' ? `%d${mark}%m${mark}%Y` : `%m${mark}%d${mark}%Y`;
  return `CASE WHEN regexp_full_match(${cell}, '${written}${time}') THEN CAST(strptime(regexp_extract(${cell}, '^[^ Tt]+'), '${format}') AS DATE) END`;
}

/** In whole ten-thousandths. */
function amount({ amount, decimal, threeDecimals }: OrderFile): string {
  const cell = column(amount);
  const decimals = threeDecimals ? '[0-9]{1,4}' : '([0-9]{1,2}|[0-9]{4})';
  const written = `-?[0-9]{1,9}([${decimal}]${decimals})?`;
  const number = decimal === '.' ? cell : `replace(${cell}, ',', '.')`;
  return `CASE WHEN regexp_full_match(${cell}, '${written}') THEN CAST(CAST(${number} AS DECIMAL(13, 4)) * CAST(10000 AS DECIMAL(5, 0)) AS BIGINT) END`;
}

/** The rows of a file, all of its cells as text. */
function table({ path, delimiter, width }: OrderFile): string {
  const columns = Array.from({ length: width }, (_, i) => `'${column(i)}': 'VARCHAR'`);
  const dialect = `delim = ${text(delimiter)}, quote = '"', escape = '"', header = true, auto_detect = false, strict_mode = true, null_padding = false, ignore_errors = false, compression = 'none', hive_partitioning = false`;
  return `read_csv(${text(path)}, ${dialect}, columns = {${columns.join(', ')}})`;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
