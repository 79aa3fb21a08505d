import type { Block, Table } from '../../render/document.ts';
import {
  countColumn,
  figureColumn,
  fixedPercent,
  intervalText,
  lineName,
  mostColumns,
  nameColumn,
  numberColumn,
  segmentLines,
  segmentName,
  segmentTable,
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
  const figure = (header: string, text: (point: SurvivalPoint | null) => string) =>
    figureColumn<TableTime>(header, ({ of }) => text(of(line)));
  return table(
    times,
    [
      nameColumn('after', ({ text }) => text),
      figure('at risk', (point) => whole(point?.atRisk)),
      figure('still there', (point) => fixedPercent(point?.survival)),
      figure('interval', (point) => intervalText(point?.low, point?.high, fixedPercent)),
      line.revenue !== null &&
        figure('by revenue', (point) => fixedPercent(point?.revenueSurvival)),
    ],
    { heading: 'Still there' },
  );
}

/** One row per time, one column per segment: with intervals, and too wide for many segments. */
function oneRowPerTime(result: RetentionResult, times: readonly TableTime[]): Table {
  const hundredths = (share: number) => whole(share * 100);
  const text = (line: SegmentRetention, { of }: TableTime): string => {
    const point = line.marked === null ? of(line) : null;
    if (point === null || point.survival === null) return unknown;
    const ends = intervalText(point.low, point.high, hundredths);
    return `${fixedPercent(point.survival, 0)}${ends === unknown ? '' : ` (${ends})`}`;
  };
  return table(
    times,
    [
      nameColumn('after', (time) => time.text),
      ...segmentLines(result).map((line) =>
        figureColumn<TableTime>(lineName(result, line), (time) => text(line, time)),
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
    figureColumn<SegmentRetention>(text, (line) => {
      const point = line.marked === null ? of(line) : null;
      return fixedPercent(point === null ? null : share(point));
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
  const percent = (share: number | null) => fixedPercent(share, 2);
  return table(
    rows,
    [
      numberColumn('years', ({ years }) => years, 4),
      countColumn('at risk', ({ atRisk }) => atRisk),
      countColumn('ended', ({ ended }) => ended),
      figureColumn('still there', ({ survival }) => percent(survival)),
      figureColumn('interval', ({ low, high }) => intervalText(low, high, percent)),
      revenue !== null && figureColumn('by revenue', (point) => percent(point.revenueSurvival)),
    ],
    { heading: `Whenever somebody ended${name === '' ? '' : `: ${name}`}` },
  );
}
