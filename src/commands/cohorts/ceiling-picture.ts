import type { Bars } from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import {
  decimalsFor,
  decimalText,
  figureColumn,
  nameColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { cohortHeader, cohortName, shownLines } from './shown-lines.ts';

/** What a customer of each cohort may cost, beside what one costs; nothing without --payback. */
export function ceilingBars(result: CohortsResult): Bars[] {
  const { total, paybackWithin } = result;
  if (paybackWithin === undefined) return [];
  // A bar for each that is finished: the others are not known yet.
  const known = (line: CohortLine) => line.mayCost != null;
  const lines = [...shownLines(result), total].filter(known);
  if (lines.length === 0) return [];
  const decimals = decimalsFor(
    lines.flatMap(({ mayCost, costEach }) => [mayCost ?? 0, costEach ?? 0]),
  );
  const text = (amount: number | null | undefined) => decimalText(amount, decimals);
  const hasCosts = lines.some(({ costEach }) => costEach != null);
  return [
    {
      kind: 'bars',
      heading: `What a customer may cost to be paid back within ${whole(paybackWithin)} days`,
      description: `The margin that a customer brings within ${whole(paybackWithin)} days of the first purchase, which is the most that winning one may cost${hasCosts ? ', and what one costs' : ''}, by ${cohortHeader(result)}.`,
      axis: amountAxis(
        lines.flatMap(({ mayCost, costEach }) => [mayCost ?? 0, costEach ?? 0]),
        '',
      ),
      bars: lines.map((line) => ({
        name: cohortName(line),
        text: text(line.mayCost),
        spans: [{ from: 0, to: line.mayCost ?? 0, tone: 'main' }],
        ...(line.costEach != null && {
          marks: [{ at: line.costEach, name: 'what one costs', tone: 'cost' }],
        }),
        ...(line === total && lines.length > 1 && { role: 'total' }),
      })),
      numbers: table(lines, [
        nameColumn(cohortHeader(result), cohortName),
        figureColumn('may cost', ({ mayCost }) => text(mayCost)),
        hasCosts && figureColumn('cost each', ({ costEach }) => text(costEach)),
      ]),
    },
  ];
}
