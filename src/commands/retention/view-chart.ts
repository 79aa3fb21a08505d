import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { Axis, Block, Series } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { segmentName } from '../shared/segment-table.ts';
import { durationText } from './duration-text.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';
import { usefulTimes } from './useful-times.ts';

/** More lines than this cannot be told apart. */
const mostDrawn = 6;
const mostTicks = 8;

/** The curves of the segments, capital letters as far as the data reach and small ones beyond. */
export function survivalChart(result: RetentionResult): Block[] {
  const drawn = linesDrawn(result);
  const far = Math.max(
    0,
    ...drawn.flatMap(({ curve, beyond = [] }) => [...curve, ...beyond].map(({ years }) => years)),
  );
  if (far === 0) return [];
  const series = drawn.map((line, i): Series => {
    const mark = String.fromCharCode('A'.charCodeAt(0) + i);
    return { name: nameOf(line), mark, shape: 'line', points: pointsOf(line.curve) };
  });
  const beyond = drawn.flatMap((line, i): Series[] => {
    const mark = String.fromCharCode('a'.charCodeAt(0) + i);
    const name = `${nameOf(line)}: extrapolated, ${line.bestModel}`;
    const points = pointsOf(line.beyond ?? []);
    return points.length === 0 ? [] : [{ name, mark, shape: 'line', points }];
  });
  return [
    {
      kind: 'chart',
      heading: `${drawn.length > 1 ? 'Survival curves' : 'Survival curve'}${omitted(result, drawn)}`,
      x: timeAxis(far),
      y: {
        label: '',
        from: 0,
        to: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${at * 100}%` })),
      },
      series: [...series, ...beyond],
    },
  ];
}

/** The segments that say something, the largest of them if they are many; all as one where none does. */
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

function pointsOf(
  points: readonly { readonly years: number; readonly survival: number | null }[],
): Series['points'] {
  return points.flatMap(({ years, survival }) =>
    survival === null ? [] : [{ x: years, y: survival }],
  );
}

const unitNames: Readonly<Record<TimeUnit, string>> = {
  y: 'years',
  mo: 'months',
  w: 'weeks',
  d: 'days',
};

/** Time in the unit of the first tick. */
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
