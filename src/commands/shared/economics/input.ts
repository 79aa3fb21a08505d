import { failure, success } from '../../../core/outcome.ts';
import type { Quantity, QuantityKind } from '../../../core/quantity/quantity.ts';
import { isRange } from '../../../core/quantity/range.ts';
import { inYears } from '../../../core/quantity/rate.ts';
import { typedCost, typedPeriod, typedQuantity } from '../../../core/quantity/typed-quantity.ts';
import type { Assumption } from '../../../core/report.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import type { Reader } from '../../option.ts';
import { atLeastADay, longestYears } from '../relationship-years.ts';
import { severalTexts } from './several-texts.ts';

/** How the text of an economic input is read: as a quantity, or as one of a few words. */
export type InputKind = QuantityKind | 'cost' | 'period' | readonly string[];

/** The text of one input and where it stands. */
export interface InputText {
  readonly text: string;
  /** "--margin", or "assumptions.yaml:3". */
  readonly source: string;
}

/** One input, understood: a quantity, or one of the words its kind allows. */
export interface Input extends InputText {
  /** Absent where it is a word, or a sum of several. */
  readonly quantity?: Quantity;
  /** Of a cost: the quantities whose sum it is. */
  readonly parts?: readonly Quantity[];
  /** Several values: of segments, by their names, or of scenarios, by their texts. The input itself then has none. */
  readonly varying?: {
    readonly kind: 'segments' | 'scenarios';
    readonly values: ReadonlyMap<string, Input>;
  };
}

/** Reads a quantity of a kind, which may be a range. */
export const inputReader =
  (kind: Exclude<InputKind, readonly string[]>): Reader<Input> =>
  (text, what, source): Outcome<Input> => {
    if (severalTexts(text) !== undefined) return failure(problem('values-vary', { what, text }));
    if (kind === 'cost') return costInput(text, what, source);
    const read = kind === 'period' ? typedPeriod(what, text) : typedQuantity(kind, what, text);
    if (!read.ok) return read;
    if (kind === 'period' && isRange(read.value.range)) {
      return failure(problem('quantity-unreadable', { what, text, examples: 'mo, y or 3mo' }));
    }
    const allowed = implausible(kind, read.value);
    return allowed === undefined
      ? success({ text, source, quantity: read.value })
      : failure(problem('out-of-range', { what, text, allowed }));
  };

function costInput(text: string, what: string, source: string): Outcome<Input> {
  const read = typedCost(what, text);
  if (!read.ok) return read;
  const [only, ...others] = read.value;
  const single = others.length === 0 && only !== undefined;
  return success({ text, source, parts: read.value, ...(single && { quantity: only }) });
}

/** One of a few words; which of them are allowed is checked before. */
export const words: Reader<Input> = (text, _what, source) => success({ text, source });

/** What a time must keep to: periods are counted one by one, and no relationship has billions of them. */
function implausible(kind: InputKind, { range, unit, dimension }: Quantity): string | undefined {
  if (dimension !== 'time' || unit === null) return undefined;
  if (inYears(range.high, unit) > longestYears) return `at most ${longestYears} years`;
  return kind === 'period' && !atLeastADay(inYears(range.low, unit)) ? 'at least a day' : undefined;
}

/** An input as the result shows it: value in its unit, text and source. */
export function assumption({ quantity: read, text, source, varying }: Input): Assumption {
  if (varying !== undefined) {
    const values = [...varying.values].map(([name, input]) => {
      const { source: _whole, ...own } = assumption(input);
      return [name, own];
    });
    return { value: text, unit: null, text, source, [varying.kind]: Object.fromEntries(values) };
  }
  if (read === undefined) return { value: text, unit: null, text, source };
  const { range, unit, dimension, perOrder } = read;
  const per = perOrder === true ? 'order' : unit;
  const written = per === null || dimension === 'time' ? per : `/${per}`;
  const ends = isRange(range) ? { low: range.low, high: range.high } : {};
  return { value: range.base, unit: written, text, source, ...ends };
}
