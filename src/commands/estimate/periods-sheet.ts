import { type Relationship, survivalOf } from '../../core/value/lifetime-value.ts';
import {
  countedWeights,
  firstCounted,
  onePayment,
  periodLogs,
} from '../../core/value/period-sums.ts';
import { timingOffset } from '../../core/value/terms.ts';
import { stepAmounts } from '../../core/value/waterfall.ts';
import {
  type CellName,
  cellAt,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from '../../render/workbook/sheet.ts';
import { guarded } from '../shared/workbook/assumptions-sheet.ts';
import {
  firstRow,
  type PeriodColumn,
  type PeriodFigures,
  periodColumns,
} from './period-columns.ts';

const periodsName = 'Periods';

const sumRow = 2;

/** More make a workbook that opens slowly. */
const mostRows = 3_000;
const usualYears = 10;
/** Ten years of weeks or days would be mostly rows of nothing. */
const usualRows = 260;
/** So many times as many periods as are counted: a longer stay may be typed. */
const room = 2.5;

/**
 * How many periods a sheet has: what is counted and room for more, and usually at least ten years; undefined where that
 * are too many.
 */
export function periodRows({ stay, terms }: Relationship): number | undefined {
  const { count } = countedWeights(survivalOf(stay), terms);
  const usual = Math.min(usualRows, Math.ceil(usualYears * terms.periodsPerYear));
  if (count === Infinity) return usual;
  if (count > mostRows) return undefined;
  return Math.min(mostRows, Math.max(usual, Math.ceil(room * count)));
}

/** The periods, one a row, with their sums by name. */
export function periodsSheet(
  relationship: Relationship,
  rows: number,
): { readonly sheet: Sheet; readonly names: readonly CellName[] } {
  const columns = periodColumns(relationship, rows);
  const figures = Array.from({ length: rows }, (_, i) => periodFigures(relationship, i));
  const isEndless = columns.some(({ later }) => later !== undefined);
  const last = firstRow + rows - (isEndless ? 0 : 1);
  const sum = ({ sum: name, value, later, format }: PeriodColumn, c: number): SheetCell | null =>
    name === undefined
      ? null
      : {
          value: figures.reduce((all, period) => all + value(period), later?.value ?? 0),
          formula: guarded(`SUM(${cellAt(firstRow, c)}:${cellAt(last, c)})`),
          look: 'total',
          ...(format !== undefined && { format }),
        };
  const body = figures.map(
    (period, i): SheetRow =>
      columns.map(({ formula, value, format }) => ({
        value: value(period),
        formula: formula(firstRow + i),
        ...(format !== undefined && { format }),
      })),
  );
  const tail: SheetRow = columns.map(({ later, format }, c) =>
    c === 0
      ? {
          value: `${(figures.at(-1)?.k ?? 0) + 1} on`,
          formula: `${cellAt(firstRow + rows - 1, 0)}+1&" on"`,
        }
      : later === undefined
        ? null
        : { ...later, ...(format !== undefined && { format }) },
  );
  return {
    sheet: {
      name: periodsName,
      columns: columns.map(({ width, header }) => ({ width: Math.max(width, header.length + 3) })),
      rows: [
        [textCell('The periods behind the value', 'title')],
        [
          textCell(
            'Payment, costs and amount are those of a period that pays; expected are they times the probability.',
            'note',
          ),
        ],
        columns.map((column, c) => (c === 0 ? textCell('Sum', 'total') : sum(column, c))),
        columns.map(({ header }) => textCell(header, 'figureHead')),
        ...body,
        ...(isEndless ? [tail] : []),
      ],
      frozenRows: firstRow,
    },
    names: columns.flatMap(({ sum: name }, column) =>
      name === undefined ? [] : [{ name, sheet: periodsName, row: sumRow, column }],
    ),
  };
}

function periodFigures({ annualSpend, stay, terms }: Relationship, before: number): PeriodFigures {
  const { weight, count } = countedWeights(survivalOf(stay), terms);
  const logs = periodLogs(terms);
  const k = firstCounted(terms) + before;
  const booked = k + timingOffset[terms.timing];
  const probability = k < count ? weight(k) : 0;
  const growth = Math.exp(before * logs.growth);
  const paid = { ...onePayment, grown: growth, grownDiscounted: growth };
  return {
    k,
    before,
    probability,
    growth,
    discount: Math.exp(booked * logs.discount),
    bookedAtYears: booked / terms.periodsPerYear,
    steps:
      probability === 0
        ? { spend: 0, growth: 0, costOfGoods: 0, serving: 0, marketing: 0 }
        : stepAmounts(annualSpend / terms.periodsPerYear, paid, terms),
  };
}
