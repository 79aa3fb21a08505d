import type { Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { right } from '../segments/segment-lines.ts';
import { segmentName } from '../segments/segment-name.ts';
import { interval, percent } from './figures.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

/** The curve of each segment whenever somebody ended. */
export const curveTables = ({ segments }: RetentionResult): Table[] =>
  segments.filter(({ marked }) => marked === null).map(curveTable);

function curveTable({ segment, curve, revenue }: SegmentRetention): Table {
  const headers = ['years', 'at risk', 'ended', 'still there', 'interval'];
  const named = segmentName(segment);
  return {
    kind: 'table',
    heading: `Whenever somebody ended${named === '' ? '' : `: ${named}`}`,
    columns: [...headers, ...(revenue === null ? [] : ['by revenue'])].map(right),
    rows: curve.map((point) => ({
      cells: [
        numberText(point.years, 4),
        numberText(point.atRisk, 0),
        numberText(point.ended, 0),
        percent(point.survival, 2),
        interval(point.low, point.high, (share) => percent(share, 2)),
        ...(revenue === null ? [] : [percent(point.revenueSurvival, 2)]),
      ],
    })),
  };
}
