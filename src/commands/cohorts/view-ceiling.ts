import type { Block } from '../../render/document.ts';
import {
  countColumn,
  decimalsFor,
  decimalText,
  figureColumn,
  intervalColumn,
  money,
  nameColumn,
  table,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { cohortHeader, cohortName, unfinished } from './shown-lines.ts';

/** What a customer may cost to be paid back in time, beside what one costs; nothing without --payback. */
export function ceilingTable(result: CohortsResult, cohorts: readonly CohortLine[]): Block[] {
  const { total, paybackWithin } = result;
  if (paybackWithin === undefined) return [];
  const lines = [...cohorts, total];
  const known = total.costEach !== undefined;
  const decimals = decimalsFor(
    lines.flatMap(({ mayCost = null, costEach = null }) => [mayCost, costEach]),
  );
  const amount = (header: string, of: (line: CohortLine) => number | null | undefined) => {
    const text = (line: CohortLine) =>
      line.mayCost === null ? unfinished : decimalText(of(line), decimals);
    return withFigures(figureColumn(header, text), money, (line) =>
      line.mayCost === null ? null : of(line),
    );
  };
  const ceiling = table(
    lines,
    [
      nameColumn(cohortHeader(result), cohortName),
      countColumn('customers', ({ finishedCustomers = 0 }) => finishedCustomers),
      amount('may cost', ({ mayCost }) => mayCost),
      intervalColumn(
        '95% interval',
        ({ mayCostInterval }) => mayCostInterval ?? undefined,
        money,
        whole,
      ),
      known && amount('cost each', ({ costEach }) => costEach),
    ],
    {
      name: 'What a customer may cost',
      heading: `What a customer may cost to be paid back within ${whole(paybackWithin)} days`,
      isTotal: (line) => line === total,
    },
  );
  return [ceiling, { kind: 'text', tone: 'plain', lines: whichIntakes(lines, result) }];
}

/** Whose cost and margin these are, and what one costs where all are counted, if that is something else. */
function whichIntakes(
  lines: readonly CohortLine[],
  { cohort, paybackWithin = 0, costsByMonth }: CohortsResult,
): string[] {
  const others = lines.filter(
    ({ mayCost, costEach, acquisitionCost }) => mayCost !== null && costEach !== acquisitionCost,
  );
  const each = others.map(
    (line) => `${cohortName(line)} ${decimalText(line.acquisitionCost ?? null, 2)}`,
  );
  return [
    `Only of ${cohort}s in which every new customer has been observed for ${whole(paybackWithin)} days.`,
    ...(costsByMonth === false
      ? [`The costs have no months: cost each is of all ${cohort}s.`]
      : []),
    ...(others.length === 0 ? [] : [`Cost each of all ${cohort}s: ${each.join(', ')}.`]),
  ];
}
