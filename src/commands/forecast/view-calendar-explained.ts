import type { Block, Table } from '../../render/document.ts';
import {
  countColumn,
  decimal,
  decimalText,
  intervalColumn,
  money,
  numberColumn,
  table,
  valueColumn,
  whole,
  wordColumn,
} from '../shared/table.ts';
import type { CalendarResult } from './result.ts';

/**
 * The tests of the calendar, the forecast without it, and the purchases of each month as they were and as expected.
 *
 * @param actual - the purchases in the holdout
 * @param segment - the name of the segment, where each has a calendar
 */
export function explainedCalendar(
  calendar: CalendarResult | null | undefined,
  actual: number | undefined,
  segment?: string,
): Block[] {
  if (calendar == null) return [];
  const tables = [
    ...testTable(calendar),
    ...totalsTable(calendar),
    ...backtestTable(calendar, actual),
    ...binTable(calendar),
  ];
  return segment === undefined
    ? tables
    : tables.map((each) => ({
        ...each,
        heading: `${segment}: ${each.heading ?? ''}`,
        name: `${each.name ?? ''} – ${segment}`,
      }));
}

interface TestedPart {
  readonly name: string;
  readonly part: Omit<CalendarResult['seasons'], 'why'>;
}

function testTable({ seasons, trend }: CalendarResult): Table[] {
  const parts: readonly TestedPart[] = [
    { name: 'months', part: seasons },
    { name: 'trend', part: trend },
  ];
  const tested = parts.filter(({ part }) => part.p !== null);
  if (tested.length === 0) return [];
  return [
    table(
      tested,
      [
        wordColumn('', ({ name }) => name),
        numberColumn('LR', ({ part }) => part.likelihoodRatio, 2),
        countColumn('df', ({ part }) => part.freedom),
        numberColumn('φ', ({ part }) => part.dispersion, 2),
        countColumn('df of φ', ({ part }) => part.dispersionFreedom),
        valueColumn('p of LR ÷ φ', ({ part }) => part.p, decimal(4), pFigure),
        wordColumn('', ({ part }) => (part.used ? 'used' : 'not used')),
      ],
      {
        name: 'Calendar tests',
        heading:
          'Tests of the calendar: LR, twice the gain in log-likelihood; φ, how much years vary beyond chance',
      },
    ),
  ];
}

const pFigure = (p: number): string => (p < 0.0001 ? '< 0.0001' : decimalText(p, 4));

type Totals = NonNullable<CalendarResult['totals']>;

interface NamedTotals {
  readonly name: string;
  readonly totals: Totals['used'];
}

function totalsTable({ totals }: CalendarResult): Table[] {
  if (totals === null) return [];
  const { used, without, withTrend } = totals;
  const lines: NamedTotals[] = [
    {
      name: without === null ? 'used, without a trend' : 'used',
      totals: used,
    },
    ...(without === null ? [] : [{ name: 'all days alike', totals: without }]),
    ...(withTrend === null ? [] : [{ name: 'with the trend', totals: withTrend }]),
  ];
  return [
    table(
      lines,
      [
        wordColumn('', ({ name }) => name),
        countColumn('purchases', ({ totals: { purchases } }) => purchases.expected),
        intervalColumn('P10–P90', ({ totals: { purchases } }) => purchases, decimal(0), whole),
        valueColumn('spend', ({ totals: { spend } }) => spend.expected, money, whole),
        intervalColumn('P10–P90', ({ totals: { spend } }) => spend, money, whole),
        countColumn('slipping', ({ totals: { slipping } }) => slipping),
      ],
      { name: 'With and without calendar', heading: 'The forecast with and without its calendar' },
    ),
  ];
}

interface TestedCalendar {
  readonly name: string;
  readonly heldOut?: number | null;
  readonly predicted: number;
}

function backtestTable({ backtest }: CalendarResult, actual: number | undefined): Table[] {
  if (backtest === null || actual === undefined) return [];
  const line = (name: string, { heldOutLogLikelihood, predicted }: typeof backtest.used) => ({
    name,
    heldOut: heldOutLogLikelihood,
    predicted,
  });
  const lines: TestedCalendar[] = [
    line('with its calendar', backtest.used),
    line('all days alike', backtest.without),
    { name: 'actual', predicted: actual },
  ];
  return [
    table(
      lines,
      [
        wordColumn('', ({ name }) => name),
        numberColumn('held-out log L', ({ heldOut }) => heldOut, 2),
        countColumn('purchases', ({ predicted }) => predicted),
      ],
      { heading: 'The backtest with and without the calendar, which checks and does not choose' },
    ),
  ];
}

type Bin = CalendarResult['bins'][number];

function binTable({ bins, estimate }: CalendarResult): Table[] {
  if (bins.length === 0) return [];
  return [
    table<Bin>(
      bins,
      [
        wordColumn('month', ({ name }) => name),
        countColumn('actual', ({ actual }) => actual),
        numberColumn('expected', ({ expected }) => expected, 1),
        numberColumn(
          'actual ÷ expected',
          ({ actual, expected }) => (expected > 0 ? actual / expected : null),
          2,
        ),
      ],
      {
        name: 'Repeat purchases by month',
        heading: `Repeat purchases by month, and those expected ${estimate === null ? 'where all days count alike' : 'with this calendar'}, given the history of each customer`,
      },
    ),
  ];
}
