import type { Bars } from '../../render/picture/picture.ts';
import { mayCostPicture } from '../shared/pictures/may-cost.ts';
import { decimalsFor, decimalText, whole } from '../shared/table.ts';
import type { CohortsResult } from './result.ts';
import { cohortName, shownLines } from './shown-lines.ts';

/** What a customer of each cohort may cost, beside what one costs; nothing without --payback. */
export function ceilingBars(result: CohortsResult): Bars[] {
  const { total, paybackWithin } = result;
  if (paybackWithin === undefined) return [];
  // A bar for each that is finished: the others are not known yet.
  const lines = [...shownLines(result), total].flatMap((line) =>
    line.mayCost == null ? [] : [{ ...line, mayCost: line.mayCost }],
  );
  if (lines.length === 0) return [];
  const decimals = decimalsFor(
    lines.flatMap(({ mayCost, costEach = null }) => [mayCost, costEach]),
  );
  return [
    mayCostPicture(
      lines.map(({ mayCost, costEach = null, ...line }, i) => ({
        name: cohortName(line),
        mayCost,
        costEach,
        isTotal: i > 0 && i === lines.length - 1,
      })),
      `What a customer may cost to be paid back within ${whole(paybackWithin)} days`,
      ({ mayCost }) => decimalText(mayCost, decimals),
    ),
  ];
}
