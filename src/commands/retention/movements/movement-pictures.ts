import { decimalSum } from '../../../core/numeric/decimal-grid.ts';
import { numberText } from '../../../render/number-text.ts';
import type { Bars, Chart, Picture, Span } from '../../../render/picture/picture.ts';
import { amountAxis } from '../../shared/pictures/axis.ts';
import { decimalsFor, moneyColumn, table, wordColumn } from '../../shared/table.ts';
import type { MonthMovements, MovementsResult } from './result.ts';

/** A page has a bar for each of so many months; the line has all. */
const mostBars = 12;
const mostTicks = 6;

/** What each month brought and took, and the recurring revenue that is left; a month that is not over has neither. */
export function movementPictures(result: MovementsResult): Picture[] {
  const { total, lastDay } = result;
  const months = lastDay === null ? total.months : total.months.slice(0, -1);
  if (months.length === 0) return [];
  return [movementBars(result, months.slice(-mostBars)), ...revenueLine(result, months)];
}

/** Upwards and downwards in one month; of one export the changes in place are not known, and not in them. */
const brought = ({ new: fresh, reactivation, expansion, added }: MonthMovements): number =>
  decimalSum([fresh, reactivation, expansion ?? added ?? 0]);
const taken = ({ churn, contraction, dropped }: MonthMovements): number =>
  decimalSum([churn, contraction ?? dropped ?? 0]);

function movementBars({ source }: MovementsResult, months: readonly MonthMovements[]): Bars {
  const [gain, loss] =
    source === 'one-export' ? ['added', 'dropped'] : ['expansion', 'contraction'];
  const decimals = decimalsFor(months.flatMap((each) => [brought(each), taken(each)]));
  const span = (to: number, tone: Span['tone']): Span[] =>
    to === 0
      ? []
      : [{ from: 0, to, tone, text: `${to > 0 ? '+' : ''}${numberText(to, decimals)}` }];
  return {
    kind: 'bars',
    heading: `What each month added (new, back, ${gain}) and took (${loss}, churn)`,
    description: `The recurring revenue that each month added by new subscribers, by those who came back and by ${gain}, and what it took by ${loss} and churn.`,
    axis: amountAxis(
      months.flatMap((each) => [brought(each), -taken(each)]),
      '',
    ),
    bars: months.map((each) => ({
      name: each.month,
      text: '',
      spans: [...span(-taken(each), 'cost'), ...span(brought(each), 'main')],
    })),
    lines: [{ at: 0, text: '', tone: 'plain' }],
    numbers: table(months, [
      wordColumn('month', ({ month }) => month),
      moneyColumn('new', (each) => each.new),
      moneyColumn('back', ({ reactivation }) => reactivation),
      moneyColumn(gain, ({ expansion, added }) => expansion ?? added),
      moneyColumn(loss, ({ contraction, dropped }) => contraction ?? dropped),
      moneyColumn('churn', ({ churn }) => churn),
    ]),
  };
}

/** The recurring revenue at the end of each month, from that before the first on. */
function revenueLine(
  { openingMonth }: MovementsResult,
  months: readonly MonthMovements[],
): Chart[] {
  const ends = [
    { month: openingMonth, closing: months[0]?.opening ?? 0 },
    ...months.map(({ month, closing }) => ({ month, closing })),
  ];
  const every = Math.ceil(ends.length / mostTicks);
  return [
    {
      kind: 'chart',
      heading: 'MRR at the end of each month',
      description: 'The monthly recurring revenue at the end of each month that is over.',
      x: {
        label: '',
        from: 0,
        to: ends.length - 1,
        ticks: ends.flatMap(({ month }, at) => (at % every === 0 ? [{ at, text: month }] : [])),
      },
      y: amountAxis(
        ends.map(({ closing }) => closing),
        '',
      ),
      series: [
        {
          name: 'MRR',
          mark: 'M',
          shape: 'line',
          tone: 'main',
          points: ends.map(({ closing }, x) => ({ x, y: closing })),
        },
      ],
      numbers: table(ends, [
        wordColumn('month', ({ month }) => month),
        moneyColumn('MRR', ({ closing }) => closing),
      ]),
    },
  ];
}
