import { getFormatFromId, getFormatInfo, tokenize } from 'numfmt';
import { currencyNamed } from '../cells/currency-codes.ts';

/** What the format of a cell says about the number in it. */
export type CellFormat =
  /** Shown as a number, with so many decimals at least. */
  | { readonly as: 'number'; readonly decimals: number; readonly currency?: string }
  | { readonly as: 'percent'; readonly decimals: number }
  /** Shown with zeros in front or with signs between its digits, as ids are: the pattern. */
  | { readonly as: 'digits'; readonly pattern: string }
  | { readonly as: 'date' }
  | { readonly as: 'date and time' }
  /** Of a date, only its month is shown. */
  | { readonly as: 'month' }
  /** Of a date, only the time of day is shown. */
  | { readonly as: 'time' }
  /** A length of time. */
  | { readonly as: 'duration' };

const general: CellFormat = { as: 'number', decimals: 0 };

/** Those of money that a file does not write out have the currency of whoever opens it. */
const moneyOfReader: ReadonlySet<number> = new Set([5, 6, 7, 8, 41, 42, 43, 44]);
const lastBuiltIn = 58;

/** The format with a number that the standard gives to it (ECMA-376, 18.8.30), where the file has none of its own. */
export function builtInFormat(id: number): CellFormat {
  if (!(id > 0 && id <= lastBuiltIn)) return general;
  if (moneyOfReader.has(id)) return { as: 'number', decimals: [5, 6, 41, 42].includes(id) ? 0 : 2 };
  return cellFormat(getFormatFromId(id) ?? '');
}

/** What a pattern says, such as `#,##0.00 [$€-407]` or `yyyy-mm-dd`; what cannot be understood is a plain number. */
export function cellFormat(pattern: string): CellFormat {
  const { type, minDecimals: decimals } = getFormatInfo(pattern);
  switch (type) {
    case 'date':
      return { as: showsOnlyMonth(pattern) ? 'month' : 'date' };
    case 'datetime':
      return { as: 'date and time' };
    case 'time': {
      const isLength = firstSection(pattern).some((token) => token.type === 'DURATION');
      return { as: isLength ? 'duration' : 'time' };
    }
    case 'percent':
      return { as: 'percent', decimals };
    case 'general':
    case 'number':
    case 'grouped':
    case 'currency': {
      if (showsDigits(pattern)) return { as: 'digits', pattern };
      const currency = currencyIn(pattern);
      return { as: 'number', decimals, ...(currency !== undefined && { currency }) };
    }
    default:
      return general;
  }
}

type Token = ReturnType<typeof tokenize>[number];

/** The tokens of what a pattern says about numbers above 0. */
function firstSection(pattern: string): readonly Token[] {
  const tokens = tokenize(pattern);
  const end = tokens.findIndex(({ type }) => type === 'BREAK');
  return end < 0 ? tokens : tokens.slice(0, end);
}

const literals: ReadonlySet<string> = new Set(['STRING', 'CHAR', 'ESCAPED', 'MINUS', 'CURRENCY']);

/** The currency that a pattern shows, as it is written there. */
function currencyIn(pattern: string): string | undefined {
  const words: string[] = [];
  let word = '';
  for (const { type, value, raw } of firstSection(pattern)) {
    // `[$€-407]` has a sign, and the language of its place; `[$-409]` has the language alone.
    const locale = /^\[\$([^\]-]*)/.exec(raw)?.[1];
    if (locale !== undefined) words.push(locale);
    else if (literals.has(type)) word += value;
    else {
      words.push(word);
      word = '';
    }
  }
  words.push(word);
  return words
    .map((each) => each.trim())
    .find((each) => each !== '' && currencyNamed(each) !== undefined);
}

/** Whether the pattern is one of ids: nothing but zeros, two at least, and signs between them or words before. */
function showsDigits(pattern: string): boolean {
  const tokens = firstSection(pattern);
  const last = tokens.findLastIndex(({ type }) => type === 'ZERO');
  const zeros = tokens.filter(({ type }) => type === 'ZERO').length;
  const others = tokens.filter(({ type }) => !['ZERO', 'SPACE', 'SKIP', 'COLOR'].includes(type));
  return (
    zeros > 1 &&
    others.every(({ type }) => literals.has(type)) &&
    tokens.slice(last).every(({ value }) => !/\p{L}|\p{Sc}/u.test(String(value))) &&
    currencyIn(pattern) === undefined
  );
}

/** Whether a pattern of a date shows the month and no day. */
function showsOnlyMonth(pattern: string): boolean {
  const parts = firstSection(pattern)
    .filter(({ type }) => type === 'DATETIME')
    .map(({ value }) => String(value).toLowerCase());
  return parts.some((part) => part.startsWith('m')) && !parts.some((part) => part.startsWith('d'));
}
