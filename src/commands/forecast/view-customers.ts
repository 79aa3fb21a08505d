import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { percentText, shortNumber } from '../../render/number-text.ts';
import {
  decimalText,
  figureColumn,
  intervalText,
  moneyColumn,
  nameColumn,
  onlyWhere,
  segmentName,
  type TableColumns,
  table,
  unknown,
  whole,
} from '../shared/table.ts';
import type { ListedCustomer } from './customer-schema.ts';
import type { ForecastResult } from './result.ts';
import { isSound, tooFewText } from './view-too-few.ts';

/** Documents show as many customers of the list; CSV and JSON have all of them. */
const mostListed = 20;

/** The customers: what they have bought, or with `--each` their forecasts. */
export function customerTable({ result }: Report<ForecastResult>): Block[] {
  const { customers, matching, total, ahead } = result;
  if (customers === undefined) return [];
  const shown = customers.slice(0, mostListed);
  const divided = shown.some(({ segment }) => Object.keys(segment).length > 0);
  const kept = Object.keys(shown[0]?.kept ?? {});
  const all = matching === undefined || matching === total.customers;
  const rest = customers.length - shown.length;
  const line = `${whole(rest)} more customers are in CSV, JSON and JSON lines (-o FILE).`;
  return [
    tooFewText(result),
    table(
      shown,
      [
        nameColumn('id', ({ id }) => id),
        divided && nameColumn('segment', ({ segment }) => segmentName(segment)),
        ...kept.map((header) =>
          nameColumn<ListedCustomer>(header, (customer) => customer.kept?.[header] ?? ''),
        ),
        ...(ahead === undefined ? purchaseColumns : forecastColumns),
      ],
      {
        heading: all
          ? 'Customers'
          : matching === 0
            ? `No customer matches (${whole(total.customers)} read)`
            : `${whole(matching)} of ${whole(total.customers)} customers`,
      },
    ),
    ...(rest > 0 ? [{ kind: 'text', tone: 'plain', lines: [line] } as const] : []),
  ];
}

const purchaseColumns: TableColumns<ListedCustomer> = [
  figureColumn('repeat', ({ purchases }) => whole(purchases)),
  figureColumn('recency', ({ recency = 0 }) => shortNumber(recency)),
  figureColumn('age', ({ age = 0 }) => shortNumber(age)),
  moneyColumn('mean spend', ({ meanSpend }) => meanSpend),
  figureColumn('last', ({ lastDay }) => lastDay ?? unknown),
  moneyColumn('total', ({ totalSpend }) => totalSpend),
];

const forecastColumns: TableColumns<ListedCustomer> = [
  figureColumn('repeat', ({ purchases }) => whole(purchases)),
  figureColumn('gap', ({ usualGapDays }) => whole(usualGapDays)),
  figureColumn('silent', ({ daysSilent }) => whole(daysSilent)),
  ...[
    figureColumn<ListedCustomer>('buys', ({ buysWithin = 0 }) => percentText(buysWithin, 0)),
    figureColumn<ListedCustomer>('alive', ({ alive = 0 }) => percentText(alive, 0)),
    figureColumn<ListedCustomer>('expected', (each) => decimalText(each.expectedPurchases, 2)),
    moneyColumn<ListedCustomer>('value', ({ value }) => value),
    figureColumn<ListedCustomer>('P10–P90', ({ low, high }) => intervalText(low, high, whole)),
  ].map((column) => onlyWhere(isSound, column)),
];
