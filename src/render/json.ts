/** A report as JSON for people and programs, ending in a newline. */
export const json = (report: unknown): string => `${JSON.stringify(report, null, 2)}\n`;

/** Records as JSON lines, one a line and a part. */
export function* jsonLines(rows: Iterable<unknown>): Generator<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}
