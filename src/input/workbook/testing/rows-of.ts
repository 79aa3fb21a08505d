import { Readable } from 'node:stream';
import type { Problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { openFile } from '../../layout/open-file.ts';
import { SharedReading } from '../../shared-reading.ts';
import type { CellKind } from '../cell-text.ts';

/** What is read of a workbook: its header, its rows by their numbers, and what is said of it. */
export interface RowsRead {
  readonly sheet: string | undefined;
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly rows: Readonly<Record<number, readonly string[]>>;
  readonly kinds: Readonly<Record<number, readonly CellKind[]>>;
  readonly remarks: readonly Problem[];
}

/** Reads a workbook as any file is read. Headers that begin with "known" are recognised. */
export async function rowsOf(bytes: Uint8Array, sheets: readonly string[] = []): Promise<RowsRead> {
  const shared = new SharedReading();
  shared.hold('book.xlsx', Buffer.from(bytes));
  const recognised = (cells: readonly string[]) =>
    cells.filter((cell) => cell.startsWith('known')).length;
  const opened = await openFile(
    'book.xlsx',
    { encoding: undefined, delimiter: undefined, sheets, recognised },
    { directory: '/', stdin: Readable.from([]), shared },
  );
  const rows: Record<number, readonly string[]> = {};
  const kinds: Record<number, readonly CellKind[]> = {};
  await opened.records({
    take: (cells, line) => {
      rows[line] = cells;
      kinds[line] = cells.map((_, i) => opened.kindOfCell?.(i) ?? 'text');
    },
  });
  const { headers, headerLine } = opened.layout;
  const remarks = opened.remarks?.() ?? [];
  return { sheet: opened.sheet?.value, headers, headerLine, rows, kinds, remarks };
}

/** Why a workbook is refused: the code of the problem and its facts; undefined where it is read. */
export async function refusalOf(
  bytes: Uint8Array,
  sheets: readonly string[] = [],
): Promise<Pick<Problem, 'code' | 'args' | 'at'> | undefined> {
  try {
    await rowsOf(bytes, sheets);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems[0];
  }
}
