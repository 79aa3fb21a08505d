import type { Table } from '../../render/document.ts';
import { nameColumn, type TableColumns, table } from './table.ts';

/** A result by segment: the value of each column that divides it, and all of it without values. */
export interface BySegment<L> {
  readonly segments: readonly L[];
  readonly total: L;
}

interface SegmentLine {
  readonly segment: Readonly<Record<string, string>>;
}

/** The value of a column in words; what the cells leave blank is "(none)". */
export const valueName = (value: string): string => (value === '' ? '(none)' : value);

/** A segment in words: "renter", "renter, north". */
export const segmentName = (segment: Readonly<Record<string, string>>): string =>
  Object.values(segment).map(valueName).join(', ');

/** The columns that divide the result. */
export const dividingHeaders = <L extends SegmentLine>({ segments }: BySegment<L>): string[] =>
  Object.keys(segments[0]?.segment ?? {});

/** The segments and then all of them, or all alone where nothing divides them. */
export const segmentLines = <L extends SegmentLine>(result: BySegment<L>): readonly L[] =>
  dividingHeaders(result).length > 0 ? [...result.segments, result.total] : [result.total];

/** A line in words: its segment, or "All"; empty where nothing divides the customers. */
export const lineName = <L extends SegmentLine>(result: BySegment<L>, line: L): string =>
  line === result.total && dividingHeaders(result).length > 0 ? 'All' : segmentName(line.segment);

/** A table with a line for each segment and a total. */
export function segmentTable<L extends SegmentLine>(
  result: BySegment<L>,
  columns: TableColumns<L>,
  heading?: string,
): Table {
  const headers = dividingHeaders(result);
  const isTotal = (line: L) => headers.length > 0 && line === result.total;
  const names = headers.map((header, h) =>
    nameColumn<L>(header, (line) => {
      if (isTotal(line)) return h === 0 ? 'All' : '';
      return valueName(line.segment[header] ?? '');
    }),
  );
  return table(segmentLines(result), [...names, ...columns], {
    isTotal,
    ...(heading !== undefined && { heading }),
  });
}
