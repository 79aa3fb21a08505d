import type { Block } from '../../render/document.ts';
import {
  countColumn,
  decimal,
  figureColumn,
  moneyColumn,
  nameColumn,
  shareColumn,
  table,
  unknown,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { cohortsName } from './sheet-names.ts';
import { cohortHeader, cohortName, unfinished } from './shown-lines.ts';

/** What winning each cohort cost, and when it had come back. */
export function costsTable(result: CohortsResult, lines: readonly CohortLine[]): Block[] {
  const { total, costsByMonth } = result;
  if (total.payback === undefined) return [];
  const undated =
    'The costs have no months: they are divided by all customers of the cohort, whenever they came.';
  const costs = table(
    [...lines, total],
    [
      nameColumn(cohortHeader(result), cohortName),
      moneyColumn('spending', ({ acquisitionSpending }) => acquisitionSpending),
      countColumn('won', ({ customersWon = 0 }) => customersWon),
      moneyColumn('CAC', ({ acquisitionCost }) => acquisitionCost),
      shareColumn('earned back', ({ earnedBack }) => earnedBack, 0),
      withFigures(figureColumn('payback days', paybackText), decimal(0), (line) =>
        isCosted(line) ? line.payback?.days : null,
      ),
      withFigures(figureColumn('observed', observedText), decimal(0), (line) =>
        isCosted(line) && !isUnfinished(line.payback) ? line.payback?.customers : null,
      ),
    ],
    {
      heading: 'Payback of acquisition cost',
      name: cohortsName,
      isTotal: (line) => line === total,
    },
  );
  const note: Block = { kind: 'text', tone: 'plain', lines: [undated] };
  return costsByMonth === false ? [costs, note] : [costs];
}

/**
 * The day. What all have brought so far may be enough while the days for which everybody was observed
 * are not: then the day is not known yet.
 */
function paybackText({ acquisitionCost, earnedBack, payback }: CohortLine): string {
  if (payback === undefined || acquisitionCost == null) return unknown;
  const { days, observedDays } = payback;
  if (days !== null) return whole(days);
  return observedDays < 0 || (earnedBack ?? 0) >= 1 ? unfinished : 'not yet';
}

/** The customers who were observed for so long. */
function observedText({ acquisitionCost, payback }: CohortLine): string {
  if (payback === undefined || acquisitionCost == null) return unknown;
  return isUnfinished(payback) ? unfinished : whole(payback.customers);
}

const isCosted = ({ acquisitionCost }: CohortLine): boolean => acquisitionCost != null;

/** Whether nobody was observed for any of the days. */
const isUnfinished = (payback: CohortLine['payback']): boolean =>
  payback !== undefined && payback.days === null && payback.observedDays < 0;
