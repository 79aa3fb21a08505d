import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** What identifies an answer, whatever the order of its rows and however its engine writes values. */
export interface Checksum {
  readonly rows: number;
  readonly sha256: string;
}

/**
 * The checksum of an answer in CSV: NULL, which ClickHouse writes as \N, and a text without characters are alike, as are
 * "1.50" and "1.5", a day and its midnight, and headers in any case.
 *
 * @param texts - the columns whose cells are compared as they stand
 */
export async function checksum(file: string, texts: readonly string[]): Promise<Checksum> {
  const parser = createReadStream(file).pipe(parse({ relaxColumnCount: false }));
  const rows: string[] = [];
  let exact: boolean[] | undefined;
  let header = '';
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (exact === undefined) {
      exact = cells.map((name) => texts.includes(name));
      header = JSON.stringify(cells.map((name) => name.toLowerCase()));
      continue;
    }
    rows.push(
      JSON.stringify(cells.map((cell, i) => (exact?.[i] ? text(cell) : plain(text(cell))))),
    );
  }
  const hash = createHash('sha256').update(header);
  for (const row of rows.sort()) hash.update(`\n${row}`);
  return { rows: rows.length, sha256: hash.digest('hex') };
}

const text = (cell: string): string => (cell === '\\N' ? '' : cell);

function plain(cell: string): string {
  // Whole numbers stay as they are: they have more digits than a double.
  if (/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(cell) && /[.eE]/.test(cell))
    return `${Number(cell)}`;
  return cell.replace(/^(\d{4}-\d\d-\d\d)[ T]00:00:00(?:\.0+)?Z?$/, '$1');
}
