import type { Bars } from '../../../render/picture/picture.ts';
import { figureColumn, money, moneyColumn, nameColumn, table, withFigures } from '../table.ts';
import { amountsPicture } from './amounts.ts';

/** What a customer may cost; null where it is not known. */
export interface MayCost {
  readonly name: string;
  readonly mayCost: number | null;
  /** What winning one costs; null where no cost is known. */
  readonly costEach: number | null;
  /** All customers, below those of each segment or period. */
  readonly isTotal?: boolean;
}

/**
 * What a customer may cost as bars, with a mark at what winning one costs: beyond the end of its bar, it costs too much.
 *
 * @param mayText - the amount that one may cost, as the table of the page prints it
 */
export function mayCostPicture(
  lines: readonly MayCost[],
  heading: string,
  mayText: (line: MayCost) => string,
): Bars {
  const isCosted = lines.some(({ costEach }) => costEach !== null);
  return amountsPicture(
    lines.map((line) => ({
      name: line.name,
      text: mayText(line),
      parts: line.mayCost === null ? [] : [{ amount: line.mayCost }],
      marks:
        line.costEach === null
          ? []
          : [{ at: line.costEach, name: 'what winning one costs', tone: 'cost' }],
      isTotal: line.isTotal === true,
    })),
    {
      heading,
      bar: 'what a customer may cost',
      numbers: table(
        lines,
        [
          nameColumn('', ({ name }) => name),
          withFigures(figureColumn('may cost', mayText), money, ({ mayCost }) => mayCost),
          isCosted && moneyColumn('costs', ({ costEach }) => costEach),
        ],
        { isTotal: ({ isTotal }) => isTotal === true },
      ),
    },
  );
}
