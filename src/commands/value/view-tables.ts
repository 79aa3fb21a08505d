import type { Payback } from '../../core/value/payback.ts';
import type { Block, Table } from '../../render/document.ts';
import { dividingHeaders, segmentLines, segmentTable } from '../shared/segment-table.ts';
import {
  decimalText,
  figureColumn,
  moneyColumn,
  nameColumn,
  summedColumn,
  table,
  unknown,
  whole,
} from '../shared/table.ts';
import type { CustomerValue, SegmentValue, ValueResult } from './result.ts';

/** One line a segment and a total; printed totals are the sums of the printed segments. */
export function valueTable(result: ValueResult): Table {
  const knowsActive = result.total.active !== null;
  return segmentTable(result, [
    figureColumn('customers', ({ customers }) => whole(customers)),
    knowsActive && figureColumn('active', ({ active }) => whole(active)),
    moneyColumn('spend/y', ({ annualSpend }) => annualSpend),
    figureColumn('years', ({ meanYears }) => decimalText(meanYears, 1)),
    moneyColumn('mean value', ({ lifetimeValue }) => lifetimeValue?.mean),
    summedColumn('total value', ({ totalValue }) => totalValue),
  ]);
}

/** What winning each segment's customers cost, and whether it was worth it. */
export function acquisitionBlocks(result: ValueResult): Block[] {
  if (result.total.payback === undefined) return [];
  const adjusted = segmentLines(result).some(
    (line) => months(line, 'months') !== months(line, 'survivalAdjustedMonths'),
  );
  const costless = ({ customers, acquisitionCost }: SegmentValue) =>
    customers > 0 && acquisitionCost === null;
  const notes = [
    ...(result.segments.some(costless) ? ['All: the ratios of segments whose cost is known.'] : []),
    ...(result.costsByMonth === false ? [wonWheneverNote(result)] : []),
    ...(adjusted ? ['Adjusted: payback months with expected, discounted margin.'] : []),
  ];
  const costs = segmentTable(
    result,
    [
      moneyColumn('spending', ({ acquisitionSpending }) => acquisitionSpending),
      figureColumn('won', ({ customersWon }) => whole(customersWon)),
      moneyColumn('CAC', ({ acquisitionCost }) => acquisitionCost),
      figureColumn('LTV:CAC', ({ ltvToCac }) => decimalText(ltvToCac, 1)),
      figureColumn('payback mo', (line) => months(line, 'months')),
      adjusted && figureColumn('adjusted mo', (line) => months(line, 'survivalAdjustedMonths')),
    ],
    'Acquisition cost',
  );
  return [
    costs,
    ...(notes.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: notes } as const]),
  ];
}

function months(line: SegmentValue, which: keyof Payback): string {
  if ((line.acquisitionCost ?? null) === null || line.customers === 0) return unknown;
  const value = line.payback?.[which] ?? null;
  return value === null ? 'never' : decimalText(value, 1);
}

/** Spending without months is divided by everybody, which is too many where it covers only some of the time. */
function wonWheneverNote(result: ValueResult): string {
  const divided = dividingHeaders(result).length > 0;
  const whom = divided ? 'customers of the segment' : `${whole(result.total.customers)} customers`;
  return `CAC: spending ÷ all ${whom}, whenever they were won.`;
}

/** Net values with every range at the end that lowers them, at its base, and at the end that raises them. */
export function rangeTable(result: ValueResult): Block[] {
  if (result.total.range === undefined) return [];
  const columns = (['low', 'base', 'high'] as const).map((end) =>
    summedColumn<SegmentValue>(end, ({ range }) => range?.[end] ?? 0),
  );
  return [segmentTable(result, columns, 'Net value, with the ranges at their ends')];
}

/** One line a customer. */
export function customerTable(
  customers: readonly CustomerValue[],
  matching: number,
  all: number,
): Table {
  const [first] = customers;
  const divided = first?.toCome !== undefined;
  const name = (header: string, labels: 'segment' | 'kept') =>
    nameColumn<CustomerValue>(header, (customer) => customer[labels]?.[header] ?? '');
  const shown = `${whole(customers.length)} of ${whole(matching)}`;
  const heading =
    matching === all
      ? `${shown} customers`
      : matching === 0
        ? `No customer matches (${whole(all)} read)`
        : `${shown} matching customers (${whole(all)} in all)`;
  return table(
    customers,
    [
      nameColumn('customer', ({ id }) => id),
      ...Object.keys(first?.segment ?? {}).map((header) => name(header, 'segment')),
      ...Object.keys(first?.kept ?? {}).map((header) => name(header, 'kept')),
      moneyColumn('spend/y', ({ annualSpend }) => annualSpend),
      figureColumn('years', ({ tenureYears }) => decimalText(tenureYears, 1)),
      divided && moneyColumn('so far', ({ soFar }) => soFar),
      divided && moneyColumn('to come', ({ toCome }) => toCome),
      moneyColumn('value', ({ lifetimeValue }) => lifetimeValue),
    ],
    { heading },
  );
}
