import { ColumnRows, type Row } from './column-rows.ts';
import { plainNumber } from './plain-number.ts';
import { recordParts } from './record-parts.ts';
import type { TextPart } from './text-block.ts';
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

/** Records as JSON lines, a record a line, in parts. */
export function jsonLines(rows: readonly Row[] | ColumnRows): Generator<TextPart> {
  return recordParts(rows instanceof ColumnRows ? rows : ColumnRows.of(rows), {
    before: '{',
    between: ',',
    after: '}\n',
    prefix: (name) => `${jsonText(name)}:`,
    text: (cell) => jsonText(cell),
    unknown: 'null',
    isEveryColumnShown: false,
  });
}

/** A number with an exponent, or a text, in which there may be something that looks like one. */
const exponentOrText = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?e[+-]\d+/g;

/** JSON with numbers as `plainNumber` writes them; few of a million have an exponent. */
function withPlainNumbers(text: string): string {
  if (!/\de[+-]\d/.test(text)) return text;
  return text.replaceAll(exponentOrText, (found) =>
    found.startsWith('"') ? found : plainNumber(Number(found)),
  );
}

/** JSON in which no character is raw that a terminal would obey: it is escaped, and reads as the same text. */
export const jsonText = (value: unknown, indent?: number): string =>
  escapedBeyondAscii(
    withPlainNumbers(JSON.stringify(value, null, indent)),
    (digits) => `\\u${digits}`,
  );
