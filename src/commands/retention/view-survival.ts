import type { Block, Table } from '../../render/document.ts';
import {
  countColumn,
  figureColumn,
  fixedPercent,
  intervalColumn,
  intervalText,
  lineName,
  mostColumns,
  nameColumn,
  numberColumn,
  percentage,
  segmentLines,
  segmentName,
  segmentTable,
  shareColumn,
  type TableColumn,
  table,
  tableWidth,
  unknown,
  whole,
} from '../shared/table.ts';
import { fewPoints } from './observed-segment.ts';
import type { RetentionResult, SegmentRetention, SurvivalPoint } from './result.ts';
import { durationText, usefulTimes } from './useful-times.ts';

/** A time for which the table shows survival: of each segment, null where it is not known. */
interface TableTime {
  readonly text: string;
  readonly of: (line: SegmentRetention) => SurvivalPoint | null;
}

/** Years that differ by less are one time, counted in different units. */
const sameTime = 1e-9;

/** The share still active after useful times, or after those of --at; by revenue for several segments only with --explain. */
export function survivalBlocks(result: RetentionResult, explain: boolean): Block[] {
  const lines = segmentLines(result);
  const [only, ...others] = lines;
  if (only === undefined || lines.every(({ marked }) => marked !== null)) return [];
  const times = tableTimes(result.total).filter(({ of }) =>
    lines.some((line) => (of(line)?.survival ?? null) !== null),
  );
  if (times.length === 0) return [];
  if (others.length === 0) return [timesOfOne(only, times)];
  const byTime = oneRowPerTime(result, times);
  return [
    tableWidth(byTime) <= mostColumns
      ? byTime
      : oneRowPerSegment(result, times, 'Still there', (point) => point.survival),
    ...(result.total.revenue === null || !explain
      ? []
      : [oneRowPerSegment(result, times, 'The same by revenue', (point) => point.revenueSurvival)]),
  ];
}

/** The times of --at, else about eight up to the reach of the data. */
function tableTimes({ at, curve }: SegmentRetention): TableTime[] {
  if (at !== undefined) {
    return at.map(({ text }, i) => ({ text, of: (line) => line.at?.[i] ?? null }));
  }
  const pointAt = (line: SegmentRetention, years: number) =>
    line.curve.find((point) => Math.abs(point.years - years) < sameTime) ?? null;
  return usefulTimes(curve.at(-1)?.years ?? 0, fewPoints).map((years) => ({
    text: durationText(years),
    of: (line) => pointAt(line, years),
  }));
}

/** The only segment: one row per time, with customers at risk and the interval. */
function timesOfOne(line: SegmentRetention, times: readonly TableTime[]): Table {
  return table(
    times,
    [
      nameColumn<TableTime>('after', ({ text }) => text),
      countColumn('at risk', ({ of }) => of(line)?.atRisk),
      shareColumn('still there', ({ of }) => of(line)?.survival),
      intervalColumn('interval', ({ of }) => of(line) ?? {}, percentage(1), fixedPercent),
      line.revenue !== null && shareColumn('by revenue', ({ of }) => of(line)?.revenueSurvival),
    ],
    { heading: 'Still there' },
  );
}

/** One row per time, one column per segment: with intervals, and too wide for many segments. */
function oneRowPerTime(result: RetentionResult, times: readonly TableTime[]): Table {
  const hundredths = (share: number) => whole(share * 100);
  const pointOf = (line: SegmentRetention, { of }: TableTime) =>
    line.marked === null ? of(line) : null;
  const text = (point: SurvivalPoint | null): string => {
    if (point === null || point.survival === null) return unknown;
    const ends = intervalText(point.low, point.high, hundredths);
    return `${fixedPercent(point.survival, 0)}${ends === unknown ? '' : ` (${ends})`}`;
  };
  const format = percentage(0);
  return table(
    times,
    [
      nameColumn('after', (time) => time.text),
      ...segmentLines(result).map(
        (line): TableColumn<TableTime> => ({
          ...figureColumn(lineName(result, line), (time) => text(pointOf(line, time))),
          figures: [
            { format, of: (time) => pointOf(line, time)?.survival },
            { name: 'low', format, of: (time) => pointOf(line, time)?.low },
            { name: 'high', format, of: (time) => pointOf(line, time)?.high },
          ],
        }),
      ),
    ],
    { heading: 'Share still active (in brackets: 95 % interval)' },
  );
}

/** One row per segment, one column per time: without intervals. */
function oneRowPerSegment(
  result: RetentionResult,
  times: readonly TableTime[],
  heading: string,
  share: (point: SurvivalPoint) => number | null,
): Table {
  const columns = times.map(({ text, of }) =>
    shareColumn<SegmentRetention>(text, (line) => {
      const point = line.marked === null ? of(line) : null;
      return point === null ? null : share(point);
    }),
  );
  return segmentTable(result, columns, heading);
}

/** The curve of each segment at every time at which a customer ended. */
export const curveTables = ({ segments }: RetentionResult): Table[] =>
  segments.filter(({ marked }) => marked === null).map(curveTable);

function curveTable({ segment, curve, revenue }: SegmentRetention): Table {
  const name = segmentName(segment);
  const useful = usefulTimes(curve.at(-1)?.years ?? 0, fewPoints);
  // Where an interval begins in which somebody ended nothing is to be seen yet.
  const rows = curve.filter(
    ({ years, ended }, i) =>
      ended > 0 ||
      i === 0 ||
      i === curve.length - 1 ||
      useful.some((time) => Math.abs(time - years) < sameTime),
  );
  return table(
    rows,
    [
      numberColumn('years', ({ years }) => years, 4),
      countColumn('at risk', ({ atRisk }) => atRisk),
      countColumn('ended', ({ ended }) => ended),
      shareColumn('still there', ({ survival }) => survival, 2),
      intervalColumn(
        'interval',
        (point) => point,
        percentage(2),
        (end) => fixedPercent(end, 2),
      ),
      revenue !== null && shareColumn('by revenue', (point) => point.revenueSurvival, 2),
    ],
    {
      name: `Survival${name === '' ? '' : ` – ${name}`}`,
      heading: `Whenever somebody ended${name === '' ? '' : `: ${name}`}`,
    },
  );
}
