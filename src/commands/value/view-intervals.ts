import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { segmentLines, segmentTable } from '../shared/segment-table.ts';
import { decimalsFor, type TableColumn, unknown } from '../shared/table.ts';
import type { SegmentValue, ValueResult } from './result.ts';

/** How far the figures of each segment would differ from sample to sample. */
export function intervalBlocks(result: ValueResult): Block[] {
  const { bootstrap } = result;
  if (bootstrap === undefined) return [];
  const ratios = segmentLines(result).some(({ intervals }) => intervals?.ltvToCac !== undefined);
  return [
    segmentTable(
      result,
      [
        intervalColumn('mean value', ({ intervals }) => intervals?.mean ?? null),
        intervalColumn('total value', ({ intervals }) => intervals?.total ?? null),
        ratios && intervalColumn('LTV:CAC', ({ intervals }) => intervals?.ltvToCac ?? null, 1),
      ],
      `Intervals of 95 %, ${numberText(bootstrap.draws, 0)} bootstrap resamples of the customers (seed ${bootstrap.seed})`,
    ),
  ];
}

function intervalColumn(
  header: string,
  of: (line: SegmentValue) => Interval | null,
  decimals?: number,
): TableColumn<SegmentValue> {
  const texts = (lines: readonly SegmentValue[]) => {
    const intervals = lines.map((line) => (line.marked == null ? of(line) : null));
    const ends = intervals.flatMap((each) => (each === null ? [] : [each.low, each.high]));
    const places = decimals ?? decimalsFor(ends);
    return intervals.map((each) =>
      each === null
        ? unknown
        : `${numberText(each.low, places)} to ${numberText(each.high, places)}`,
    );
  };
  return { header, align: 'right', texts };
}
