import { failure, type Outcome, success } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import { decimal } from './decimal.ts';
import { cost, period, type Quantity, type QuantityKind, quantity } from './quantity.ts';
import { timeUnit } from './time-unit.ts';

/** The quantity that a text writes, in the plain form or as people type it: "4y..13y", "4 to 13 years". */
export const typedQuantity = (kind: QuantityKind, what: string, text: string): Outcome<Quantity> =>
  typed(text, (each) => quantity(kind, what, each));

/** The parts of a cost, likewise: "4.50/order + 3%", "4.50 an order + 3 percent". */
export const typedCost = (what: string, text: string): Outcome<readonly Quantity[]> =>
  typed(text, (each) => cost(what, each));

/** The time between two payments, likewise. */
export const typedPeriod = (what: string, text: string): Outcome<Quantity> =>
  typed(text, (each) => period(what, each));

/** The plain form comes first, so that no text that has a meaning in it gets another. */
function typed<T>(text: string, read: (text: string) => Outcome<T>): Outcome<T> {
  const plain = read(text);
  if (plain.ok) return plain;
  const form = plainForm(text);
  if (form === undefined) return plain;
  const found = read(form);
  return found.ok ? success(found.value) : failure(asTyped(found.problem, text));
}

/** The same problem with the text that was typed. */
const asTyped = (found: Problem, text: string): Problem =>
  'text' in found.args ? ({ ...found, args: { ...found.args, text } } as Problem) : found;

/**
 * The plain form of a quantity as people type it: "4-13y", "4 to 13 years" and "between 4 and 13 years" are "4y..13y",
 * "$1,062 per month" is "$1062/mo", "10 percent" is "10%". Undefined where the text is no such quantity, where it may
 * mean two things, and where it is in the plain form already.
 */
export function plainForm(text: string): string | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const terms = words.split(/ ?\+ ?/);
  const forms = terms.map(rangeForm);
  if (forms.includes(undefined) || terms.every(isPlain)) return undefined;
  return forms.join(' + ');
}

const number = String.raw`-?[\d.,]*\d`;
const plainPart = new RegExp(String.raw`^\p{Sc}? ?${number} ?%? ?(?:/ ?)?(?<unit>[a-z]*)$`, 'u');

/** "20..30%" is none: the percent sign of the last belongs to all. */
const isPlain = (term: string): boolean => {
  const parts = term.split('..');
  if (term.endsWith('%') && parts.some((each) => /\d\s*$/.test(each))) return false;
  return parts.every((each) => {
    const unit = plainPart.exec(each.trim())?.groups?.['unit'];
    // Without a slash before it, "monthly" is a manner of speaking.
    return unit !== undefined && (unit === '' || isUnit(unit)) && !unit.endsWith('ly');
  });
};

function rangeForm(term: string): string | undefined {
  const ends = endsOf(perUnit(term));
  const parts = ends?.map(partOf);
  if (parts === undefined || parts.includes(undefined)) return undefined;
  const known = parts as readonly Part[];
  const last = known.at(-1) as Part;
  const suffixes = known.map((part) => suffixOf(part, last));
  if (suffixes.includes(undefined)) return undefined;
  return known.map(({ sign, digits }, i) => `${sign}${digits}${suffixes[i]}`).join('..');
}

/** "per month", "a month", "every month" and "monthly" as "/month". */
const perUnit = (term: string): string =>
  term
    .replace(/(?<=\d) ?(?:percent|per cent|pct)\b/g, '%')
    .replace(/ ?\b(?:per|an?|each|every) (?=[a-z])/g, '/')
    .replace(/ ?\bp\.a\.$/, '/y')
    .replace(/(?<=[\d%]) ?(?=(?:yearly|annually|monthly|weekly|daily)\b)/g, '/');

/** One to three figures: "4y..13y", "4 to 13 years", "4-13y". A hyphen is a range only where it can be nothing else. */
function endsOf(term: string): readonly string[] | undefined {
  const parted = term
    .replace(/^between (.+) and /, '$1..')
    .replace(/^from (?=.+ to )/, '')
    .replace(/ to | ?[–—] ?|\.\.\.|…/g, '..');
  const ends = parted.split('..');
  if (ends.length > 1 || !/.-/.test(parted)) return ends;
  const hyphens = parted.split(/ ?- ?/);
  // "12-2024" may be a month, "4-13" anything: only a unit or a currency shows that it is a range.
  const isRange = hyphens.length === 2 && hyphens.every((end) => /\d/.test(end));
  return isRange && /[a-z%\p{Sc}]/u.test(term) ? hyphens : undefined;
}

interface Part {
  readonly sign: string;
  readonly digits: string;
  readonly percent: boolean;
  /** "y", "/mo", "/order", "". */
  readonly unit: string;
}

const typedPart =
  /^(?<before>\p{Sc}?) ?(?<digits>[-−]?[\d.,]*\d) ?(?<after>\p{Sc}?)(?<percent>%?) ?(?<per>\/? ?)(?<word>[a-z]*)$/u;

function partOf(text: string): Part | undefined {
  const found = typedPart.exec(text.trim())?.groups;
  if (found === undefined) return undefined;
  const { before = '', digits = '', after = '', percent, per = '', word = '' } = found;
  const value = decimal(digits.replace('−', '-'));
  if (value === undefined || isAmbiguous(digits, after) || (before !== '' && after !== ''))
    return undefined;
  if (word !== '' && !isUnit(word)) return undefined;
  const unit = timeUnit(word) ?? (word === '' ? '' : 'order');
  return {
    sign: before + after,
    digits: digits.replace('−', '-').replaceAll(',', ''),
    percent: percent !== '',
    unit: `${per.trim()}${unit}`,
  };
}

const isUnit = (word: string): boolean =>
  timeUnit(word) !== undefined || word === 'order' || word === 'orders';

/** "1.062 per month" may be a thousand, and "1,062 €" about one. */
const isAmbiguous = (digits: string, signAfter: string): boolean =>
  /^-?\d{1,3}\.\d{3}$/.test(digits) || (signAfter !== '' && /,\d{3}$/.test(digits));

/** A unit, percent sign or currency at the end applies to all; a percent sign only to what is no share by itself. */
function suffixOf(part: Part, last: Part): string | undefined {
  const bare = part.unit === '' && !part.percent;
  const own = `${part.percent ? '%' : ''}${part.unit}`;
  const whole = `${last.percent ? '%' : ''}${last.unit}`;
  if (part === last || !bare) return own === '' ? '' : own;
  return last.percent && Math.abs(Number(part.digits)) < 1 ? undefined : whole;
}
