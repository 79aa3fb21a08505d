import type { Block, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { widest } from '../../render/text-width.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { durationText } from './duration-text.ts';
import { interval, none, percent } from './figures.ts';
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
  const { lines } = segmentLines(result);
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
  const revenue = line.revenue !== null;
  const headers = ['at risk', 'still there', 'interval', ...(revenue ? ['by revenue'] : [])];
  return {
    kind: 'table',
    heading: 'Still there',
    columns: [left('after'), ...headers.map(right)],
    rows: times.map(({ text, of }) => {
      const point = of(line);
      return {
        cells: [
          text,
          point === null ? none : numberText(point.atRisk, 0),
          percent(point?.survival ?? null),
          interval(point?.low ?? null, point?.high ?? null, (share) => percent(share)),
          ...(revenue ? [percent(point?.revenueSurvival ?? null)] : []),
        ],
      };
    }),
  };
}

/** One line a time, one column a segment: with intervals, and too wide for many segments. */
function besideOneAnother(result: RetentionResult, times: readonly Moment[]): Table {
  const { lines, name } = segmentLines(result);
  const whole = (share: number) => numberText(share * 100, 0);
  const cell = (line: SegmentRetention, { of }: Moment): string => {
    const point = line.marked === null ? of(line) : null;
    if (point === null || point.survival === null) return none;
    const ends = interval(point.low, point.high, whole);
    return `${percent(point.survival, 0)}${ends === none ? '' : ` (${ends})`}`;
  };
  const headers = lines.map((line, i) =>
    name(line, i)
      .filter((text) => text !== '')
      .join(', '),
  );
  return {
    kind: 'table',
    heading: 'Still there, in brackets the interval',
    columns: [left('after'), ...headers.map(right)],
    rows: times.map((time) => ({
      cells: [time.text, ...lines.map((line) => cell(line, time))],
    })),
  };
}

/** One line a segment, one column a time. */
function belowOneAnother(
  result: RetentionResult,
  times: readonly Moment[],
  heading: string,
  share: (point: SurvivalPoint) => number | null,
): Table {
  const { lines, name, nameColumns, role } = segmentLines(result);
  const cell = (line: SegmentRetention, { of }: Moment): string => {
    const point = line.marked === null ? of(line) : null;
    return percent(point === null ? null : share(point));
  };
  return {
    kind: 'table',
    heading,
    columns: [...nameColumns, ...times.map(({ text }) => right(text))],
    rows: lines.map((line, i) => ({
      cells: [...name(line, i), ...times.map((time) => cell(line, time))],
      ...role(i),
    })),
  };
}

function tableWidth({ columns, rows }: Table): number {
  return columns.reduce(
    (sum, { header }, c) => sum + 2 + widest([header, ...rows.map(({ cells }) => cells[c] ?? '')]),
    0,
  );
}
