import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Axis, Band, Chart, ReferenceLine, Series } from '../../render/picture/picture.ts';
import {
  countColumn,
  fixedPercent,
  intervalColumn,
  nameColumn,
  percentage,
  segmentName,
  shareColumn,
  table,
} from '../shared/table.ts';
import { fewPoints } from './observed-segment.ts';
import type { RetentionResult, SegmentRetention, SurvivalPoint } from './result.ts';
import { durationText, usefulTimes } from './useful-times.ts';

/** More curves than this cannot be distinguished. */
const mostDrawn = 6;
const mostTicks = 8;

/** The curves of the segments with their intervals, and dashed beyond the data what the models expect. */
export function survivalChart(result: RetentionResult): Chart[] {
  const drawn = linesDrawn(result);
  const far = Math.max(
    0,
    ...drawn.flatMap(({ curve, beyond = [] }) => [...curve, ...beyond].map(({ years }) => years)),
  );
  if (far === 0) return [];
  // Where only the interval is known in which customers left, they count as if they had left evenly over it.
  const shape = result.tenureUnit === null ? 'steps' : 'line';
  const [only, ...others] = drawn;
  const alone = others.length === 0;
  const series = drawn.map(
    (line, i): Series => ({
      name: nameOf(line),
      mark: letter('A', i),
      shape,
      ...(alone && { tone: 'main' }),
      points: curvePoints(line, shape).flatMap(({ years, survival }) =>
        survival === null ? [] : [{ x: years, y: survival }],
      ),
    }),
  );
  return [
    {
      kind: 'chart',
      heading: `${alone ? 'Survival curve' : 'Survival curves'}${omitted(result, drawn)}`,
      description: descriptionOf(drawn, shape),
      x: timeAxis(far),
      y: {
        label: '',
        from: 0,
        to: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${at * 100}%` })),
      },
      series: [...series, ...drawn.flatMap(beyondSeries)],
      bands: drawn.flatMap((line) => [
        ...intervalBands(line, shape),
        ...(alone ? beyondBand(line) : []),
      ]),
      lines: alone && only?.beyond !== undefined ? endOfData(only.beyond) : [],
      numbers: curveNumbers(drawn),
    },
  ];
}

const letter = (first: string, i: number): string => String.fromCharCode(first.charCodeAt(0) + i);

function descriptionOf(drawn: readonly SegmentRetention[], shape: Series['shape']): string {
  const who = drawn.length === 1 ? '' : `: ${drawn.map(nameOf).join(', ')}`;
  const how =
    shape === 'steps'
      ? 'a step down whenever somebody left'
      : 'falling evenly over the time in which customers left';
  const beyond = drawn.some((line) => line.beyond !== undefined)
    ? '; dashed what the models expect beyond the data'
    : '';
  return `The share of customers still there after each time${who}; ${how}, with intervals of 95%${beyond}.`;
}

/** A step smaller than this cannot be seen. */
const leastStep = 0.001;

/**
 * The points of a curve without those that cannot be seen apart from the one before, which a curve of many thousand
 * customers has. The first and the last always stay, so do gaps, and on a line the point before each that stays.
 */
export function curvePoints(
  { curve }: Pick<SegmentRetention, 'curve'>,
  shape: Series['shape'],
): readonly SurvivalPoint[] {
  let kept: SurvivalPoint | undefined;
  const isSeen = curve.map((point, i) => {
    const seen =
      i === curve.length - 1 ||
      kept === undefined ||
      kept.survival === null ||
      point.survival === null ||
      kept.survival - point.survival >= leastStep;
    if (seen) kept = point;
    return seen;
  });
  return curve.filter((_, i) => isSeen[i] === true || (shape === 'line' && isSeen[i + 1] === true));
}

/** The interval of a curve, wherever it is known: not before the first customer has ended, and not at 0. */
export function intervalBands(line: SegmentRetention, shape: Band['shape']): Band[] {
  const bands: { x: number; low: number; high: number }[][] = [];
  let open: { x: number; low: number; high: number }[] | undefined;
  for (const { years, low, high } of curvePoints(line, shape)) {
    if (low !== null && high !== null) {
      if (open === undefined) {
        open = [];
        bands.push(open);
      }
      open.push({ x: years, low, high });
    } else {
      // A step lasts until the next one.
      const last = open?.at(-1);
      if (last !== undefined && shape === 'steps') open?.push({ ...last, x: years });
      open = undefined;
    }
  }
  return bands
    .filter((points) => points.length > 1)
    .map((points) => ({ name: '95% interval', of: nameOf(line), shape, points }));
}

const beyondName = (line: SegmentRetention): string =>
  `${nameOf(line)}: extrapolated, ${line.bestModel}`;

/** What the best model expects from the end of the data on, in small letters. */
const beyondSeries = (line: SegmentRetention, i: number): Series[] =>
  line.beyond === undefined
    ? []
    : [
        {
          name: beyondName(line),
          mark: letter('a', i),
          shape: 'line',
          of: nameOf(line),
          dashed: true,
          points: line.beyond.map(({ years, survival }) => ({ x: years, y: survival })),
        },
      ];

/** The range over the models that fit about as well. */
const beyondBand = (line: SegmentRetention): Band[] =>
  line.beyond === undefined
    ? []
    : [
        {
          name: 'range of the models',
          of: beyondName(line),
          shape: 'line',
          points: line.beyond.map(({ years, low, high }) => ({ x: years, low, high })),
        },
      ];

function endOfData([first]: NonNullable<SegmentRetention['beyond']>): ReferenceLine[] {
  return first === undefined
    ? []
    : [{ axis: 'x', at: first.years, text: 'end of the data', tone: 'plain' }];
}

/** The share still there by segment, at useful times. */
function curveNumbers(drawn: readonly SegmentRetention[]): Table {
  const rows = drawn.flatMap((line) => {
    const times = usefulTimes(line.curve.at(-1)?.years ?? 0, fewPoints);
    return times.flatMap((years) => {
      const point = line.curve.find((each) => Math.abs(each.years - years) < sameTime);
      return point === undefined ? [] : [{ line, point, years }];
    });
  });
  return table(rows, [
    drawn.length > 1 && nameColumn('segment', ({ line }) => nameOf(line)),
    nameColumn('after', ({ years }) => durationText(years)),
    countColumn('at risk', ({ point }) => point.atRisk),
    shareColumn('still there', ({ point }) => point.survival),
    intervalColumn('interval', ({ point }) => point, percentage(1), fixedPercent),
  ]);
}

/** Years that differ by less are one time, counted in different units. */
const sameTime = 1e-9;

/** The segments large enough for estimates, at most the largest six; all customers where none is. */
function linesDrawn(result: RetentionResult): SegmentRetention[] {
  const { segments, total } = result;
  const sound = segments.filter(({ marked }) => marked === null);
  if (sound.length === 0) return total.marked === null ? [total] : [];
  if (sound.length <= mostDrawn) return sound;
  const largest = [...sound].sort((a, b) => b.customers - a.customers).slice(0, mostDrawn);
  return sound.filter((line) => largest.includes(line));
}

function omitted({ segments }: RetentionResult, drawn: readonly SegmentRetention[]): string {
  const sound = segments.filter(({ marked }) => marked === null).length;
  return sound > drawn.length ? ` of the ${drawn.length} largest of ${sound} segments` : '';
}

const nameOf = ({ segment }: SegmentRetention): string => segmentName(segment) || 'all customers';

const unitNames: Readonly<Record<TimeUnit, string>> = {
  y: 'years',
  mo: 'months',
  w: 'weeks',
  d: 'days',
};

/** The axis of time, in the unit of its first tick. */
function timeAxis(to: number): Axis {
  const times = usefulTimes(to, mostTicks);
  const unit = (['y', 'mo', 'w'] as const).find((each) =>
    durationText(times[0] ?? 0).endsWith(each),
  );
  const per = unitsPerYear[unit ?? 'd'];
  return {
    label: unitNames[unit ?? 'd'],
    from: 0,
    to,
    ticks: [0, ...times].map((at) => ({ at, text: numberText(at * per, 0) })),
  };
}
