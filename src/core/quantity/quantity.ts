import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { decimal } from './decimal.ts';
import { isRange, type Range, rangeOf, writtenRange } from './range.ts';
import { type TimeUnit, timeUnit } from './time-unit.ts';

/** A quantity as read: its numbers in the unit that was written, and that unit. */
export interface Quantity {
  readonly range: Range;
  /** The unit of a duration, or the unit of time that a rate is per; null for money and for shares. */
  readonly unit: TimeUnit | null;
  /** `share` is a fraction (0.25 for 25 %), `money` an amount, `count` a number of events, `time` a duration. */
  readonly dimension: 'share' | 'money' | 'count' | 'time';
  /** The currency sign that money was written with, or "". */
  readonly sign: string;
  /** Of a cost: money an order. */
  readonly perOrder?: true;
}

/** The values and units that a kind of quantity accepts. */
interface Grammar {
  readonly dimension: Quantity['dimension'];
  /** `needed`: refused without a unit; `yearly`: yearly where no unit is written; `none`: refused with a unit. */
  readonly unit: 'needed' | 'yearly' | 'none';
  readonly allowed: (value: number) => boolean;
  readonly allowedText: string;
  readonly examples: string;
}

/** A double holds cents exactly up to this. */
const nonNegative = {
  allowed: (value: number) => value >= 0 && value <= 1e13,
  allowedText: 'between 0 and 10,000,000,000,000',
};
const fraction = {
  allowed: (value: number) => value >= 0 && value <= 1,
  allowedText: 'between 0 % and 100 %',
};

/** Every kind of quantity that an option or a fixture may hold. */
const grammars = {
  duration: {
    dimension: 'time',
    unit: 'needed',
    allowed: (value: number) => value > 0,
    allowedText: 'above 0',
    examples: '4y, 18mo, 26w or 90d',
  },
  spend: {
    dimension: 'money',
    unit: 'needed',
    ...nonNegative,
    examples: '1062/mo or 12744/y (units: y, mo, w, d)',
  },
  money: {
    dimension: 'money',
    unit: 'none',
    ...nonNegative,
    examples: '900 or $1,250.50',
  },
  share: {
    dimension: 'share',
    unit: 'none',
    ...fraction,
    examples: '25% or 0.25',
  },
  stay: {
    dimension: 'share',
    unit: 'needed',
    ...fraction,
    examples: '75%/y or 3%/mo',
  },
  rate: {
    dimension: 'share',
    unit: 'yearly',
    allowed: (value: number) => value > -1 && value <= 10,
    allowedText: 'above −100 % and at most 1000 %',
    examples: '10% or 0.8%/mo',
  },
  frequency: {
    dimension: 'count',
    unit: 'needed',
    ...nonNegative,
    examples: '0.3/y or 1/mo',
  },
} as const satisfies Readonly<Record<string, Grammar>>;

export type QuantityKind = keyof typeof grammars;

/** The quantity of the given kind that a text writes; `what` names it in the problem. */
export function quantity(kind: QuantityKind, what: string, text: string): Outcome<Quantity> {
  const grammar: Grammar = grammars[kind];
  const { dimension, examples } = grammar;
  const written = writtenRange(what, text, examples);
  if (!written.ok) return written;
  const { numbers, suffix, sign } = written.value;
  const unreadable = failure(problem('quantity-unreadable', { what, text, examples }));
  const unitMissing = failure(problem('unit-missing', { what, text, examples }));

  const percent = suffix.startsWith('%');
  if ((percent && dimension !== 'share') || (sign !== '' && dimension !== 'money'))
    return unreadable;
  const unitText = (percent ? suffix.slice(1) : suffix).trim();
  const unit = unitOf(grammar, unitText);
  if (unit === undefined) return unreadable;
  if (unit === 'missing') return unitMissing;

  const values: number[] = [];
  for (const number of numbers) {
    const value = decimal(number);
    if (value === undefined) return unreadable;
    // Divided, not multiplied by 0.01: 7 % is then the same double as 0.07.
    values.push(percent ? value / 100 : value);
  }
  // "25" may mean 25 % or 2500 %, and a rate of "1" more likely 1 % than 100 %: refused rather than guessed.
  const isUnclear = (value: number) => value > 1 || (kind === 'rate' && value === 1);
  if (dimension === 'share' && !percent && values.some(isUnclear)) return unitMissing;
  if (!values.every(grammar.allowed)) {
    return failure(problem('out-of-range', { what, text, allowed: grammar.allowedText }));
  }
  const range = rangeOf(what, text, values);
  return range.ok ? success({ range: range.value, unit, dimension, sign }) : range;
}

const costExamples = '3%, 4.50/mo or 3.20/order + 3%';

/**
 * The parts of a cost, whose sum it is: shares of spend, money a period, and money an order, distinguished by the
 * percent sign and the `/`.
 */
export function cost(what: string, text: string): Outcome<readonly Quantity[]> {
  const parts: Quantity[] = [];
  const isSum = text.includes('+');
  for (const each of text.split('+')) {
    const read = onePart(what, each.trim(), isSum);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  // A range is one figure of its input, which a sum is not.
  if (isSum && parts.some(({ range }) => isRange(range))) {
    const allowed = 'a range only as a whole cost';
    return failure(problem('out-of-range', { what, text, allowed }));
  }
  return success(parts);
}

const anOrder = /\s*\/\s*orders?(?=\s*(?:\.\.|$))/g;

/** @param isInSum - whether there are other parts: "0.30" is 30 % by itself, and perhaps 30 cents in "2.9% + 0.30" */
function onePart(what: string, text: string, isInSum: boolean): Outcome<Quantity> {
  const perOrder = text.replace(anOrder, '');
  if (perOrder !== text) {
    const read = quantity('money', what, perOrder);
    if (read.ok) return success({ ...read.value, perOrder: true });
    return failure(problem('quantity-unreadable', { what, text, examples: costExamples }));
  }
  if (text.includes('/')) return quantity('spend', what, text);
  const asShare = quantity('share', what, text);
  if (text.includes('%') || (asShare.ok && !isInSum)) return asShare;
  const code = quantity('money', what, text).ok ? 'unit-missing' : 'quantity-unreadable';
  return failure(problem(code, { what, text, examples: costExamples }));
}

/** The unit that the text names; `undefined` where it names none that this kind takes. */
function unitOf(grammar: Grammar, text: string): TimeUnit | null | 'missing' | undefined {
  if (text === '') {
    if (grammar.unit === 'needed') return 'missing';
    return grammar.unit === 'yearly' ? 'y' : null;
  }
  if (grammar.unit === 'none') return undefined;
  // A duration is "4y"; every other quantity with a unit is per unit of time: "1062/mo".
  const per = text.startsWith('/');
  if (per === (grammar.dimension === 'time')) return undefined;
  return timeUnit(per ? text.slice(1).trim() : text);
}

/** The time between two payments: a unit ("mo", "year"), or a duration ("3mo"). */
export function period(what: string, text: string): Outcome<Quantity> {
  const unit = timeUnit(text.trim());
  return unit === undefined
    ? quantity('duration', what, text)
    : success({ range: { low: 1, base: 1, high: 1 }, unit, dimension: 'time', sign: '' });
}
