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
  readonly description: string;
  readonly numbers: Numbers;
}

/** Amounts side by side, each from zero. */
export function amountsPicture(
  lines: readonly ComparedAmount[],
  { heading, description, numbers }: AmountWords,
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
    description,
    axis: amountAxis(values, ''),
    bars,
    numbers,
  };
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
