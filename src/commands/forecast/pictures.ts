import type { Report } from '../../core/report.ts';
import type { Bars, Chart, Picture } from '../../render/picture/picture.ts';
import { amountsPicture } from '../shared/pictures/amounts.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import {
  decimalsFor,
  decimalText,
  dividingHeaders,
  figureColumn,
  intervalColumn,
  money,
  moneyColumn,
  nameColumn,
  segmentLines,
  segmentName,
  summedColumn,
  table,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { ForecastResult, MonthResult, SegmentForecast } from './result.ts';
import { trackingChart } from './tracking-chart.ts';
import { isWholeMonth } from './view-months.ts';
import { isSound } from './view-too-few.ts';

type ForecastReport = Report<ForecastResult>;

/** The months ahead where they are asked for, how far off the model was before, and the segments side by side. */
export const forecastPictures = (report: ForecastReport): Picture[] => [
  ...monthsChart(report.result),
  ...trackingChart(report.result),
  ...segmentBars(report),
  ...slippingBars(report),
];

/** What the page is about: value where it differs from spend. */
const shownOf = ({ total }: ForecastResult) =>
  (total.waterfall ?? []).length > 1
    ? ({ field: 'value', name: 'value' } as const)
    : ({ field: 'spendToCome', name: 'spend' } as const);

const mostTicks = 6;

/** The whole months ahead; parts of months are no months to compare. */
function monthsChart(result: ForecastResult): Chart[] {
  const all = result.months ?? [];
  const months = all.filter(isWholeMonth);
  if (months.length < 2) return [];
  const { name } = shownOf(result);
  const bandOf = (month: MonthResult) => month[name];
  const every = Math.ceil(months.length / mostTicks);
  const banded = months.flatMap((month, x) => {
    const { low, high } = bandOf(month);
    return low === null || high === null ? [] : [{ x, low, high }];
  });
  const values = months.map((month) => bandOf(month).expected);
  // As in the table, whose lines add up to the total.
  const total = result.total[shownOf(result).field]?.expected ?? 0;
  const texts = summedColumn<number>('', (amount) => amount).texts([
    ...all.map((month) => bandOf(month).expected),
    total,
  ]);
  return [
    {
      kind: 'chart',
      heading: `Expected ${name} by month`,
      description: `The ${name} that is expected in each whole month ahead${banded.length === 0 ? '' : ', with the band from P10 to P90'}.`,
      x: {
        label: '',
        from: 0,
        to: months.length - 1,
        ticks: months.flatMap(({ month }, at) => (at % every === 0 ? [{ at, text: month }] : [])),
      },
      y: amountAxis([...values, ...banded.flatMap(({ low, high }) => [low, high])], ''),
      series: [
        {
          name: `expected ${name}`,
          mark: 'e',
          shape: 'line',
          tone: 'main',
          dashed: true,
          style: 'points',
          points: values.map((y, x) => ({ x, y })),
        },
      ],
      ...(banded.length > 0 && {
        bands: [{ name: 'P10–P90', shape: 'line', points: banded }],
      }),
      numbers: table(months, [
        nameColumn('month', ({ month }) => month),
        withFigures(
          figureColumn(name, (month) => texts[all.indexOf(month)] ?? ''),
          money,
          (month) => bandOf(month).expected,
        ),
        intervalColumn('P10–P90', bandOf, money, whole),
      ]),
    },
  ];
}

/** More bars than these are a list, which CSV has. */
const mostBars = 24;

/** The segments, or tenths of the customers, each with its band. */
function segmentBars({ result, assumptions }: ForecastReport): Bars[] {
  const { field, name } = shownOf(result);
  const sound = result.segments.filter((line) => isSound(line) && line[field] !== undefined);
  if (sound.length < 2) return [];
  const lines = sound.slice(0, mostBars);
  const headers = dividingHeaders(result).join(', ');
  const expected = (line: SegmentForecast) => line[field]?.expected ?? 0;
  // As in the table, whose lines add up to the total.
  const all = segmentLines(result);
  const texts = summedColumn('', expected).texts(all);
  const text = (line: SegmentForecast) => texts[all.indexOf(line)] ?? '';
  const some = lines.length < sound.length ? `, ${lines.length} of ${sound.length}` : '';
  return [
    amountsPicture(
      lines.map((line) => {
        const { low = null, high = null } = line[field] ?? {};
        const ends = low === null || high === null ? [] : [low, high];
        return {
          name: segmentName(line.segment),
          text: text(line),
          parts: [{ amount: expected(line) }],
          marks: ends.map((at) => ({ at, name: 'P10 and P90', tone: 'plain' as const })),
        };
      }),
      {
        heading: `Expected ${name} within ${assumptions['horizon']?.text ?? ''} by ${headers}${some}`,
        numbers: table(lines, [
          nameColumn(headers, ({ segment }) => segmentName(segment)),
          withFigures(figureColumn(name, text), money, expected),
          intervalColumn('P10–P90', (line) => line[field], money, whole),
        ]),
      },
    ),
  ];
}

const mostSlipping = 10;

/** The most valuable of those who are slipping away, on a page that is not about months or labels. */
function slippingBars({ result, assumptions }: ForecastReport): Bars[] {
  const { slipping, months, effect } = result;
  if (slipping === undefined || months !== undefined || effect !== undefined) return [];
  const shown = slipping.list.slice(0, mostSlipping);
  return stakeBars(
    shown.map(({ id, valueAtRisk }) => ({ id, amount: valueAtRisk })),
    `At risk within ${assumptions['horizon']?.text ?? ''} with who is slipping away`,
    slipping.customers,
  );
}

/** The most valuable customers of a list; nothing of a single one. */
function stakeBars(
  shown: readonly { readonly id: string; readonly amount: number }[],
  heading: string,
  customers: number,
): Bars[] {
  if (shown.length < 2) return [];
  const decimals = decimalsFor(shown.map(({ amount }) => amount));
  const some =
    customers > shown.length
      ? `the ${shown.length} most valuable of ${whole(customers)} customers`
      : `${whole(customers)} customers`;
  return [
    amountsPicture(
      shown.map(({ id, amount }) => ({
        name: id,
        text: decimalText(amount, decimals),
        parts: [{ amount }],
      })),
      {
        heading: `${heading}: ${some}`,
        numbers: table(shown, [
          nameColumn('id', ({ id }) => id),
          moneyColumn('at risk', ({ amount }) => amount),
        ]),
      },
    ),
  ];
}

/** The most valuable customers of `--list slipping`. */
export function listBars({ result, assumptions }: ForecastReport): Bars[] {
  const { list } = result;
  if (list === undefined || !isSound(result.total)) return [];
  const shown = list.rows.slice(0, mostSlipping);
  return stakeBars(
    shown.flatMap(({ id, valueAtStake }) =>
      valueAtStake === null ? [] : [{ id, amount: valueAtStake }],
    ),
    `At risk within ${assumptions['horizon']?.text ?? ''}`,
    list.customers,
  );
}
