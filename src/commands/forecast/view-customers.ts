import type { Report } from '../../core/report.ts';
import type { Block, Column } from '../../render/document.ts';
import { numberText, shortNumber } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import { segmentName } from '../segments/segment-name.ts';
import { money, whole } from '../value/table-parts.ts';
import type { ForecastResult, ListedCustomer } from './result.ts';

/** Customers that a person is shown; the machine formats list all. */
const shown = 20;

/** The customers: what they have bought, or with `--each` what they will. */
export function customerTable({ result }: Report<ForecastResult>): Block[] {
  const { customers } = result;
  if (customers === undefined) return [];
  const listed = customers.slice(0, shown);
  const split = listed.some(({ segment }) => Object.keys(segment).length > 0);
  const kept = Object.keys(listed[0]?.kept ?? {});
  const { columns, cells } =
    result.ahead === undefined ? pastColumns(listed) : futureColumns(listed);
  const rest = customers.length - listed.length;
  const line = `${whole(rest)} more customers are in CSV, JSON and JSON lines (-o FILE).`;
  return [
    {
      kind: 'table',
      heading: heading(result),
      columns: [left('id'), ...(split ? [left('segment')] : []), ...kept.map(left), ...columns],
      rows: listed.map((customer, i) => ({
        cells: [
          customer.id,
          ...(split ? [segmentName(customer.segment)] : []),
          ...kept.map((header) => customer.kept?.[header] ?? ''),
          ...cells(customer, i),
        ],
      })),
    },
    ...(rest > 0 ? [{ kind: 'text', tone: 'plain', lines: [line] } as const] : []),
  ];
}

function heading({ matching, total }: ForecastResult): string {
  return matching === undefined || matching === total.customers
    ? 'Customers'
    : `${whole(matching)} of ${whole(total.customers)} customers`;
}

interface Columns {
  readonly columns: readonly Column[];
  readonly cells: (customer: ListedCustomer, i: number) => readonly string[];
}

function pastColumns(listed: readonly ListedCustomer[]): Columns {
  const mean = money(listed.map(({ meanSpend }) => meanSpend));
  const total = money(listed.map(({ totalSpend }) => totalSpend));
  return {
    columns: ['repeat', 'recency', 'age', 'mean spend', 'last', 'total'].map(right),
    cells: (customer, i) => [
      whole(customer.purchases),
      shortNumber(customer.recency),
      shortNumber(customer.age),
      mean[i] ?? '',
      customer.lastDay ?? '–',
      total[i] ?? '',
    ],
  };
}

function futureColumns(listed: readonly ListedCustomer[]): Columns {
  const value = money(listed.map((customer) => customer.value ?? 0));
  const percent = (share = 0) => `${numberText(share * 100, 0)}%`;
  const gap = (days: number | null | undefined) => (days == null ? '–' : whole(days));
  const ends = ({ low = 0, high = 0 }: ListedCustomer) => `${whole(low)}–${whole(high)}`;
  return {
    columns: ['repeat', 'gap', 'silent', 'buys', 'alive', 'expected', 'value', 'P10–P90'].map(
      right,
    ),
    cells: (customer, i) => [
      whole(customer.purchases),
      gap(customer.usualGapDays),
      whole(customer.daysSilent ?? 0),
      percent(customer.buysWithin),
      percent(customer.alive),
      numberText(customer.expectedPurchases ?? 0, 2),
      value[i] ?? '',
      ends(customer),
    ],
  };
}
