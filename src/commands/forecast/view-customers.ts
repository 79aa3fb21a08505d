import type { Report } from '../../core/report.ts';
import { andList } from '../../render/and-list.ts';
import type { Block } from '../../render/document.ts';
import { shortNumber } from '../../render/number-text.ts';
import {
  countColumn,
  dayColumn,
  decimal,
  intervalColumn,
  money,
  moneyColumn,
  nameColumn,
  numberColumn,
  onlyWhere,
  segmentName,
  shareColumn,
  type TableColumns,
  table,
  unknown,
  valueColumn,
  whole,
  wordColumn,
} from '../shared/table.ts';
import type { ListedCustomer } from './customer-schema.ts';
import type { ForecastResult } from './result.ts';
import { isSound, tooFewText } from './view-too-few.ts';

/** Documents show as many customers of the list; CSV and JSON have all of them. */
const mostListed = 20;

/** The customers: what they have bought, or with `--each` their forecasts. */
export function customerTable({ result }: Report<ForecastResult>): Block[] {
  const { customers, matching, total, ahead, rfm } = result;
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
        ...(ahead === undefined ? purchaseColumns : forecastColumns(rfm !== undefined)),
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
    ...cutsText(rfm),
  ];
}

const purchaseColumns: TableColumns<ListedCustomer> = [
  countColumn('repeat', ({ purchases }) => purchases),
  valueColumn(
    'recency',
    ({ recency = 0 }) => recency,
    decimal(2),
    (time) => shortNumber(time),
  ),
  valueColumn(
    'age',
    ({ age = 0 }) => age,
    decimal(2),
    (time) => shortNumber(time),
  ),
  moneyColumn('mean spend', ({ meanSpend }) => meanSpend),
  { ...dayColumn('last', ({ lastDay }) => lastDay), align: 'right' },
  moneyColumn('total', ({ totalSpend }) => totalSpend),
];

/** With the scores of RFM there is no room for everything. */
const forecastColumns = (isScored: boolean): TableColumns<ListedCustomer> => [
  countColumn('repeat', ({ purchases }) => purchases),
  !isScored && countColumn('gap', ({ usualGapDays }) => usualGapDays),
  countColumn('silent', ({ daysSilent }) => daysSilent),
  ...[
    shareColumn<ListedCustomer>('buys', ({ buysWithin = 0 }) => buysWithin, 0),
    shareColumn<ListedCustomer>('alive', ({ alive = 0 }) => alive, 0),
    numberColumn<ListedCustomer>('expected', (each) => each.expectedPurchases, 2),
    moneyColumn<ListedCustomer>('value', ({ value }) => value),
    ...(isScored ? [] : [intervalColumn<ListedCustomer>('P10–P90', (each) => each, money, whole)]),
  ].map((column) => onlyWhere(isSound, column)),
  isScored && wordColumn('RFM', scoresText),
];

/** "545 champions": the scores of recency, frequency and spend, and the group. */
const scoresText = ({
  recencyScore = 0,
  frequencyScore = 0,
  monetaryScore,
  rfmGroup,
}: ListedCustomer): string =>
  `${recencyScore}${frequencyScore}${monetaryScore ?? unknown} ${rfmGroup ?? ''}`;

/** Where the scores are cut. */
function cutsText(rfm: ForecastResult['rfm']): Block[] {
  if (rfm === undefined) return [];
  const { daysSilent, purchases, totalSpend } = rfm;
  const cuts = (of: readonly number[], what: string) =>
    `${andList(of.map((cut) => shortNumber(cut)))} ${what}`;
  const all = [
    cuts(daysSilent, 'days silent'),
    cuts(purchases, 'repeat purchases'),
    ...(totalSpend === null ? [] : [cuts(totalSpend, 'spent')]),
  ];
  return [
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        `RFM: fifths of all customers by recency, frequency and spend, 5 the best, cut at ${all.join('; ')}. Equal customers have equal scores.`,
      ],
    },
  ];
}
