import { periodsCovered } from '../../core/value/condensed-customers.ts';
import { type StepName, stepNames } from '../../core/value/terms.ts';
import { stepFormula, stepsNamed } from '../../core/value/waterfall.ts';
import { fixedCells, type Sheet, type SheetRow, textCell } from '../../render/workbook/sheet.ts';
import {
  customersInRows,
  type RowFigure,
  termsIn,
  type Valued,
} from '../shared/valuation/valued.ts';
import {
  type CustomerFigures,
  customerColumns,
  dividing,
  firstRow,
  ownTerms,
} from './customer-columns.ts';

const customersName = 'Customers';

/** Customers, one a row, and where the figures of their columns are. */
export interface CustomersSheet {
  readonly sheet: Sheet;
  /** The cells of a step of all customers. */
  readonly cells: (step: StepName) => string;
  /** The cells with the number of each customer's segment, from 1. */
  readonly segments: string;
}

/**
 * The customers with their steps by formulas: what a customer pays, and the sums of the periods, are values; margin,
 * costs, referral and recovery are those of the sheet of assumptions.
 */
export function customersSheet(valued: Valued, figure: RowFigure): CustomersSheet {
  const { customers, segments, terms } = valued;
  const figures = customerFigures(valued, figure);
  const columns = customerColumns(
    valued,
    figures.some(({ referred }) => referred !== undefined),
  );
  const last = firstRow + customers.count - 1;
  const cells = (column: number) => fixedCells(customersName, [firstRow, last], column);
  const body = figures.map(
    (each, i): SheetRow =>
      columns.map(({ value, formula, format }) => ({
        value: value(each),
        ...(formula !== undefined && { formula: formula(firstRow + i) }),
        ...(format !== undefined && { format }),
      })),
  );
  return {
    sheet: {
      name: customersName,
      columns: columns.map(({ width, header }) => ({ width: Math.max(width, header.length + 3) })),
      rows: [
        [textCell('The customers and what they are worth', 'title')],
        [
          textCell(
            `Payments are those of a period${terms.growth === undefined ? '' : ', before growth'}; the sums of periods are values, and the steps from spend to value are formulas.`,
            'note',
          ),
        ],
        columns.map(({ header }, c) =>
          textCell(
            header,
            c === 1 || (c > 1 && c < 2 + dividing(segments).length) ? 'head' : 'figureHead',
          ),
        ),
        ...body,
      ],
      frozenRows: firstRow,
    },
    cells: (step) => cells(columns.findIndex((column) => column.step === step)),
    segments: cells(0),
  };
}

function customerFigures(valued: Valued, { method }: RowFigure): CustomerFigures[] {
  const { customers, segments } = valued;
  const { rows, rowOf } = customersInRows(valued);
  const { amount, amountYears, orders, goods } = customers;
  const formulas = segments.keys.map((_, s) => stepFormula(ownTerms(termsIn(valued, s))));
  const amounts = new Float64Array(stepNames.length);
  return Array.from({ length: customers.count }, (_, i) => {
    const row = rowOf[i] ?? 0;
    const segment = segments.codes[i] ?? 0;
    const periods = periodsCovered(amountYears[i] ?? 0, valued.terms.periodsPerYear);
    const isTimed = rows.once[row] === 0;
    const stay = isTimed ? method.sums(row) : undefined;
    if (stay !== undefined && !stay.ok) throw new RangeError(`customer ${i} has no finite value`);
    const sums = stay?.value ?? method.timeless;
    const referred =
      isTimed && valued.terms.referral !== undefined ? method.referred?.(row) : undefined;
    const ofPeriod = (all: number | undefined) => (all === undefined ? undefined : all / periods);
    const known = {
      payment: (amount[i] ?? 0) / periods,
      orders: ofPeriod(orders?.[i]),
      goods: ofPeriod(goods?.[i]),
    };
    formulas[segment]?.(amounts, known.payment, sums, known.orders, known.goods, referred, 1);
    const steps = stepsNamed((_step, k) => amounts[k] ?? 0);
    return { i, segment, ...known, sums, referred, steps };
  });
}
