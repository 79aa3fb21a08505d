import { numberText } from '../../render/number-text.ts';
import type { Bars } from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import { decimal, intervalColumn, numberColumn, table, wordColumn } from '../shared/table.ts';

/** How many times as much as usual belongs to a calendar month. */
interface MonthFactor {
  readonly name: string;
  readonly factor: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The factors of the months as bars, with the ends of their intervals.
 *
 * @param words - `one`: what the factor 1 stands for
 */
export function monthFactorBars(
  months: readonly MonthFactor[],
  words: { readonly heading: string; readonly description: string; readonly one: string },
): Bars {
  const { heading, description, one } = words;
  return {
    kind: 'bars',
    heading,
    description,
    axis: amountAxis(
      months.flatMap(({ factor, low, high }) => [1, factor, low ?? factor, high ?? factor]),
      '',
    ),
    bars: months.map(({ name, factor, low, high }) => ({
      name,
      text: numberText(factor),
      spans: [{ from: 0, to: factor, tone: 'main' }],
      ...(low !== null &&
        high !== null && {
          marks: [low, high].map((at) => ({ at, name: '95% interval', tone: 'plain' as const })),
        }),
    })),
    lines: [{ at: 1, text: one, tone: 'plain' }],
    numbers: table(months, [
      wordColumn('month', ({ name }) => name),
      numberColumn('times', ({ factor }) => factor, 2),
      intervalColumn(
        '95%',
        (month) => month,
        decimal(2),
        (end) => numberText(end),
      ),
    ]),
  };
}
