import { Parser } from 'csv-parse';

/** Takes one record: its cells, and the first and last of its lines, counted from 1. */
type TakeRecord = (cells: readonly string[], line: number, lastLine: number) => void;

/**
 * csv-parse with the line of every record. The parser counts lines as it goes, so the line on which a
 * record begins is the one after the last line of the record before; asking for its `info` with every
 * record would cost more than parsing does. Records are handed over as they are found instead of
 * waiting in the queue of a stream.
 *
 * Expects UTF-8 with bare line feeds. Quotes in the middle of an unquoted cell belong to its text, and rows may
 * have any number of cells: both are for the reader to judge, not to stop at.
 */
export class RecordParser extends Parser {
  readonly #take: TakeRecord;
  readonly #linesBefore: number;
  #lastLine: number;

  /** @param linesBefore - how many lines of the file come before what is parsed */
  constructor(delimiter: string, linesBefore: number, take: TakeRecord) {
    super({ delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
    this.#linesBefore = linesBefore;
    this.#lastLine = linesBefore;
    this.#take = take;
  }

  /** The line on which the next record begins. */
  get nextLine(): number {
    return this.#lastLine + 1;
  }

  override push(record: readonly string[] | null): boolean {
    if (record === null) return super.push(null);
    const line = this.#lastLine + 1;
    this.#lastLine = this.#linesBefore + this.info.lines;
    this.#take(record, line, this.#lastLine);
    return true;
  }
}
