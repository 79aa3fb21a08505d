import type { Payback } from '../../core/value/payback.ts';
import type { Block, Table, TableRow } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import type { CustomerValue, SegmentValue, ValueResult } from './result.ts';
import { money, one, summedMoney, whole } from './table-parts.ts';

const monthsText = (value: number | null): string =>
  value === null ? 'never' : numberText(value, 1);

/** One line a segment and a total; printed totals are the sums of the printed segments. */
export function segmentTable(result: ValueResult): Table {
  const { total } = result;
  const { lines, name, nameColumns, role } = segmentLines(result);
  const spend = money(lines.map(({ annualSpend }) => annualSpend));
  const mean = money(lines.map(({ lifetimeValue }) => lifetimeValue?.mean ?? null));
  const totals = summedMoney(lines.map(({ totalValue }) => totalValue));
  const rows = lines.map(
    (line, i): TableRow => ({
      cells: [
        ...name(line, i),
        whole(line.customers),
        ...(total.active === null ? [] : [whole(line.active)]),
        spend[i] ?? '',
        one(line.meanYears),
        mean[i] ?? '',
        totals[i] ?? '',
      ],
      ...role(i),
    }),
  );
  const columns = [
    ...nameColumns,
    right('customers'),
    ...(total.active === null ? [] : [right('active')]),
    right('spend/y'),
    right('years'),
    right('mean value'),
    right('total value'),
  ];
  return { kind: 'table', columns, rows };
}

/** What winning each segment's customers cost, and whether it was worth it. */
export function acquisitionBlocks(result: ValueResult): Block[] {
  if (result.total.payback === undefined) return [];
  const { lines, name, nameColumns, role } = segmentLines(result);
  const spending = money(lines.map(({ acquisitionSpending }) => acquisitionSpending ?? null));
  const cost = money(lines.map(({ acquisitionCost }) => acquisitionCost ?? null));
  const months = (line: SegmentValue, which: keyof Payback) =>
    (line.acquisitionCost ?? null) === null || line.customers === 0
      ? '–'
      : monthsText(line.payback?.[which] ?? null);
  const adjusted = lines.some(
    (line) => months(line, 'months') !== months(line, 'survivalAdjustedMonths'),
  );
  const rows = lines.map(
    (line, i): TableRow => ({
      cells: [
        ...name(line, i),
        spending[i] ?? '',
        whole(line.customersWon ?? null),
        cost[i] ?? '',
        one(line.ltvToCac ?? null),
        months(line, 'months'),
        ...(adjusted ? [months(line, 'survivalAdjustedMonths')] : []),
      ],
      ...role(i),
    }),
  );
  const headers = ['spending', 'won', 'cost each', 'LTV:CAC', 'payback mo'];
  const costless = ({ customers, acquisitionCost }: SegmentValue) =>
    customers > 0 && acquisitionCost === null;
  const notes = [
    ...(result.segments.some(costless) ? ['All: the ratios of those whose cost is known.'] : []),
    ...(result.costsByMonth === false ? [wonWheneverNote(result)] : []),
    ...(adjusted ? ['Adjusted: the months with expected, discounted margin.'] : []),
  ];
  return [
    {
      kind: 'table',
      heading: 'What winning them cost',
      columns: [...nameColumns, ...[...headers, ...(adjusted ? ['adjusted mo'] : [])].map(right)],
      rows,
    },
    ...(notes.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: notes } as const]),
  ];
}

/** Spending without months is divided by everybody, which is too many where it covers only some of the time. */
function wonWheneverNote({ segments, total }: ValueResult): string {
  const divided = segments.some(({ segment }) => Object.keys(segment).length > 0);
  const whom = divided ? 'customers of the segment' : `${whole(total.customers)} customers`;
  return `Cost each: spending ÷ all ${whom}, whenever they were won.`;
}

/** Net values with every range at the end that lowers them, at its base, and at the end that raises them. */
export function rangeTable(result: ValueResult): Block[] {
  if (result.total.range === undefined) return [];
  const { lines, name, nameColumns, role } = segmentLines(result);
  const ends = (['low', 'base', 'high'] as const).map((end) => ({
    header: end,
    amounts: summedMoney(lines.map(({ range }) => range?.[end] ?? 0)),
  }));
  return [
    {
      kind: 'table',
      heading: 'Net value, with the ranges at their ends',
      columns: [...nameColumns, ...ends.map(({ header }) => right(header))],
      rows: lines.map((line, i) => ({
        cells: [...name(line, i), ...ends.map(({ amounts }) => amounts[i] ?? '')],
        ...role(i),
      })),
    },
  ];
}

/** One line a customer. */
export function customerTable(
  customers: readonly CustomerValue[],
  matching: number,
  all: number,
): Table {
  const [first] = customers;
  const segmentColumns = Object.keys(first?.segment ?? {});
  const keptColumns = Object.keys(first?.kept ?? {});
  const spend = money(customers.map(({ annualSpend }) => annualSpend));
  const value = money(customers.map(({ lifetimeValue }) => lifetimeValue));
  const divided = first?.toCome !== undefined;
  const soFar = money(customers.map((each) => each.soFar ?? null));
  const toCome = money(customers.map((each) => each.toCome ?? null));
  const listed = `${whole(customers.length)} of ${whole(matching)} customers`;
  return {
    kind: 'table',
    heading: matching === all ? listed : `${listed} that pass, of ${whole(all)} in all`,
    columns: [
      left('customer'),
      ...segmentColumns.map(left),
      ...keptColumns.map(left),
      right('spend/y'),
      right('years'),
      ...(divided ? [right('so far'), right('to come')] : []),
      right('value'),
    ],
    rows: customers.map(({ id, segment, kept, tenureYears }, i) => ({
      cells: [
        id,
        ...segmentColumns.map((column) => segment[column] ?? ''),
        ...keptColumns.map((column) => kept?.[column] ?? ''),
        spend[i] ?? '',
        one(tenureYears),
        ...(divided ? [soFar[i] ?? '', toCome[i] ?? ''] : []),
        value[i] ?? '',
      ],
    })),
  };
}
