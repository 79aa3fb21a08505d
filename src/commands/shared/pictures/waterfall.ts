import { decimalSum } from '../../../core/numeric/decimal-grid.ts';
import type { Axis, Bar, Bars, Tone } from '../../../render/picture/picture.ts';
import type { FigureFormat } from '../../../render/table.ts';
import { figureColumn, money, nameColumn, runningColumn, table } from '../table.ts';
import { amountAxis } from './axis.ts';

/** A step by its amount, or a total: the sum of all amounts above it. */
export interface WaterfallLine {
  readonly name: string;
  /** Absent of a total. */
  readonly amount?: number;
  /** The amount as it is printed. */
  readonly text: string;
  /** Where it is not what the sign says: what adds is `main`, and what takes away is `cost`. */
  readonly tone?: Tone;
}

/** What there is to say of a waterfall besides its steps. */
export interface WaterfallWords {
  readonly heading: string;
  /** What is taken apart, as a sentence begins: "The value of one customer". */
  readonly what: string;
  readonly axis?: (values: readonly number[]) => Axis;
  /** Of the amounts where they are no money; of a share they are percentages. */
  readonly format?: FigureFormat;
}

/**
 * A waterfall: each step begins where the one above it ended, and totals begin at zero and are set off. Of fewer than
 * two steps there is nothing to see.
 */
export function waterfallPictures(
  lines: readonly WaterfallLine[],
  { heading, what, axis = (values) => amountAxis(values, ''), format = money }: WaterfallWords,
): Bars[] {
  const isTotal = ({ amount }: WaterfallLine) => amount === undefined;
  if (lines.filter((line) => !isTotal(line)).length < 2) return [];
  const reached = lines.map((_, i) =>
    decimalSum(lines.slice(0, i + 1).map(({ amount = 0 }) => amount)),
  );
  const figureOf = (amount: number) => (format.kind === 'share' ? amount / 100 : amount);
  const bars = lines.map((line, i): Bar => {
    const { name, text, tone } = line;
    const from = isTotal(line) ? 0 : (reached[i - 1] ?? 0);
    const to = reached[i] ?? 0;
    return {
      name,
      text,
      spans: from === to ? [] : [{ from, to, tone: tone ?? (to > from ? 'main' : 'cost') }],
      ...(isTotal(line) && { role: 'total' }),
    };
  });
  const [first, last] = [lines[0], lines.at(-1)].map((line) => `${line?.name} ${line?.text}`);
  return [
    {
      kind: 'bars',
      heading,
      description: `${what}, step by step: from ${first} to ${last}.`,
      axis: axis(reached),
      bars,
      numbers: table(
        lines,
        [
          nameColumn('step', ({ name }) => name),
          {
            ...figureColumn('amount', ({ text }) => text),
            figures: [{ format, of: ({ amount }, row) => figureOf(amount ?? reached[row] ?? 0) }],
          },
        ],
        { isTotal },
      ),
    },
  ];
}

/** Steps with their amounts of money as tables print them: the printed amounts add up to the printed totals. */
export function moneyLines(
  steps: readonly { readonly name: string; readonly amount?: number | undefined }[],
): WaterfallLine[] {
  const texts = runningColumn<(typeof steps)[number]>('', ({ amount }) => amount).texts(steps);
  return steps.map(({ name, amount }, i) => ({
    name,
    ...(amount !== undefined && { amount }),
    text: texts[i] ?? '',
  }));
}
