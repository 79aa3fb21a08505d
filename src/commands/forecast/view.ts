import type { Report } from '../../core/report.ts';
import { orderSources } from '../../input/orders/sources.ts';
import type { Block, Document, Table } from '../../render/document.ts';
import { shortNumber } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { segmentName } from '../segments/segment-name.ts';
import { sourceText } from '../segments/source-text.ts';
import { money, whole } from '../value/table-parts.ts';
import type { ForecastResult } from './result.ts';

type ForecastReport = Report<ForecastResult>;

/** Customers that a person is shown; the machine formats list all. */
const shown = 20;

/** A log of orders as a person sees it: how it was read, what it holds, and the customers. */
export function view({ result, sources, currency }: ForecastReport): Document {
  return {
    title: 'What these customers have bought',
    subtitle: [`${result.basis} spend`, ...(currency === null ? [] : [currency])].join(', '),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Read as', readAs(result)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
          ['Observed', `${result.from} to ${result.until}; times in ${result.unit}s`],
          ['Orders', ordersText(result)],
        ],
      },
      segmentTable(result),
      ...customerTable(result),
    ],
  };
}

function readAs({ source, basis, takenOff }: ForecastResult): string {
  const title = orderSources.find(({ name }) => name === source)?.title ?? source;
  const off =
    basis === 'gross' ? 'nothing taken off' : `net of ${takenOff.join(', ')}, where it has them`;
  return `${title}; ${off}`;
}

function ordersText({ orders, refunds, total }: ForecastResult): string {
  const days = total.customers + total.purchases;
  const back = refunds === 0 ? '' : `; ${whole(refunds)} ${refunds === 1 ? 'refund' : 'refunds'}`;
  return `${whole(orders)} that count, on ${whole(days)} purchase days of customers${back}`;
}

function segmentTable(result: ForecastResult): Table {
  const { lines, nameColumns, name, role } = segmentLines(result);
  const spend = money(lines.map(({ totalSpend }) => totalSpend));
  return {
    kind: 'table',
    columns: [...nameColumns, ...['customers', 'bought once', 'repeat', 'spend'].map(right)],
    rows: lines.map((line, i) => ({
      cells: [
        ...name(line, i),
        whole(line.customers),
        whole(line.oneTime),
        whole(line.purchases),
        spend[i] ?? '',
      ],
      ...role(i),
    })),
  };
}

function customerTable({ customers, segments }: ForecastResult): Block[] {
  if (customers === undefined) return [];
  const listed = customers.slice(0, shown);
  const split = Object.keys(segments[0]?.segment ?? {}).length > 0;
  const mean = money(listed.map(({ meanSpend }) => meanSpend));
  const total = money(listed.map(({ totalSpend }) => totalSpend));
  const table: Table = {
    kind: 'table',
    heading: 'Customers',
    columns: [
      left('id'),
      ...(split ? [left('segment')] : []),
      ...['repeat', 'recency', 'age', 'mean spend', 'last', 'total'].map(right),
    ],
    rows: listed.map((customer, i) => ({
      cells: [
        customer.id,
        ...(split ? [segmentName(customer.segment)] : []),
        whole(customer.purchases),
        shortNumber(customer.recency),
        shortNumber(customer.age),
        mean[i] ?? '',
        customer.lastDay,
        total[i] ?? '',
      ],
    })),
  };
  const rest = customers.length - listed.length;
  const line = `${whole(rest)} more customers are in CSV, JSON and JSON lines (-o FILE).`;
  return rest > 0 ? [table, { kind: 'text', tone: 'plain', lines: [line] }] : [table];
}
