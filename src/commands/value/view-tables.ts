import type { Block, Column, Table, TableRow } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
import type { CustomerValue, SegmentValue, ValueResult } from './result.ts';
import { segmentName } from './segment-name.ts';

const right = (header: string): Column => ({ header, align: 'right' });
const left = (header: string): Column => ({ header, align: 'left', flexible: true });
const whole = (value: number | null): string => (value === null ? '–' : numberText(value, 0));
const one = (value: number | null): string => (value === null ? '–' : numberText(value, 1));

/** Cents matter in small columns and drown large ones: none from a million on. */
const decimalsFor = (amounts: readonly (number | null)[]): number =>
  amounts.some((amount) => Math.abs(amount ?? 0) >= 1e6) ? 0 : 2;

const money = (amounts: readonly (number | null)[]): string[] => {
  const decimals = decimalsFor(amounts);
  return amounts.map((amount) => (amount === null ? '–' : numberText(amount, decimals)));
};

/** One line a segment and a total; printed totals are the sums of the printed segments. */
export function segmentTable({ segments, total }: ValueResult): Table {
  const split = segments.some(({ segment }) => Object.keys(segment).length > 0);
  const lines = split ? [...segments, total] : [total];
  const spend = money(lines.map(({ annualSpend }) => annualSpend));
  const mean = money(lines.map(({ lifetimeValue }) => lifetimeValue?.mean ?? null));
  const totals = lines.map(({ totalValue }) => totalValue);
  const decimals = decimalsFor(totals);
  const printed = split ? [...addingUp(totals.slice(0, -1), decimals), total.totalValue] : totals;
  const rows = lines.map(
    (line, i): TableRow => ({
      cells: [
        ...(split ? [i < segments.length ? segmentName(line.segment) : 'All'] : []),
        whole(line.customers),
        ...(total.active === null ? [] : [whole(line.active)]),
        spend[i] ?? '',
        one(line.meanYears),
        mean[i] ?? '',
        numberText(printed[i] ?? 0, decimals),
      ],
      ...(split && i === segments.length && { role: 'total' as const }),
    }),
  );
  const columns = [
    ...(split ? [left(Object.keys(segments[0]?.segment ?? {}).join(', '))] : []),
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
export function acquisitionTable({ segments, total }: ValueResult): Block[] {
  if (total.acquisition === undefined) return [];
  const split = segments.some(({ segment }) => Object.keys(segment).length > 0);
  const lines = split ? [...segments, total] : [total];
  const of = (pick: (line: NonNullable<SegmentValue['acquisition']>) => number | null) =>
    lines.map(({ acquisition }) => (acquisition === undefined ? null : pick(acquisition)));
  const spending = money(of((line) => line.spending));
  const cost = money(of((line) => line.acquisitionCost));
  const won = of((line) => line.customersWon);
  const ratio = of((line) => line.ltvToCac);
  const payback = of((line) => line.paybackMonths);
  const rows = lines.map(
    (line, i): TableRow => ({
      cells: [
        ...(split ? [i < segments.length ? segmentName(line.segment) : 'All'] : []),
        spending[i] ?? '',
        whole(won[i] ?? null),
        cost[i] ?? '',
        one(ratio[i] ?? null),
        one(payback[i] ?? null),
      ],
      ...(split && i === segments.length && { role: 'total' as const }),
    }),
  );
  return [
    {
      kind: 'table',
      heading: 'What winning them cost',
      columns: [
        ...(split ? [left(Object.keys(segments[0]?.segment ?? {}).join(', '))] : []),
        ...['spending', 'won', 'cost each', 'LTV:CAC', 'payback mo'].map(right),
      ],
      rows,
    },
  ];
}

/** One line a customer. */
export function customerTable(customers: readonly CustomerValue[]): Table {
  const [first] = customers;
  const segmentColumns = Object.keys(first?.segment ?? {});
  const keptColumns = Object.keys(first?.kept ?? {});
  const spend = money(customers.map(({ annualSpend }) => annualSpend));
  const value = money(customers.map(({ lifetimeValue }) => lifetimeValue));
  return {
    kind: 'table',
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
