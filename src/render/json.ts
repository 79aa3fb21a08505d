/** A report as JSON for people and programs, ending in a newline. */
export const json = (report: unknown): string => `${JSON.stringify(report, null, 2)}\n`;

/** Records as JSON lines, one a line. */
export const jsonLines = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
