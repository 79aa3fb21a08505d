import { dayOfText } from '../../core/quantity/calendar.ts';
import type { Chart } from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import { dateAxis } from '../shared/pictures/date-axis.ts';
import {
  countColumn,
  decimal,
  decimalText,
  intervalColumn,
  intervalText,
  numberColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { ForecastResult } from './result.ts';

/**
 * Repeat purchases up to the end of each week: the actual ones through the whole log, and from the day on which the
 * test begins those that were expected, with their band; nothing without a test of several weeks.
 */
export function trackingChart({ holdout, from: begins }: ForecastResult): Chart[] {
  if (holdout == null || holdout.weeks.length < 2) return [];
  const { weeks, weeksBefore, from, until, actual, predicted, low, high } = holdout;
  const split = dayOfText(from) - 1;
  const end = dayOfText(until);
  const before = weeksBefore.at(-1) ?? 0;
  const firstEnd = split - 7 * (weeksBefore.length - 1);
  const first = Math.min(begins === null ? firstEnd - 7 : dayOfText(begins) - 1, firstEnd - 1);
  const week = (i: number) => Math.min(end, split + 7 * (i + 1));
  const past = [{ x: first, y: 0 }, ...weeksBefore.map((y, i) => ({ x: firstEnd + 7 * i, y }))];
  const points = (of: 'actual' | 'predicted') =>
    weeks.map((each, i) => ({ x: week(i), y: before + each[of] }));
  const start = { x: split, y: before };
  const banded = weeks.flatMap((each, i) =>
    each.low === null || each.high === null
      ? []
      : [{ x: week(i), low: before + each.low, high: before + each.high }],
  );
  // The axis counts the time before too, so that the names say what came in the test.
  const names = {
    expected: `expected: ${whole(predicted)} in the test`,
    actual: `actual: ${whole(actual)} in the test`,
  };
  const expected = [start, ...points('predicted')];
  const happened = [...past, ...points('actual')];
  return [
    {
      kind: 'chart',
      heading: 'Repeat purchases as expected before the test, and as they came',
      description: `Repeat purchases up to the end of each week. From ${from} to ${until} those that were made, ${whole(actual)}, beside those that the model expected from the time before, ${whole(predicted)}${banded.length === 0 ? '' : `, and the band from P10 to P90, ${intervalText(low, high, whole)}`}.`,
      x: dateAxis(first, end),
      y: amountAxis(
        [...expected, ...happened, ...banded.map(({ high: y }) => ({ y }))].map(({ y }) => y),
        '',
      ),
      series: [
        {
          name: names.expected,
          mark: 'e',
          shape: 'line',
          tone: 'main',
          dashed: true,
          points: expected,
        },
        {
          name: names.actual,
          mark: 'A',
          shape: 'line',
          tone: 'cost',
          points: happened,
        },
      ],
      ...(banded.length > 0 && {
        bands: [
          {
            name: 'P10–P90',
            of: names.expected,
            shape: 'line',
            points: [{ x: split, low: before, high: before }, ...banded],
          },
        ],
      }),
      lines: [{ axis: 'x', at: split, text: 'the test begins', tone: 'plain' }],
      numbers: table(
        weeks.map((each, i) => ({ ...each, week: i + 1 })),
        [
          countColumn('week', (each) => each.week),
          numberColumn('expected', (each) => each.predicted, 1),
          intervalColumn(
            'P10–P90',
            (each) => each,
            decimal(1),
            (end) => decimalText(end, 1),
          ),
          countColumn('actual', (each) => each.actual),
        ],
      ),
    },
  ];
}
