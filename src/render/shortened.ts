import type { Block, Document, Table } from './document.ts';
import { numberText } from './number-text.ts';
import type { HeatMap } from './picture/picture.ts';

/** A person reads no table of more rows. */
export const mostReadable = 1000;

/**
 * A document whose tables have no more rows than a person reads: the first of them and the totals at the end, and
 * below them how many are left out, and which option gives them all.
 *
 * @param most - rows that a table keeps, at least 1
 * @param withNumbers - whether the numbers of pictures are shown too, and so have no more rows either
 */
export const shortened = (
  document: Document,
  most = mostReadable,
  withNumbers = false,
): Document => ({
  ...document,
  blocks: document.blocks.flatMap((block): Block[] => {
    const rows = rowsOf(block, withNumbers);
    if (rows === undefined) return [block];
    const end = endOfRows(rows);
    if (end <= most) return [block];
    const left = `${numberText(end - most, 0)} more ${end - most === 1 ? 'row' : 'rows'}`;
    const line = `… and ${left}. -o FILE.csv or -o FILE.json writes all of them.`;
    const notice: Block = { kind: 'text', tone: 'notice', lines: [line] };
    return [withFewerRows(block, most, end), notice];
  }),
});

/** The rows of a table, or those that a picture has as its numbers. */
function rowsOf(block: Block, withNumbers: boolean): Table['rows'] | HeatMap['rows'] | undefined {
  switch (block.kind) {
    case 'table':
    case 'heatmap':
      return block.rows;
    case 'chart':
    case 'bars':
      return withNumbers ? block.numbers.rows : undefined;
    default:
      return undefined;
  }
}

/** Each kind by itself, since the compiler knows only then that the rows are of its kind. */
function withFewerRows(block: Block, most: number, end: number): Block {
  switch (block.kind) {
    case 'table':
      return { ...block, rows: kept(block.rows, most, end) };
    case 'heatmap':
      return { ...block, rows: kept(block.rows, most, end) };
    case 'chart':
    case 'bars':
      return { ...block, numbers: { ...block.numbers, rows: kept(block.numbers.rows, most, end) } };
    default:
      return block;
  }
}

/** Where the rows end and the last total begins. */
function endOfRows(rows: Table['rows'] | HeatMap['rows']): number {
  const total = rows.findLastIndex(({ role }) => role === 'total');
  return total < 0 ? rows.length : total;
}

const kept = <Row>(rows: readonly Row[], most: number, end: number): Row[] => [
  ...rows.slice(0, most),
  ...rows.slice(end),
];
