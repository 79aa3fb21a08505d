import type { Report } from '../../../core/report.ts';
import type { Bar, Bars, Span } from '../../../render/picture/picture.ts';
import { optionName } from '../economics/inputs.ts';
import type { Sensitivity } from '../result-schema.ts';
import { money, nameColumn, table, valueColumn } from '../table.ts';
import { roundAxis } from './axis.ts';

/** What of a value is uncertain, and how its amounts are printed. */
export interface TornadoWords {
  readonly heading: string;
  /** The value with every input at its base. */
  readonly base: number;
  readonly amountText: (amount: number) => string;
}

/**
 * A tornado: how far the value moves from its base with one input at the ends of its range, the others at their
 * base. What raises it is `main`, what lowers it `cost`.
 */
export function tornadoPicture(
  sensitivity: readonly Sensitivity[],
  { heading, base, amountText }: TornadoWords,
  assumptions: Report<unknown>['assumptions'],
): Bars {
  const bars = sensitivity.map((line): Bar => {
    const [low, high] = rangeEnds(rangeText(line, assumptions));
    const ends = [
      { at: line.low, text: low },
      { at: line.high, text: high },
    ];
    return { name: inputText(line), text: '', spans: spansFrom(base, ends) };
  });
  const [widest] = sensitivity;
  return {
    kind: 'bars',
    heading,
    description: `One input at its ends, the others at their base, ${amountText(base)}${widest === undefined ? '' : `: ${inputText(widest)} moves it most, from ${amountText(widest.low)} to ${amountText(widest.high)}`}.`,
    axis: roundAxis([base, ...sensitivity.flatMap(({ low, high }) => [low, high])], ''),
    bars,
    lines: [{ at: base, text: `base ${amountText(base)}` }],
    numbers: table(sensitivity, [
      nameColumn('input', inputText),
      nameColumn('range', (line) => rangeText(line, assumptions)),
      valueColumn('at low', ({ low }) => low, money, amountText),
      valueColumn('at high', ({ high }) => high, money, amountText),
      valueColumn('swing', ({ swing }) => swing, money, amountText),
    ]),
  };
}

/** Where the value is with the input at an end of its range. */
interface InputEnd {
  readonly at: number;
  /** The value of the input there. */
  readonly text: string;
}

/** From the base to each end; where both ends are on one side of it, the farther span goes on from the nearer. */
function spansFrom(base: number, ends: readonly InputEnd[]): Span[] {
  const outwards = ends.toSorted((a, b) => Math.abs(a.at - base) - Math.abs(b.at - base));
  const spans: Span[] = [];
  for (const { at, text } of outwards) {
    if (at === base) continue;
    const tone = at > base ? 'main' : 'cost';
    const inner = spans.find((span) => span.tone === tone);
    if (inner?.to !== at) spans.push({ from: inner?.to ?? base, to: at, tone, text });
  }
  return spans;
}

/** An input in words; of one that differs by segment, with the segment. */
export const inputText = ({ input, segment }: Sensitivity): string =>
  segment === undefined ? optionName(input) : `${optionName(input)}, ${segment}`;

/** The range of an input as it was written. */
export function rangeText(
  { input, segment }: Sensitivity,
  assumptions: Report<unknown>['assumptions'],
): string {
  const { text = '', segments } = assumptions[input] ?? {};
  return segment === undefined ? text : (segments?.[segment]?.text ?? '');
}

/** The ends of a range as it was written, each with the unit: "4..13y" is "4y" and "13y". */
export function rangeEnds(text: string): readonly [low: string, high: string] {
  const parts = text.split('..').map((part) => part.trim());
  const [low = '', high = ''] = [parts[0], parts.at(-1)];
  const [, unit = ''] = /\d([^\d.,]*)$/.exec(high) ?? [];
  const [, sign = ''] = /^(\p{Sc}?)/u.exec(low) ?? [];
  const signed = sign !== '' && !high.startsWith(sign) ? sign + high : high;
  return [/\d$/.test(low) ? low + unit : low, signed];
}
