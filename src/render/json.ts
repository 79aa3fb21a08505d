import { escapedBeyondAscii } from './visible.ts';

/**
 * A report as JSON for people and programs, ending in a newline.
 *
 * @throws {RangeError} it is longer than a string can be, which is about half a gigabyte
 */
export const json = (report: unknown): string => `${jsonText(report, 2)}\n`;

/** Whether an error says that a string became longer than a string can be. */
export const isTooLong = (error: unknown): boolean =>
  error instanceof RangeError && error.message === 'Invalid string length';

/** Records as JSON lines, one a line and a part. */
export function* jsonLines(rows: Iterable<unknown>): Generator<string> {
  for (const row of rows) yield `${jsonText(row)}\n`;
}

/** JSON in which no character is raw that a terminal would obey: it is escaped, and reads as the same text. */
export const jsonText = (value: unknown, indent?: number): string =>
  escapedBeyondAscii(JSON.stringify(value, null, indent), (digits) => `\\u${digits}`);
