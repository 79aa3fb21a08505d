import { RecordCells } from '../csv/record-cells.ts';
import { RecordScanner, unended } from '../csv/record-scanner.ts';
import { TellingCells } from '../table/footer.ts';
import { CellParser } from './plain-cells.ts';
import type { BlockEnd, BlockPlan, ScannedBlock } from './scanned-block.ts';

/** Records of a block at most: what is known of them then fits into the caches of a processor. */
const most = 4096;
/** Shorter rows than this, in bytes, are few; small files take small blocks. */
const shortest = 16;

/**
 * Finds the records of blocks and parses their plain cells, each column in a loop of its own. It knows nothing of
 * what came before: whether a cell is kept as it was parsed is for the columns to say.
 */
export class BlockScanner {
  readonly #plan: BlockPlan;
  readonly #telling: TellingCells;
  readonly #record = new RecordCells();
  readonly #scanner: RecordScanner;
  readonly #starts: Uint32Array;
  readonly #isPlain: Uint8Array;
  readonly #cells: readonly CellParser[];

  /** @param size - how many bytes it gets at first; it takes any number of them */
  constructor(plan: BlockPlan, size: number) {
    const capacity = Math.min(most, Math.ceil(size / shortest) + 1);
    this.#plan = plan;
    this.#starts = new Uint32Array(capacity);
    this.#isPlain = new Uint8Array(capacity);
    this.#telling = new TellingCells(plan.headers, plan.naming);
    this.#scanner = new RecordScanner(plan.delimiter, this.#record);
    this.#cells = plan.columns.map(({ form }) => new CellParser(form, capacity));
  }

  /**
   * The records from a byte on, as many as there is room for. They stand in arrays that the next block uses again.
   *
   * @param isLast - whether nothing follows the bytes
   */
  scan(bytes: Buffer, at: number, isLast: boolean): ScannedBlock {
    let end = at;
    let count = 0;
    let endedBy: BlockEnd = 'bytes';
    while (end < bytes.length) {
      if (count === this.#starts.length) {
        endedBy = 'room';
        break;
      }
      const next = this.#scanner.scan(bytes, end, isLast);
      if (next < 0) {
        endedBy = next === unended ? 'unended' : 'irregular';
        break;
      }
      this.#starts[count] = end;
      this.#isPlain[count] = this.#place(count) ? 1 : 0;
      count += 1;
      end = next;
    }
    for (const parser of this.#cells) parser.parse(bytes, count, this.#isPlain);
    const [starts, isPlain, cells] = [this.#starts, this.#isPlain, this.#cells];
    return { bytes, count, starts, end, endedBy, isPlain, cells };
  }

  /** Notes where the cells of the latest record stand; false where it is no plain row. */
  #place(record: number): boolean {
    const { count, escaped, begins, ends } = this.#record;
    const { headers, columns } = this.#plan;
    if (count !== headers.length || escaped || this.#scanner.moreLines > 0) return false;
    if (this.#telling.mayBeOtherPlain(this.#record)) return false;
    for (let i = 0; i < columns.length; i++) {
      const index = columns[i]?.index ?? 0;
      const cells = this.#cells[i];
      if (cells === undefined) continue;
      cells.begins[record] = begins[index] ?? 0;
      cells.ends[record] = ends[index] ?? 0;
    }
    return true;
  }
}
