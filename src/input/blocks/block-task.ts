import type { Moved, Task, Work } from '../../threads/task.ts';
import { BlockScanner } from './block-scanner.ts';
import type { PlainCells } from './plain-cells.ts';
import type { BlockPlan, ScannedBlock } from './scanned-block.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Scans bytes that begin and end with whole lines. */
export const blockTask: Task<BlockPlan, Bytes, readonly ScannedBlock[]> = { name: 'scan-blocks' };

/** The blocks of some bytes, up to a record that has not ended or is irregular; the bytes come back with them. */
export function start(plan: BlockPlan): Work<Bytes, readonly ScannedBlock[]> {
  const scanner = new BlockScanner(plan);
  return (bytes) => {
    const moved: Moved<ScannedBlock[]> & { buffers: ArrayBuffer[] } = {
      value: [],
      buffers: [bytes.buffer],
    };
    for (let at = 0; at < bytes.length; ) {
      const { block, buffers } = copied(scanner.scan(bytes, at, false));
      moved.value.push(block);
      moved.buffers.push(...buffers);
      if (block.endedBy === 'unended' || block.endedBy === 'irregular') break;
      at = block.end;
    }
    return moved;
  };
}

/** A block in arrays of its own, which the scanner does not use again. */
function copied(block: ScannedBlock) {
  const { bytes, count } = block;
  const buffers: ArrayBuffer[] = [];
  const copy = <T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
    array: T,
    length: number,
  ): T => {
    const own = array.slice(0, length);
    buffers.push(own.buffer);
    return own as T;
  };
  const cellsOf = (cells: PlainCells): PlainCells => {
    const { texts } = cells;
    return {
      bytes,
      begins: copy(cells.begins, count),
      ends: copy(cells.ends, count),
      readings: copy(cells.readings, count),
      values: copy(cells.values, count),
      texts: {
        begins: copy(texts.begins, count),
        lengths: copy(texts.lengths, count),
        hashes: copy(texts.hashes, count),
        words: copy(texts.words, texts.end),
        end: texts.end,
      },
    };
  };
  const own: ScannedBlock = {
    ...block,
    starts: copy(block.starts, count),
    isPlain: copy(block.isPlain, count),
    cells: block.cells.map(cellsOf),
  };
  return { block: own, buffers };
}
