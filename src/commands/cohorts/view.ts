import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { readAs } from '../orders/read-as.ts';
import { sourceText } from '../segments/source-text.ts';
import { whole } from '../value/table-parts.ts';
import type { CohortsResult } from './result.ts';
import { unfinished } from './shown-lines.ts';
import { costsTable } from './view-costs.ts';
import { keptTable } from './view-kept.ts';
import { spendTable } from './view-spend.ts';
import { retentionMap } from './view-triangle.ts';

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
      ...keptTable(result),
      ...notes(result),
    ],
  };
}

function titleOf({ cohort, cohorts }: CohortsResult): string {
  const by = Object.keys(cohorts[0]?.segment ?? {});
  return by.length > 0
    ? `How customers pay back, by ${by.join(' and ')}`
    : `How each ${cohort}'s intake pays back`;
}

const ordersText = (orders: number, customers: number): string =>
  `${whole(orders)} that count, of ${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;

/** What the marks mean, where there are any. */
function notes({ cohorts, total }: CohortsResult): Block[] {
  const open = [...cohorts, total].some(
    ({ after, periods }) =>
      after.some(({ perCustomer }) => perCustomer === null) ||
      periods.some(({ active }) => active === null),
  );
  if (!open) return [];
  const line = `${unfinished} is not finished: not everybody who came then has been observed for so long.`;
  return [{ kind: 'text', tone: 'plain', lines: [line] }];
}
