import { decimalSum } from '../../../core/numeric/decimal-grid.ts';
import type { Bar, BarMark, Bars, Numbers, Span, Tone } from '../../../render/picture/picture.ts';
import { amountAxis } from './axis.ts';

/** An amount to compare with others. */
export interface ComparedAmount {
  readonly name: string;
  /** The amount as it is printed. */
  readonly text: string;
  /** What it is made of, one after another from zero; empty where the amount is not known. */
  readonly parts: readonly AmountPart[];
  readonly marks?: readonly BarMark[];
  /** Set off from the lines above it. */
  readonly isTotal?: boolean;
}

interface AmountPart {
  readonly amount: number;
  /** Where it is not `main`, or `cost` below zero. */
  readonly tone?: Tone;
}

/** What there is to say of amounts besides themselves. */
export interface AmountWords {
  readonly heading: string;
  /** What a bar is, beside marks of something else: "what a customer may cost". */
  readonly bar?: string;
  readonly numbers: Numbers;
}

/** Amounts side by side, each from zero. */
export function amountsPicture(
  lines: readonly ComparedAmount[],
  { heading, bar = '', numbers }: AmountWords,
): Bars {
  const bars = lines.map(
    ({ name, text, parts, marks = [], isTotal = false }): Bar => ({
      name,
      text,
      spans: spansOf(parts),
      ...(marks.length > 0 && { marks }),
      ...(isTotal && { role: 'total' }),
    }),
  );
  const values = bars.flatMap(({ spans, marks = [] }) => [
    ...spans.map(({ to }) => to),
    ...marks.map(({ at }) => at),
  ]);
  return {
    kind: 'bars',
    heading,
    description: `${endsText(lines)}${marksText(bars)}.`,
    axis: amountAxis(values, bars.some(({ marks }) => marks !== undefined) ? bar : ''),
    bars,
    numbers,
  };
}

/** The largest and the smallest of the amounts that are known. */
function endsText(lines: readonly ComparedAmount[]): string {
  const size = ({ parts }: ComparedAmount) => decimalSum(parts.map(({ amount }) => amount));
  const known = lines
    .filter(({ parts, isTotal = false }) => parts.length > 0 && !isTotal)
    .toSorted((a, b) => size(b) - size(a));
  const [most, ...others] = known;
  const least = others.at(-1);
  if (most === undefined) return 'No amount is known';
  if (least === undefined) return `${most.name}: ${most.text}`;
  return `The largest is ${most.name}, ${most.text}, the smallest ${least.name}, ${least.text}`;
}

function marksText(bars: readonly Bar[]): string {
  const names = new Set(bars.flatMap(({ marks = [] }) => marks.map(({ name }) => name)));
  return names.size === 0 ? '' : `; marks: ${[...names].join(', ')}`;
}

function spansOf(parts: readonly AmountPart[]): Span[] {
  const reached = parts.map((_, i) =>
    decimalSum(parts.slice(0, i + 1).map(({ amount }) => amount)),
  );
  return parts.flatMap(({ tone }, i) => {
    const from = reached[i - 1] ?? 0;
    const to = reached[i] ?? 0;
    return from === to ? [] : [{ from, to, tone: tone ?? (to > from ? 'main' : 'cost') }];
  });
}
