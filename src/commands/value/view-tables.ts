import type { Payback } from '../../core/value/payback.ts';
import type { Block, Column, Table, TableRow } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
import { valueName } from '../segments/segment-name.ts';
import type { CustomerValue, SegmentValue, ValueResult } from './result.ts';

const right = (header: string): Column => ({ header, align: 'right' });
const left = (header: string): Column => ({ header, align: 'left', flexible: true });
const whole = (value: number | null): string => (value === null ? '–' : numberText(value, 0));
const one = (value: number | null): string => (value === null ? '–' : numberText(value, 1));

const monthsText = (value: number | null): string =>
  value === null ? 'never' : numberText(value, 1);

/** Cents matter in small columns and drown large ones: none from a million on. */
const decimalsFor = (amounts: readonly (number | null)[]): number =>
  amounts.some((amount) => Math.abs(amount ?? 0) >= 1e6) ? 0 : 2;

const money = (amounts: readonly (number | null)[]): string[] => {
  const decimals = decimalsFor(amounts);
  return amounts.map((amount) => (amount === null ? '–' : numberText(amount, decimals)));
};

/** Amounts whose last is the sum of the others, printed so that this can be checked by hand. */
function summedMoney(amounts: readonly number[]): string[] {
  const decimals = decimalsFor(amounts);
  const parts = addingUp(amounts.slice(0, -1), decimals);
  return [...parts, amounts.at(-1) ?? 0].map((amount) => numberText(amount, decimals));
}

/** The lines of a table by segment: the segments and then all, or all alone where nothing divides them. */
function segmentLines({ segments, total }: ValueResult) {
  const headers = Object.keys(segments[0]?.segment ?? {});
  const split = headers.length > 0;
  const isTotal = (i: number) => split && i === segments.length;
  return {
    lines: split ? [...segments, total] : [total],
    nameColumns: headers.map(left),
    name: ({ segment }: SegmentValue, i: number): string[] =>
      headers.map((header, h) => {
        if (isTotal(i)) return h === 0 ? 'All' : '';
        return valueName(segment[header] ?? '');
      }),
    role: (i: number): Pick<TableRow, 'role'> => (isTotal(i) ? { role: 'total' } : {}),
  };
}

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
      right('value'),
    ],
    rows: customers.map(({ id, segment, kept, tenureYears }, i) => ({
      cells: [
        id,
        ...segmentColumns.map((column) => segment[column] ?? ''),
        ...keptColumns.map((column) => kept?.[column] ?? ''),
        spend[i] ?? '',
        one(tenureYears),
        value[i] ?? '',
      ],
    })),
  };
}
