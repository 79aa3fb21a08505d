import type { ColumnRows, Row } from '../column-rows.ts';
import { jsonLines } from '../json.ts';
import type { TextPart } from '../text-block.ts';

/** The records of a list, as JSON lines have them. */
export function rowsOf(rows: readonly Row[] | ColumnRows): readonly Row[] {
  const lines = joined(jsonLines(rows)).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The text of an output in parts. */
export const joined = (parts: Iterable<TextPart>): string =>
  Array.from(parts, (part) => (typeof part === 'string' ? part : Buffer.from(part))).join('');
