import type { Block, TableRow } from '../../render/document.ts';
import { percent } from '../retention/figures.ts';
import { left, right } from '../segments/segment-lines.ts';
import { whole } from '../value/table-parts.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { amountsWith, cohortHeader, cohortName, shownLines, unfinished } from './shown-lines.ts';

/** What winning each cohort cost, and when it had come back. */
export function costsTable(result: CohortsResult): Block[] {
  const { total, costsByMonth } = result;
  const { lines, more } = shownLines(result);
  if (total.payback === undefined) {
    return more.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: more }];
  }
  const all = [...lines, total];
  const spending = amountsWith(
    all.map(({ acquisitionSpending }) => acquisitionSpending ?? null),
    '–',
  );
  const cost = amountsWith(
    all.map(({ acquisitionCost }) => acquisitionCost ?? null),
    '–',
  );
  const cells = (line: CohortLine, i: number) => [
    spending[i] ?? '',
    whole(line.customersWon ?? 0),
    cost[i] ?? '',
    percent(line.earnedBack ?? null, 0),
    ...paidBack(line),
  ];
  const rows: TableRow[] = lines.map((line, i) => ({
    cells: [cohortName(line), ...cells(line, i)],
  }));
  const headers = ['spending', 'won', 'cost each', 'earned back', 'payback days', 'observed'];
  const undated =
    costsByMonth === false
      ? [
          'The costs name no months: they are divided by all customers of the cohort, whenever they came.',
        ]
      : [];
  return [
    {
      kind: 'table',
      heading: 'What winning a customer cost, and when it was earned back',
      columns: [left(cohortHeader(result)), ...headers.map(right)],
      rows: [...rows, { cells: ['All', ...cells(total, lines.length)], role: 'total' }],
    },
    ...(undated.length + more.length === 0
      ? []
      : [{ kind: 'text' as const, tone: 'plain' as const, lines: [...undated, ...more] }]),
  ];
}

/**
 * The day, and the customers who were observed for so long. What all have brought so far may be enough
 * while the days for which everybody was observed are not: then no day can be told yet.
 */
function paidBack({ acquisitionCost, earnedBack, payback }: CohortLine): [string, string] {
  if (payback === undefined || (acquisitionCost ?? null) === null) return ['–', '–'];
  const { days, customers, observedDays } = payback;
  if (days !== null) return [whole(days), whole(customers)];
  const open = observedDays < 0 || (earnedBack ?? 0) >= 1;
  return [open ? unfinished : 'not yet', observedDays < 0 ? unfinished : whole(customers)];
}
