import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { right, segmentLines } from '../segments/segment-lines.ts';
import type { ValueResult } from './result.ts';
import { decimalsFor } from './table-parts.ts';

/** How far the figures of each segment would differ from sample to sample. */
export function intervalBlocks(result: ValueResult): Block[] {
  const { bootstrap } = result;
  if (bootstrap === undefined) return [];
  const { lines, name, nameColumns, role } = segmentLines(result);
  const column = (of: (line: (typeof lines)[number]) => Interval | null, decimals?: number) => {
    const intervals = lines.map((line) => (line.marked == null ? of(line) : null));
    const ends = intervals.flatMap((each) => (each === null ? [] : [each.low, each.high]));
    const places = decimals ?? decimalsFor(ends);
    return intervals.map((each) =>
      each === null ? '–' : `${numberText(each.low, places)} to ${numberText(each.high, places)}`,
    );
  };
  const mean = column(({ intervals }) => intervals?.mean ?? null);
  const total = column(({ intervals }) => intervals?.total ?? null);
  const ratio = column(({ intervals }) => intervals?.ltvToCac ?? null, 1);
  const ratios = lines.some(({ intervals }) => intervals?.ltvToCac !== undefined);
  return [
    {
      kind: 'table',
      heading: `Intervals of 95 %, customers drawn anew ${numberText(bootstrap.draws, 0)} times (seed ${bootstrap.seed})`,
      columns: [
        ...nameColumns,
        ...['mean value', 'total value', ...(ratios ? ['LTV:CAC'] : [])].map(right),
      ],
      rows: lines.map((line, i) => ({
        cells: [
          ...name(line, i),
          mean[i] ?? '',
          total[i] ?? '',
          ...(ratios ? [ratio[i] ?? ''] : []),
        ],
        ...role(i),
      })),
    },
  ];
}
