import type { Block } from '../../render/document.ts';
import { percent } from '../retention/figures.ts';
import { left, right } from '../segments/segment-lines.ts';
import { whole } from '../value/table-parts.ts';
import type { CohortsResult } from './result.ts';
import { amountsWith } from './shown-lines.ts';

/** How much of a year's spend the same customers spent again in the next. */
export function keptTable({ revenueKept, from, until }: CohortsResult): Block[] {
  if (revenueKept.length === 0) {
    const line = `What is kept of last year's spend takes two whole years to say; these orders are from ${from} to ${until}.`;
    return [{ kind: 'text', tone: 'plain', lines: [line] }];
  }
  const amounts = amountsWith(
    revenueKept.flatMap(({ spend, spendNext }) => [spend, spendNext]),
    '–',
  );
  return [
    {
      kind: 'table',
      heading: 'What the customers of one year spent in the next',
      columns: [
        left('next year to'),
        ...['customers', 'again', 'spend', 'next year', 'net kept', 'gross kept'].map(right),
      ],
      rows: revenueKept.map((year, i) => ({
        cells: [
          year.until,
          whole(year.customers),
          percent(year.logoRetention),
          amounts[2 * i] ?? '',
          amounts[2 * i + 1] ?? '',
          percent(year.netRevenueRetention),
          percent(year.grossRevenueRetention),
        ],
      })),
    },
  ];
}
