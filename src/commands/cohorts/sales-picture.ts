import type { Chart, Series } from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import { decimalsFor, moneyColumn, nameColumn, table } from '../shared/table.ts';
import type { PeriodLine, Periods } from './period-schema.ts';
import { mostShown } from './shown-lines.ts';

const mostTicks = 6;

/** Revenue by calendar period, of all customers and of new and returning ones; without periods that are not whole. */
export function salesChart({ unit, total }: Periods): Chart[] {
  const lines = total.periods.filter(({ whole }) => whole).slice(-mostShown);
  if (lines.length < 2) return [];
  const every = Math.ceil(lines.length / mostTicks);
  const amounts = lines.flatMap(({ revenue, revenueNew, revenueReturning }) => [
    revenue,
    revenueNew,
    revenueReturning,
  ]);
  const decimals = decimalsFor(amounts);
  const series = (name: string, mark: string, of: (line: PeriodLine) => number): Series => ({
    name,
    mark,
    shape: 'line',
    points: lines.map((line, x) => ({ x, y: of(line) })),
  });
  const column = (header: string, of: (line: PeriodLine) => number) =>
    moneyColumn<PeriodLine>(header, of, decimals);
  return [
    {
      kind: 'chart',
      heading: `Revenue by ${unit}`,
      description: `The revenue of each whole ${unit}, and what of it came from new customers and from those who had bought in an earlier ${unit}.`,
      x: {
        label: '',
        from: 0,
        to: lines.length - 1,
        ticks: lines.flatMap(({ period }, at) => (at % every === 0 ? [{ at, text: period }] : [])),
      },
      y: amountAxis(amounts, ''),
      series: [
        series('revenue', 'T', (line) => line.revenue),
        series('from returning customers', 'R', (line) => line.revenueReturning),
        series('from new customers', 'N', (line) => line.revenueNew),
      ],
      numbers: table(lines, [
        nameColumn(unit, ({ period }) => period),
        column('from new', (line) => line.revenueNew),
        column('from returning', (line) => line.revenueReturning),
        column('revenue', (line) => line.revenue),
      ]),
    },
  ];
}
