import { timeUnit } from '../../core/quantity/time-unit.ts';
import { currencyNamed } from '../cells/currency-codes.ts';
import { type TimeSpan, timeSpan } from './time-span.ts';
import { isKnownWord, partedWord } from './word-kinds.ts';

/** What the words of a header say. */
export interface HeaderName {
  /** All of its words, run together. */
  readonly whole: string;
  /** The words without unit, currency and filling words, run together: "Monthly Charges" → "charges". */
  readonly base: string;
  /** The words that remain when unit, currency and filling words are taken off; a total is one of them. */
  readonly words: readonly string[];
  /** Whether each of these words is of a kind that is known (`word-kinds.ts`). */
  readonly isKnown: boolean;
  /** The unit of time among them. */
  readonly span: TimeSpan | undefined;
  /** Whether the unit is one ("month") rather than many ("months", "monthly"). */
  readonly single: boolean;
  /** Whether the unit is counted: "years", "mos", not "year" or "yearly". */
  readonly several: boolean;
  /** Whether the unit is a part of a date: "Payment month", "Billing day"; not "per month", "Spend (month)". */
  readonly isDatePart: boolean;
  /** Whether it calls itself a total. */
  readonly total: boolean;
  readonly currency: string | undefined;
}

const articles = new Set(['a', 'an']);
const filling = new Set([...articles, 'per', 'in', 'the', 'of']);
const totals = new Set(['total', 'totals', 'lifetime', 'cumulative']);
const singles = new Set(['month', 'year', 'week', 'day', 'quarter']);
const adjectives = new Set([
  ...['annual', 'annually', 'yearly', 'annum', 'monthly', 'weekly', 'daily', 'quarterly'],
]);
/** What a program writes in brackets behind the columns that it was given by others. */
const asides = new Set(['metadata']);
/** Codes and signs of currencies that are other words first. */
const wordsFirst = new Set([
  'all',
  'top',
  'try',
  'pen',
  'cup',
  'r',
  'fr',
  'ft',
  'din',
  'bs',
  'zl',
  'tk',
  'kc',
]);

const known = new Map<string, HeaderName>();
/** More than the widest files have headers: below that, each would be read anew for every field. */
const mostKnown = 1 << 15;

/** Reads a header, each but once: a thousand files may have the same ones, and it takes long. */
export function headerName(header: string): HeaderName {
  const before = known.get(header);
  if (before !== undefined) return before;
  const name = readName(header);
  // The texts that are looked at include cells that are no headers.
  if (known.size >= mostKnown) known.clear();
  known.set(header, name);
  return name;
}

/**
 * Reads a header: case and punctuation do not matter, joined words are parted ("customerID",
 * "tenure_months"), and what stands in brackets counts only as a unit or a currency
 * ("Amount (EUR)", "Tenure (months)", "Start (UTC)").
 */
function readName(header: string): HeaderName {
  const inBrackets = [...header.matchAll(/[([]([^)\]]*)[)\]]/g)].flatMap(([, text = '']) =>
    wordsOf(text),
  );
  const words = [
    ...wordsOf(header.replace(/[([][^)\]]*[)\]]/g, ' ')).flatMap(partedWord),
    ...inBrackets.filter((word) => asides.has(word)),
  ];
  const last = words.length - 1;
  const units = words.filter((word, i) => isUnit(word, i === last && last > 0));
  const unitInBrackets = inBrackets.find((word) => timeUnit(word) !== undefined);
  const unit = units[0] ?? unitInBrackets;
  const bareCurrency = words.find(
    (word, i) => i === last && last > 0 && !wordsFirst.has(word) && isCurrency(word),
  );
  const currency = [bareCurrency, ...inBrackets, ...words.filter((word) => /^\W+$/u.test(word))]
    .map((word) => (word === undefined ? undefined : currencyNamed(word)))
    .find((named) => named !== undefined);
  const kept = words.filter(
    (word) =>
      word !== unit &&
      word !== bareCurrency &&
      (!filling.has(word) || articles.has(word)) &&
      /[\p{L}\p{N}]/u.test(word),
  );
  return {
    whole: wordsOf(header).join(''),
    base: kept.filter((word) => !filling.has(word) && !totals.has(word)).join(''),
    words: kept,
    isKnown: kept.length > 0 && kept.every(isKnownWord),
    span: unit === undefined || units.length > 1 ? undefined : timeSpan(unit),
    single: unit !== undefined && singles.has(unit),
    several: unit !== undefined && !singles.has(unit) && !adjectives.has(unit),
    isDatePart: last > 0 && singles.has(words[last] ?? '') && !isPer(words[last - 1], header),
    total: words.some((word) => totals.has(word)),
    currency,
  };
}

/** "customerID" → customer, id; "spend/mo ($)" → spend, mo, $. */
export function wordsOf(text: string): string[] {
  const parted = text
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[$€£¥₹]/g, ' $& ');
  return parted
    .toLowerCase()
    .split(/[^\p{L}\p{N}$€£¥₹]+/u)
    .filter((word) => word !== '');
}

/** "per month", "a month", "/month". */
const isPer = (word: string | undefined, header: string): boolean =>
  word === 'per' || word === 'a' || header.includes('/');

/** A single letter is a unit only at the end of a longer name: "tenure_m". */
function isUnit(word: string, atEnd: boolean): boolean {
  if (/^\d/.test(word)) return false;
  return timeSpan(word) !== undefined && (word.length > 1 || atEnd);
}

function isCurrency(word: string): boolean {
  return currencyNamed(word) !== undefined;
}
