import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { readAs } from '../shared/orders/request.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  decimalsFor,
  decimalText,
  figureColumn,
  fixedPercent,
  nameColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { CohortsResult } from './result.ts';
import { costsTable, retentionMap, spendTable, unfinished } from './view-cohorts.ts';

/** How the cohorts pay back, as a person sees it. */
export function view({ result, sources, currency }: Report<CohortsResult>): Document {
  const { measure, basis, from, until, orders, total } = result;
  const what = measure === 'spend' ? `${basis} spend` : `margin of ${basis} spend`;
  return {
    title: titleOf(result),
    subtitle: [what, ...(currency === null ? [] : [currency])].join(', '),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Read as', readAs(result)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
          ['Observed', `${from} to ${until}`],
          ['Orders', ordersText(orders, total.customers)],
        ],
      },
      spendTable(result),
      ...retentionMap(result),
      ...costsTable(result),
      keptTable(result),
      ...notes(result),
    ],
  };
}

function titleOf({ cohort, cohorts }: CohortsResult): string {
  const by = Object.keys(cohorts[0]?.segment ?? {});
  return by.length > 0
    ? `How customers pay back, by ${by.join(' and ')}`
    : `How each ${cohort}'s new customers pay back`;
}

const ordersText = (orders: number, customers: number): string =>
  `${whole(orders)} that count, of ${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;

/** How much of a year's spend the same customers spent again in the next. */
function keptTable({ revenueKept, from, until }: CohortsResult): Block {
  if (revenueKept.length === 0) {
    const line = `The spend kept from one year to the next needs two whole years of orders; these are from ${from} to ${until}.`;
    return { kind: 'text', tone: 'plain', lines: [line] };
  }
  const decimals = decimalsFor(revenueKept.flatMap(({ spend, spendNext }) => [spend, spendNext]));
  return table(
    revenueKept,
    [
      nameColumn('next year to', (year) => year.until),
      figureColumn('customers', ({ customers }) => whole(customers)),
      figureColumn('again', ({ logoRetention }) => fixedPercent(logoRetention)),
      figureColumn('spend', ({ spend }) => decimalText(spend, decimals)),
      figureColumn('next year', ({ spendNext }) => decimalText(spendNext, decimals)),
      figureColumn('net kept', ({ netRevenueRetention }) => fixedPercent(netRevenueRetention)),
      figureColumn('gross kept', (year) => fixedPercent(year.grossRevenueRetention)),
    ],
    { heading: 'What the customers of one year spent in the next' },
  );
}

/** What the marks mean, where there are any. */
function notes({ cohorts, total }: CohortsResult): Block[] {
  const open = [...cohorts, total].some(
    ({ after, periods }) =>
      after.some(({ perCustomer }) => perCustomer === null) ||
      periods.some(({ active }) => active === null),
  );
  if (!open) return [];
  const line = `${unfinished} is not finished: not all of these customers have been observed for that long.`;
  return [{ kind: 'text', tone: 'plain', lines: [line] }];
}
