import type { CellForm, PlainCells } from './plain-cells.ts';

/** What to look for in the records of a file. */
export interface BlockPlan {
  /** One byte. */
  readonly delimiter: number;
  /** The headers of the file: a row has as many cells. */
  readonly headers: readonly string[];
  /** The column that names the rows; -1 where none does. */
  readonly naming: number;
  /** The columns whose cells are parsed, and as what. */
  readonly columns: readonly { readonly index: number; readonly form: CellForm }[];
}

/** Why a block ends where it does: no more bytes, no more room, or a record that has not ended or is irregular. */
export type BlockEnd = 'bytes' | 'room' | 'unended' | 'irregular';

/** Records that follow one another in some bytes, with their plain cells parsed. */
export interface ScannedBlock {
  readonly bytes: Buffer;
  readonly count: number;
  /** Where each record begins. */
  readonly starts: Uint32Array;
  /** Where the record after the last one begins. */
  readonly end: number;
  readonly endedBy: BlockEnd;
  /** Of each record 1 if it is a row of one line whose cells are parsed, or else 0. */
  readonly isPlain: Uint8Array;
  /** In the order of the plan. */
  readonly cells: readonly PlainCells[];
}
