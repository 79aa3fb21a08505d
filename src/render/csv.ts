/** One record of a main list. */
type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Records as CSV for a spreadsheet: full precision, `.` decimal, a blank cell for null. The columns
 * are all keys in the order in which they first appear.
 *
 * @param empty - the columns where there are no records
 */
export function csv(rows: readonly Row[], empty: readonly string[] = []): string {
  const columns = rows.length === 0 ? empty : [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return '';
  return csvLines([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]);
}

/** Rows of cells as CSV. */
export function csvLines(rows: Iterable<readonly (string | number | boolean | null)[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function cellText(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = harmlessText(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Text that a spreadsheet does not run: a cell that begins like a formula gets an apostrophe before it.
 *
 * @see OWASP, "CSV Injection"
 */
function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
