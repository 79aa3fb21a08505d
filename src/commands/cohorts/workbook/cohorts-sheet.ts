import type { FigureFormat } from '../../../render/table.ts';
import type { Sheet } from '../../../render/workbook/sheet.ts';
import { whole } from '../../shared/table.ts';
import {
  comparedCell,
  comparedCells,
  comparedTable,
  type LiveCell,
  type LiveLine,
  ownCell,
} from '../../shared/workbook/compared-table.ts';
import type { CohortLine, CohortsResult } from '../result.ts';
import { cohortsName } from '../sheet-names.ts';
import { cohortHeader, cohortName } from '../shown-lines.ts';
import type { DayRow } from './day-rows.ts';
import {
  type DayCells,
  type MarginTerms,
  marginFormula,
  notYet,
  unfinishedText,
} from './days-sheet.ts';
import type { LiveCosts } from './live-costs.ts';

const money: FigureFormat = { kind: 'money' };
const count: FigureFormat = { kind: 'number', decimals: 0 };
const share: FigureFormat = { kind: 'share', decimals: 1 };

/** What the sheet of the cohorts is computed from: a line a cohort, and last that of all. */
export interface CohortsParts {
  readonly result: CohortsResult;
  readonly lines: readonly CohortLine[];
  readonly soFar: readonly Omit<DayRow, 'days'>[];
  readonly terms: MarginTerms;
  readonly days: DayCells;
  /** The block of days of the customers whose cost is known, for the payback of all. */
  readonly knownBlock: number;
  readonly costs: LiveCosts | undefined;
  /** The days of `--payback`: a cell, or a number; undefined without it. */
  readonly payback: string | undefined;
  /** Whether days of changes have rows, so that the day of payback can be found. */
  readonly isWhole: boolean;
}

/** A column by what its cells are. */
interface CohortColumn {
  readonly header: string;
  readonly format: FigureFormat;
  readonly cell: (line: CohortLine, place: number) => LiveCell | null;
}

/** The columns, by what formulas call them. */
type Places = Readonly<Record<string, number>>;

const given = (figure: number | null): LiveCell => ({ figure });

/** The cell that has the cost of winning a customer of a line. */
export function costCell(parts: Pick<CohortsParts, 'result' | 'terms'>, line: number): string {
  return comparedCell(cohortsName, line, placesOf(parts)['cost'] ?? 0);
}

function placesOf({ result, terms }: Pick<CohortsParts, 'result' | 'terms'>): Places {
  const names = [
    'customers',
    'spend',
    ...(terms.hasGoods ? ['goods'] : []),
    'orders',
    'soFar',
    ...result.total.after.map(({ days }) => `after${days}`),
    ...(result.total.payback === undefined
      ? []
      : ['spending', 'won', 'cost', 'earnedBack', 'payback']),
    ...(result.paybackWithin === undefined ? [] : ['mayCost', 'finishedCost']),
  ];
  return Object.fromEntries(names.map((name, i) => [name, i]));
}

/** Margin, payback and ceiling of each cohort. */
export function cohortsSheet(parts: CohortsParts): Sheet {
  const { result, lines } = parts;
  const places = placesOf(parts);
  const all = columnsOf(parts, places);
  const columns = Object.keys(places).map((name) => {
    const column = all[name];
    if (column === undefined) throw new RangeError(`no column ${name}`);
    return column;
  });
  return comparedTable(cohortsName, 'Margin of the cohorts and payback of what winning them cost', {
    header: cohortHeader(result),
    columns,
    lines: lines.map(
      (line, i): LiveLine => ({
        name: cohortName(line),
        cells: columns.map(({ cell }) => cell(line, i)),
        ...(i === lines.length - 1 && { role: 'total' }),
      }),
    ),
    note: 'Amounts of spend and numbers of orders are of the log; what follows from the assumptions is computed.',
  });
}

function columnsOf(parts: CohortsParts, places: Places): Readonly<Record<string, CohortColumn>> {
  const { result, soFar, terms } = parts;
  const last = parts.lines.length - 1;
  const at = (line: number, name: string) => ownCell(line, places[name] ?? 0);
  const down = (name: string) => comparedCells(places[name] ?? 0, 0, last - 1);
  const counted =
    (name: 'customers' | 'spend' | 'goods' | 'orders') => (_: CohortLine, i: number) =>
      given(soFar[i]?.[name] ?? 0);
  const after = result.total.after.map(({ days }, k): [string, CohortColumn] => [
    `after${days}`,
    {
      header: `within ${whole(days)} days`,
      format: money,
      cell: (line, i) => {
        const figure = line.after[k]?.perCustomer ?? null;
        const formula = parts.days.each(i, days);
        return formula === undefined || figure === null
          ? { figure: unfinishedText }
          : { figure, formula };
      },
    },
  ]);
  return {
    customers: { header: 'customers', format: count, cell: counted('customers') },
    spend: { header: 'spend so far', format: money, cell: counted('spend') },
    goods: { header: 'cost of goods so far', format: money, cell: counted('goods') },
    orders: { header: 'orders so far', format: count, cell: counted('orders') },
    soFar: {
      header: 'margin so far',
      format: money,
      cell: (line, i) => ({
        figure: line.soFar,
        // Of amounts with six decimals, as rapport adds them up.
        formula:
          i === last
            ? `SUMPRODUCT(ROUND(${down('soFar')},6))`
            : marginFormula(terms, {
                spend: at(i, 'spend'),
                goods: at(i, 'goods'),
                orders: at(i, 'orders'),
              }),
      }),
    },
    ...Object.fromEntries(after),
    ...costColumns(parts, { at, down, last }),
    ...ceilingColumns(parts, at, last),
  };
}

interface Cells {
  readonly at: (line: number, name: string) => string;
  /** All lines but the total. */
  readonly down: (name: string) => string;
  readonly last: number;
}

/** What winning the customers cost, and when it had come back. */
function costColumns(
  { costs, days, isWhole, knownBlock }: CohortsParts,
  { at, down, last }: Cells,
): Readonly<Record<string, CohortColumn>> {
  if (costs === undefined) return {};
  const ifKnown =
    (cell: CohortColumn['cell']): CohortColumn['cell'] =>
    (line, i) =>
      line.acquisitionSpending == null ? null : cell(line, i);
  // Only those whose cost is known are compared with it.
  const known = `--ISNUMBER(${down('cost')})`;
  return {
    spending: {
      header: 'spending on winning them',
      format: money,
      cell: ifKnown(({ acquisitionSpending = null }, i) => ({
        figure: acquisitionSpending,
        formula:
          i === last
            ? `SUM(${down('spending')})`
            : costs.spending(i, { won: at(i, 'won'), allCustomers: at(last, 'customers') }),
      })),
    },
    won: {
      header: 'customers won',
      format: count,
      cell: ifKnown(({ customersWon = 0 }) => given(customersWon)),
    },
    cost: {
      header: 'cost each',
      format: money,
      cell: ifKnown(({ acquisitionCost = null }, i) => ({
        figure: acquisitionCost,
        formula: `IF(${at(i, 'won')}>0,${at(i, 'spending')}/${at(i, 'won')},"")`,
      })),
    },
    earnedBack: {
      header: 'earned back',
      format: share,
      cell: ifKnown(({ earnedBack = null, customers, acquisitionCost }, i) => {
        if (acquisitionCost == null || customers === 0) return null;
        const cost = at(i, 'cost');
        const margin =
          i === last
            ? `SUMPRODUCT(${known},${down('soFar')})/SUMPRODUCT(${known},${down('customers')})`
            : `${at(i, 'soFar')}/${at(i, 'customers')}`;
        return { figure: earnedBack, formula: `IF(${cost}>0,${margin}/${cost},"")` };
      }),
    },
    payback: {
      header: 'payback after days',
      format: count,
      cell: ifKnown(({ payback, acquisitionCost }, i) => {
        if (acquisitionCost == null) return null;
        const figure = payback?.days ?? notYet;
        const formula = isWhole ? days.payback(i === last ? knownBlock : i) : undefined;
        return { figure, ...(formula !== undefined && { formula }) };
      }),
    },
  };
}

/** What a customer may cost to be paid back in time. */
function ceilingColumns(
  { costs, days, payback, isWhole, result }: CohortsParts,
  at: Cells['at'],
  last: number,
): Readonly<Record<string, CohortColumn>> {
  if (payback === undefined) return {};
  return {
    mayCost: {
      header: 'may cost',
      format: money,
      cell: ({ mayCost = null }, i) => {
        const formula = isWhole
          ? days.eachUntil(i, payback)
          : days.each(i, result.paybackWithin ?? 0);
        return { figure: mayCost ?? unfinishedText, ...(formula !== undefined && { formula }) };
      },
    },
    finishedCost: {
      header: 'cost each of these',
      format: money,
      cell: ({ costEach = null, acquisitionCost }, i) => {
        if (costs === undefined || acquisitionCost == null) return null;
        const cost = costs.finished(i === last ? null : i, at(i, 'cost'));
        return { figure: costEach, formula: `IF(ISNUMBER(${at(i, 'mayCost')}),${cost},"")` };
      },
    },
  };
}
