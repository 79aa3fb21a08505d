import type { Column, TableRow } from '../../render/document.ts';
import { valueName } from './segment-name.ts';

export const right = (header: string): Column => ({ header, align: 'right' });
export const left = (header: string): Column => ({ header, align: 'left', flexible: true });

/** One segment, or the total: then without labels. */
interface Line {
  readonly segment: Readonly<Record<string, string>>;
}

/** The lines of a table by segment: the segments and then all, or all alone where nothing divides them. */
export function segmentLines<L extends Line>(result: {
  readonly segments: readonly L[];
  readonly total: L;
}) {
  const { segments, total } = result;
  const headers = Object.keys(segments[0]?.segment ?? {});
  const split = headers.length > 0;
  const isTotal = (i: number) => split && i === segments.length;
  return {
    lines: split ? [...segments, total] : [total],
    nameColumns: headers.map(left),
    name: ({ segment }: L, i: number): string[] =>
      headers.map((header, h) => {
        if (isTotal(i)) return h === 0 ? 'All' : '';
        return valueName(segment[header] ?? '');
      }),
    role: (i: number): Pick<TableRow, 'role'> => (isTotal(i) ? { role: 'total' } : {}),
  };
}
