import type { Block, Table } from '../../render/document.ts';
import { widest } from '../../render/text-width.ts';
import { lineName, segmentLines, segmentName, segmentTable } from '../shared/segment-table.ts';
import {
  decimalText,
  figureColumn,
  fixedPercent,
  intervalText,
  nameColumn,
  table,
  unknown,
  whole,
} from '../shared/table.ts';
import { durationText } from './duration-text.ts';
import type { RetentionResult, SegmentRetention, SurvivalPoint } from './result.ts';
import { fewPoints } from './segment-retention.ts';
import { usefulTimes } from './useful-times.ts';

/** A time at which the table shows survival: of each line, null where it is not known. */
interface Moment {
  readonly text: string;
  readonly of: (line: SegmentRetention) => SurvivalPoint | null;
}

const width = 80;
/** Years that differ by less are one time, counted in different units. */
const sameTime = 1e-9;

/** The share still there after useful times, or at those asked for; of segments by revenue only with `--explain`. */
export function survivalBlocks(result: RetentionResult, explain: boolean): Block[] {
  const lines = segmentLines(result);
  const [only, ...others] = lines;
  if (only === undefined || lines.every(({ marked }) => marked !== null)) return [];
  const times = moments(result.total).filter(({ of }) =>
    lines.some((line) => (of(line)?.survival ?? null) !== null),
  );
  if (times.length === 0) return [];
  if (others.length === 0) return [alone(only, times)];
  const beside = besideOneAnother(result, times);
  return [
    tableWidth(beside) <= width
      ? beside
      : belowOneAnother(result, times, 'Still there', (point) => point.survival),
    ...(result.total.revenue === null || !explain
      ? []
      : [belowOneAnother(result, times, 'The same by revenue', (point) => point.revenueSurvival)]),
  ];
}

/** The times: those asked for, else about eight up to the reach. */
function moments({ at: asked, curve }: SegmentRetention): Moment[] {
  if (asked !== undefined) {
    return asked.map(({ text }, i) => ({ text, of: (line) => line.at?.[i] ?? null }));
  }
  const at = (line: SegmentRetention, years: number) =>
    line.curve.find((point) => Math.abs(point.years - years) < sameTime) ?? null;
  return usefulTimes(curve.at(-1)?.years ?? 0, fewPoints).map((years) => ({
    text: durationText(years),
    of: (line) => at(line, years),
  }));
}

/** One line a time, with everything that is known of it. */
function alone(line: SegmentRetention, times: readonly Moment[]): Table {
  const figure = (header: string, text: (point: SurvivalPoint | null) => string) =>
    figureColumn<Moment>(header, ({ of }) => text(of(line)));
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

/** One line a time, one column a segment: with intervals, and too wide for many segments. */
function besideOneAnother(result: RetentionResult, times: readonly Moment[]): Table {
  const hundredths = (share: number) => whole(share * 100);
  const text = (line: SegmentRetention, { of }: Moment): string => {
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
        figureColumn<Moment>(lineName(result, line), (time) => text(line, time)),
      ),
    ],
    { heading: 'Share still active (in brackets: 95 % interval)' },
  );
}

/** One line a segment, one column a time. */
function belowOneAnother(
  result: RetentionResult,
  times: readonly Moment[],
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

function tableWidth({ columns, rows }: Table): number {
  return columns.reduce(
    (sum, { header }, c) => sum + 2 + widest([header, ...rows.map(({ cells }) => cells[c] ?? '')]),
    0,
  );
}

/** The curve of each segment whenever somebody ended. */
export const curveTables = ({ segments }: RetentionResult): Table[] =>
  segments.filter(({ marked }) => marked === null).map(curveTable);

function curveTable({ segment, curve, revenue }: SegmentRetention): Table {
  const name = segmentName(segment);
  const percent = (share: number | null) => fixedPercent(share, 2);
  return table(
    curve,
    [
      figureColumn('years', ({ years }) => decimalText(years, 4)),
      figureColumn('at risk', ({ atRisk }) => whole(atRisk)),
      figureColumn('ended', ({ ended }) => whole(ended)),
      figureColumn('still there', ({ survival }) => percent(survival)),
      figureColumn('interval', ({ low, high }) => intervalText(low, high, percent)),
      revenue !== null && figureColumn('by revenue', (point) => percent(point.revenueSurvival)),
    ],
    { heading: `Whenever somebody ended${name === '' ? '' : `: ${name}`}` },
  );
}
