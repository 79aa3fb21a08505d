import { Parser } from 'csv-parse';

/** Takes one record: its cells, and the first and last of its lines, counted from 1. */
export type TakeRecord = (cells: readonly string[], line: number, lastLine: number) => void;

/**
 * csv-parse with the line of every record. The parser counts lines as it goes, so the line on which a
 * record begins is the one after the last line of the record before; asking for its `info` with every
 * record would cost more than parsing does. Records are handed over as they are found instead of
 * waiting in the queue of a stream.
 *
 * Expects UTF-8 with bare line feeds. Quotes in the middle of an unquoted cell belong to its text, and rows may
 * have any number of cells: both are for the reader to judge, not to stop at.
 */
class RecordParser extends Parser {
  readonly #take: TakeRecord;
  #lastLine = 0;

  constructor(delimiter: string, take: TakeRecord) {
    super({ delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
    this.#take = take;
  }

  /** The line on which the next record begins. */
  get nextLine(): number {
    return this.#lastLine + 1;
  }

  override push(record: readonly string[] | null): boolean {
    if (record === null) return super.push(null);
    const line = this.#lastLine + 1;
    this.#lastLine = this.info.lines;
    this.#take(record, line, this.#lastLine);
    return true;
  }
}

const longestRecord = 1 << 25;

/** Parses chunk after chunk, then the end. */
export class RecordReader {
  readonly #parser: RecordParser;
  #failed = false;
  #openBytes = 0;

  constructor(delimiter: string, take: TakeRecord) {
    this.#parser = new RecordParser(delimiter, (cells, line, lastLine) => {
      this.#openBytes = 0;
      take(cells, line, lastLine);
    });
    this.#parser.on('error', () => {
      this.#failed = true;
    });
  }

  take(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#openBytes += chunk.length;
    this.#parser.write(chunk);
  }

  /** The line of a record that is longer than any can be, and would fill the memory; else undefined. */
  get endlessLine(): number | undefined {
    return this.#openBytes > longestRecord ? this.#parser.nextLine : undefined;
  }

  /**
   * Takes the last record.
   *
   * @returns the line of a record in which a quote opens and never closes, or undefined
   */
  async end(): Promise<number | undefined> {
    const closed = new Promise((resolve) => this.#parser.once('close', resolve));
    this.#parser.end();
    this.#parser.resume();
    await closed;
    return this.#failed ? this.#parser.nextLine : undefined;
  }
}
