import { dayOfText } from '../../core/quantity/calendar.ts';
import type { Block } from '../../render/document.ts';
import type { Axis, Chart, ReferenceLine } from '../../render/picture/picture.ts';
import { roundAxis } from '../shared/pictures/axis.ts';
import { dayColumn, table, wordColumn } from '../shared/table.ts';
import type { IndicatorPoint, IndicatorPulse, PulseResult } from './result.ts';
import { dayText, indicatorColumn, limitText, valueText } from './view-tables.ts';

/** A page with more charts is read by nobody. */
const mostCharts = 24;
const mostTicks = 5;

/** The process behaviour chart of each indicator, those first that may need attention; without points none is known. */
export function processCharts(result: PulseResult): Block[] {
  const { indicators } = result;
  const calling = indicators.filter(({ status }) => status === 'may need attention');
  const others = indicators.filter((indicator) => !calling.includes(indicator));
  const drawable = [...calling, ...others].flatMap((indicator) => {
    const { series = [] } = indicator;
    return series.length < 2 ? [] : [{ indicator, points: series }];
  });
  const rest = drawable.length - mostCharts;
  return [
    ...drawable
      .slice(0, mostCharts)
      .map(({ indicator, points }) => processChart(indicator, points, result)),
    ...(rest > 0
      ? [
          {
            kind: 'text' as const,
            tone: 'plain' as const,
            lines: [`${rest} more indicators are not drawn: --indicator NAME draws one.`],
          },
        ]
      : []),
  ];
}

function processChart(
  indicator: IndicatorPulse,
  points: readonly IndicatorPoint[],
  result: PulseResult,
): Chart {
  const { centre, status, unit } = indicator;
  const limits = limitLines(indicator, result);
  const isSignal = signalTest(indicator);
  const at = points.map(({ date, value }) => ({ x: dayOfText(date), y: value }));
  const x = { from: at[0]?.x ?? 0, to: at.at(-1)?.x ?? 0 };
  const hasSignals = points.some(isSignal);
  const y = valueAxis([...at.map((point) => point.y), ...limits.map((line) => line.at)], unit);
  return {
    kind: 'chart',
    name: indicator.indicator,
    heading: `${indicator.indicator}: ${status}`,
    description: `The values of "${indicator.indicator}" from ${dayText(indicator.first, result)} to ${dayText(indicator.last, result)}${centre === null ? ', too few for limits' : ', with their centre and the limits of what chance explains'}${hasSignals ? '; points that are a signal stand out' : ''}.`,
    x: { label: '', ...x, ticks: dayTicks(points, result) },
    y,
    series: [
      {
        name: valueText(indicator.latest, indicator),
        mark: 'o',
        shape: 'line',
        tone: 'main',
        style: 'points',
        points: at,
      },
      ...(hasSignals
        ? [
            {
              name: 'signal',
              mark: '#',
              shape: 'line' as const,
              tone: 'cost' as const,
              style: 'points' as const,
              // What is no number is a gap: signals apart from each other are not joined.
              points: points.map((point, i) => ({
                x: at[i]?.x ?? Number.NaN,
                y: isSignal(point) ? point.value : Number.NaN,
              })),
            },
          ]
        : []),
    ],
    lines: [...limits, ...baselineLines(indicator)],
    numbers: table(points, [
      dayColumn('date', ({ date }) => dayText(date, result)),
      indicatorColumn('value', ({ value }) => ({ value, indicator }), valueText),
      wordColumn('', (point) => (isSignal(point) ? 'signal' : '')),
    ]),
  };
}

/** A part of the height that is left free above and below, so that no line lies on the edge. */
const free = 0.06;

/** The axis of values, which does not go below 0 where no value does. */
function valueAxis(values: readonly number[], unit: IndicatorPulse['unit']): Axis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = free * (most - least);
  const from = least >= 0 ? Math.max(0, least - room) : least - room;
  const axis = roundAxis([from, most + room], '');
  return { ...axis, ticks: axis.ticks.map(({ at, text }) => ({ at, text: text + (unit ?? '') })) };
}

/** The centre and the limits, and the goal where one is set. */
function limitLines(
  indicator: IndicatorPulse,
  { limits, targets = [] }: PulseResult,
): (ReferenceLine & { readonly axis: 'y' })[] {
  const line = (name: string, at: number | null, dashed: boolean) =>
    at === null
      ? []
      : [
          {
            axis: 'y' as const,
            at,
            text: `${name} ${limitText(at, indicator)}`,
            tone: 'plain' as const,
            ...(dashed && { dashed: true as const }),
          },
        ];
  const goals = targets.filter((target) => target.indicator === indicator.indicator);
  return [
    ...line('upper limit', indicator.upper, true),
    ...line(limits, indicator.centre, false),
    ...line('lower limit', indicator.lower, true),
    ...goals.flatMap(({ goal }) => line('goal', goal, false)),
  ];
}

/** Where the points begin and end that the limits come from, where these are not all. */
function baselineLines({ baseline, first, last }: IndicatorPulse): ReferenceLine[] {
  if (baseline === null || baseline.from === null || baseline.to === null) return [];
  const line = (date: string, text: string): ReferenceLine => ({
    axis: 'x',
    at: dayOfText(date),
    text,
    tone: 'plain',
  });
  return [
    ...(baseline.from > first ? [line(baseline.from, 'baseline begins')] : []),
    ...(baseline.to < last ? [line(baseline.to, 'baseline ends')] : []),
  ];
}

/** Whether a point is one of those that make a signal. */
function signalTest({
  signals,
  centre,
}: IndicatorPulse): (point: Pick<IndicatorPoint, 'date' | 'value'>) => boolean {
  return ({ date, value }) =>
    signals.some(
      ({ from, to, side }) =>
        date >= from && date <= to && (side === 'above') === value > (centre ?? value),
    );
}

/** The days of some of the points, in equal steps. */
function dayTicks(
  points: readonly IndicatorPoint[],
  result: Pick<PulseResult, 'monthly'>,
): Axis['ticks'] {
  const every = Math.ceil(points.length / mostTicks);
  return points.flatMap(({ date }, i) =>
    i % every === 0 ? [{ at: dayOfText(date), text: dayText(date, result) }] : [],
  );
}
