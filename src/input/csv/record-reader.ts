import { Parser } from 'csv-parse';
import { BlockScanner } from '../blocks/block-scanner.ts';
import type { BlockPlan, ScannedBlock } from '../blocks/scanned-block.ts';
import { RecordCells } from './record-cells.ts';
import { RecordScanner, unended } from './record-scanner.ts';

/** Takes the records of a file one after another, those before the header too. */
export interface RecordTaker {
  /** Takes the cells of a record as text, and the first and last of its lines, counted from 1. */
  take(cells: readonly string[], line: number, lastLine: number): void;
  /** What takes plain rows as they were parsed in blocks; absent where all is taken as text. */
  readonly rows?: RowTaker | undefined;
}

/** Takes rows whose cells were parsed in blocks of records. */
export interface RowTaker {
  readonly plan: Omit<BlockPlan, 'delimiter'>;
  /**
   * Takes plain records of a block, from one of them on.
   *
   * @param line - that of the first of them
   * @param texts - makes the texts of the cells of a record
   * @returns how many were taken; if none, `take` of the taker of records gets the text of the first
   */
  take(
    block: ScannedBlock,
    from: number,
    line: number,
    texts: (record: number) => readonly string[],
  ): number;
}

const longestRecord = 1 << 25;
const longestScanned = 1 << 20;

/**
 * Finds the records of a file, chunk after chunk, in UTF-8 with bare line feeds. From the first record on
 * that breaks the rules of quotes, and that no two programs would read alike, csv-parse decides.
 */
export class RecordReader {
  readonly #taker: RecordTaker;
  readonly #delimiter: string;
  readonly #cells = new RecordCells();
  readonly #scanner: RecordScanner;
  readonly #rows: RowTaker | undefined;
  readonly #plan: BlockPlan | undefined;
  #blocks: BlockScanner | undefined;
  #parser: RecordParser | undefined;
  #failed = false;
  #lines = 0;
  readonly #spacedQuotes: boolean;
  /** The beginning of a record that has not ended. */
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of a record that has not ended, as csv-parse has it. */
  #openBytes = 0;

  /** @param spacedQuotes - whether spaces stand before quotes: csv-parse reads such a file, and leaves them out */
  constructor(delimiter: string, taker: RecordTaker, spacedQuotes = false) {
    this.#taker = taker;
    this.#delimiter = delimiter;
    this.#spacedQuotes = spacedQuotes;
    const [byte = 0, ...more] = Buffer.from(delimiter);
    this.#scanner = new RecordScanner(byte, this.#cells);
    this.#rows = taker.rows;
    if (taker.rows !== undefined && more.length === 0)
      this.#plan = { ...taker.rows.plan, delimiter: byte };
    if (more.length > 0 || spacedQuotes) this.#parseFrom(this.#rest);
  }

  take(chunk: Buffer): void {
    if (chunk.length === 0) return;
    if (this.#parser === undefined) this.#scan(chunk, false);
    else this.#parse(this.#parser, chunk);
  }

  /** The line of a record that is longer than any can be, and would fill the memory; else undefined. */
  get endlessLine(): number | undefined {
    return this.#openBytes > longestRecord ? this.#parser?.nextLine : undefined;
  }

  /**
   * Takes the last record.
   *
   * @returns the line of a record in which a quote opens and never closes, or undefined
   */
  async end(): Promise<number | undefined> {
    if (this.#parser === undefined) this.#scan(Buffer.alloc(0), true);
    const parser = this.#parser;
    if (parser === undefined) return undefined;
    const closed = new Promise((resolve) => parser.once('close', resolve));
    parser.end();
    parser.resume();
    await closed;
    return this.#failed ? parser.nextLine : undefined;
  }

  #scan(chunk: Buffer, isLast: boolean): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = Buffer.alloc(0);
    let at = 0;
    if (this.#plan !== undefined) this.#blocks ??= new BlockScanner(this.#plan, bytes.length);
    while (at < bytes.length && this.#parser === undefined) {
      if (this.#blocks === undefined) {
        const next = this.#scanner.scan(bytes, at, isLast);
        if (next < 0) {
          this.#leave(bytes.subarray(at), next === unended && !isLast);
          return;
        }
        at = next;
        this.#hand(this.#cells.texts());
      } else {
        const block = this.#blocks.scan(bytes, at, isLast);
        this.#handBlock(block);
        at = block.end;
        if (block.endedBy === 'unended' || block.endedBy === 'irregular') {
          this.#leave(bytes.subarray(at), block.endedBy === 'unended' && !isLast);
          return;
        }
      }
    }
  }

  /** Keeps what has not ended until more comes; what is irregular is for csv-parse. */
  #leave(rest: Buffer, mayGoOn: boolean): void {
    // Looking at a long record again with every chunk would take ever longer; one that nothing ends is broken.
    if (mayGoOn && rest.length <= longestScanned) this.#rest = Buffer.from(rest);
    else this.#parseFrom(rest);
  }

  #handBlock(block: ScannedBlock): void {
    const { count, isPlain } = block;
    const rows = this.#rows;
    const texts = (record: number) => this.#textsIn(block, record);
    for (let record = 0; record < count; ) {
      const taken =
        isPlain[record] === 1 ? (rows?.take(block, record, this.#lines + 1, texts) ?? 0) : 0;
      this.#lines += taken;
      record += taken;
      if (taken > 0) continue;
      this.#hand(texts(record));
      record += 1;
    }
  }

  /** Looks at a record of a block again. It ended when it was scanned, perhaps with the bytes. */
  #textsIn({ bytes, starts }: ScannedBlock, record: number): readonly string[] {
    this.#scanner.scan(bytes, starts[record] ?? 0, true);
    return this.#cells.texts();
  }

  /** Hands the record over that was looked at last. */
  #hand(texts: readonly string[]): void {
    const line = this.#lines + 1;
    this.#lines = line + this.#scanner.moreLines;
    this.#taker.take(texts, line, this.#lines);
  }

  /** Leaves the rest of the file, from the beginning of a record on, to csv-parse. */
  #parseFrom(rest: Buffer): void {
    const form = { delimiter: this.#delimiter, trim: this.#spacedQuotes };
    const parser = new RecordParser(form, this.#lines, (cells, line, lastLine) => {
      this.#openBytes = 0;
      this.#taker.take(cells, line, lastLine);
    });
    parser.on('error', () => {
      this.#failed = true;
    });
    this.#rest = Buffer.alloc(0);
    this.#parser = parser;
    this.#parse(parser, rest);
  }

  #parse(parser: RecordParser, chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#openBytes += chunk.length;
    parser.write(chunk);
  }
}

/** Takes one record: its cells, and the first and last of its lines, counted from 1. */
type TakeRecord = (cells: readonly string[], line: number, lastLine: number) => void;

/**
 * csv-parse with the line of every record. The parser counts lines as it goes, so the line on which a
 * record begins is the one after the last line of the record before; asking for its `info` with every
 * record would cost more than parsing does. Records are handed over as they are found instead of
 * waiting in the queue of a stream.
 *
 * Expects UTF-8 with bare line feeds. Quotes in the middle of an unquoted cell belong to its text, and rows may
 * have any number of cells: the reader decides on both, and does not stop at them.
 */
class RecordParser extends Parser {
  readonly #take: TakeRecord;
  readonly #linesBefore: number;
  #lastLine: number;

  /** @param linesBefore - how many lines of the file come before what is parsed */
  constructor(
    form: { readonly delimiter: string; readonly trim: boolean },
    linesBefore: number,
    take: TakeRecord,
  ) {
    super({ ...form, record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
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
