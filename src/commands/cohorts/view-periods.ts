import { type Block, details } from '../../render/document.ts';
import {
  countColumn,
  decimalsFor,
  fixedPercent,
  moneyColumn,
  nameColumn,
  percentage,
  runningColumn,
  segmentName,
  table,
  valueColumn,
} from '../shared/table.ts';
import type { PeriodComparison, PeriodLine, PeriodSegment, Periods } from './period-schema.ts';
import type { CohortsResult } from './result.ts';
import { mostShown, unfinished } from './shown-lines.ts';

/** With segments or without, so many leave room for the comparison. */
const mostOnScreen = 8;

/** Sales by calendar period, and the latest whole one against earlier ones; nothing without --period. */
export function periodBlocks(result: CohortsResult, explain: boolean): Block[] {
  const { sales } = result;
  if (sales === undefined) return [];
  return [
    periodTable(sales, explain ? mostShown : mostOnScreen),
    ...periodNotes(result, sales, explain),
    ...(sales.segments.length === 0
      ? comparisonTable(sales)
      : details('what the change is made of', comparisonTable(sales))),
    ...segmentTables(sales),
  ];
}

function periodTable({ unit, total }: Periods, most: number): Block {
  const lines = total.periods.slice(-most);
  // Cents of large sums would not fit beside the other columns.
  const decimals = lines.some(({ revenue }) => Math.abs(revenue) >= 1e5) ? 0 : 2;
  return table(
    lines,
    [
      nameColumn(unit, ({ period, whole: isWhole }) =>
        isWhole ? period : `${period} ${unfinished}`,
      ),
      moneyColumn('revenue', ({ revenue }) => revenue, decimals),
      moneyColumn('from new', ({ revenueNew }) => revenueNew, decimals),
      countColumn('orders', ({ orders }) => orders),
      moneyColumn('per order', ({ orderValue }) => orderValue),
      countColumn('active', ({ activeCustomers }) => activeCustomers),
      countColumn('new', ({ newCustomers }) => newCustomers),
      countColumn('returning', ({ returningCustomers }) => returningCustomers),
      countColumn('lost', ({ lostCustomers }) => lostCustomers),
    ],
    { heading: `Sales by ${unit}, and the customers who bought` },
  );
}

function periodNotes(
  { from, until }: CohortsResult,
  { unit, total }: Periods,
  explain: boolean,
): Block[] {
  const [first] = total.periods;
  const last = total.periods.at(-1);
  const parts = total.periods.filter((line) => !line.whole);
  const shown = explain ? mostShown : mostOnScreen;
  const begins =
    first?.whole === false && first !== last
      ? [
          `${first.period} ${unfinished} is not whole: the log begins on ${from} (--since DATE if it covers earlier days).`,
        ]
      : [];
  const ends =
    last !== undefined && parts.includes(last)
      ? [
          `${last.period} ${unfinished} is not whole and is not compared: the observation ends on ${until}.`,
        ]
      : [];
  const lines = [
    `Lost: bought in the ${unit} before, and not in this one. Returning: had bought in an earlier ${unit}.`,
    ...(total.periods.length > shown && !explain ? [] : begins),
    ...ends,
  ];
  return [{ kind: 'text', tone: 'plain', lines }];
}

interface Step {
  readonly name: string;
  readonly amounts: readonly (number | undefined)[];
  readonly isTotal?: true;
}

/** What the revenue of the latest whole period is more or less than, and by which factors. */
function comparisonTable({ total: { comparisons } }: Periods): Block[] {
  const [first] = comparisons;
  if (first === undefined) return [];
  const step = (name: string, of: (comparison: PeriodComparison) => number): Step => ({
    name,
    amounts: comparisons.map(of),
  });
  const steps: readonly Step[] = [
    step('Revenue then', ({ before }) => before),
    step('Number of customers', ({ byCustomers }) => byCustomers),
    step('Orders of each', ({ byOrdersEach }) => byOrdersEach),
    step('Value of an order', ({ byOrderValue }) => byOrderValue),
    {
      name: `Revenue in ${first.period}`,
      amounts: comparisons.map(() => undefined),
      isTotal: true,
    },
  ];
  return [
    table(
      steps,
      [
        nameColumn('', ({ name }) => name),
        ...comparisons.map(({ against }, k) =>
          runningColumn<Step>(`against ${against}`, ({ amounts }) => amounts[k]),
        ),
      ],
      {
        heading: `${first.period} against earlier periods`,
        isTotal: ({ isTotal }) => isTotal === true,
      },
    ),
  ];
}

/** The latest whole period of each segment. */
function segmentTables({ total, segments }: Periods): Block[] {
  const [comparison] = total.comparisons;
  if (segments.length === 0 || comparison === undefined) return [];
  const { period, against } = comparison;
  const lineIn = ({ periods }: PeriodSegment): PeriodLine | undefined =>
    periods.find((line) => line.period === period);
  const ofSegment = ({ comparisons }: PeriodSegment) => comparisons[0];
  const headers = Object.keys(segments[0]?.segment ?? {});
  const lines = [...segments.slice(0, mostShown), total];
  const decimals = decimalsFor(lines.flatMap((line) => [ofSegment(line)?.after ?? null]));
  return [
    table(
      lines,
      [
        nameColumn(headers.join(', '), (line) =>
          line === total ? 'All' : segmentName(line.segment),
        ),
        moneyColumn(against, (line) => ofSegment(line)?.before, decimals),
        moneyColumn(period, (line) => ofSegment(line)?.after, decimals),
        valueColumn('change', (line) => ofSegment(line)?.changeShare, percentage(1), changeText),
        countColumn('active', (line) => lineIn(line)?.activeCustomers),
        countColumn('new', (line) => lineIn(line)?.newCustomers),
        countColumn('lost', (line) => lineIn(line)?.lostCustomers),
      ],
      {
        name: 'Change of revenue',
        heading: `Revenue of ${period} against ${against}`,
        isTotal: (line) => line === total,
      },
    ),
  ];
}

const changeText = (share: number): string =>
  share > 0 ? `+${fixedPercent(share)}` : fixedPercent(share);
