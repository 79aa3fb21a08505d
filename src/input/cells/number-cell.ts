import { AsciiText } from './ascii-text.ts';
import { currencyNamed, hasNoDecimals, isCurrencyCode } from './currency-codes.ts';

export const decimalMarks = ['.', ','] as const;

export type DecimalMark = (typeof decimalMarks)[number];

/**
 * How a number reads. `same`: it is the same number whichever mark divides its decimals. `point` and
 * `comma`: only that mark makes sense of it. `either`: both do, and they disagree ("1.234").
 */
export type NumberReading = 'same' | 'point' | 'comma' | 'either' | 'none';

/** The marks with which alone a number makes sense, by its reading. */
export const marksOf = { point: ['.'], comma: [','] } as const;

const powersOfTen = Array.from({ length: 16 }, (_, i) => 10 ** i);

/**
 * Reads the text of a cell as a number, an amount of money perhaps. One reader is used for a whole file
 * and leaves what it found in its fields, so that a million cells make no garbage.
 */
export class NumberCell {
  /** The number; where it reads both ways, with a decimal point. */
  value = 0;
  /** Where it reads both ways: the number with a decimal comma. */
  withComma = 0;
  /** The currency that stands in the cell. */
  currency: string | undefined = undefined;
  readonly #ascii = new AsciiText(17);
  /** The mark in the latest number that reads both ways. */
  #mark: DecimalMark = '.';

  read(text: string): NumberReading {
    const length = this.#ascii.put(text);
    return this.readPlain(this.#ascii.bytes, 0, length) ?? this.#formatted(text);
  }

  /** Reads a number of which it is known that a point divides its decimals: it never reads in another way. */
  readPointed(text: string): 'same' | 'none' {
    const length = this.#ascii.put(text);
    const reading = this.readPlain(this.#ascii.bytes, 0, length) ?? this.#formatted(text, true);
    return reading === 'none' || reading === 'comma' ? 'none' : 'same';
  }

  /**
   * Digits, a minus before them and one mark among them at most: what nearly every cell looks like. Up to 15
   * digits are an exact integer, and an exact integer over an exact power of ten is the nearest double.
   *
   * @returns undefined where anything else stands between `begin` and `end`
   */
  readPlain(bytes: Uint8Array, begin: number, end: number): NumberReading | undefined {
    const negative = bytes[begin] === 45;
    const from = negative ? begin + 1 : begin;
    const length = end - from;
    if (length <= 0 || length > 16) return undefined;
    let digits = 0;
    let mark = -1;
    for (let i = from; i < end; i++) {
      const byte = bytes[i] ?? 0;
      if (byte >= 48 && byte <= 57) digits = digits * 10 + byte - 48;
      else if ((byte === 46 || byte === 44) && mark < 0 && i > from) mark = i;
      else return undefined;
    }
    if (mark < 0) {
      if (length > 15) return undefined;
      this.value = signed(digits, negative);
      this.currency = undefined;
      return 'same';
    }
    const decimals = end - mark - 1;
    const point = bytes[mark] === 46;
    if (decimals === 0) return undefined;
    const fraction = digits / (powersOfTen[decimals] ?? Number.NaN);
    this.currency = undefined;
    if (decimals === 3 && mark - from <= 3 && bytes[from] !== 48) {
      this.value = signed(point ? fraction : digits, negative);
      this.withComma = signed(point ? digits : fraction, negative);
      this.#mark = point ? '.' : ',';
      return 'either';
    }
    this.value = signed(fraction, negative);
    return point ? 'point' : 'comma';
  }

  /**
   * How the latest number, which reads both ways, does as an amount in a currency: in one that has no
   * decimals only as thousands.
   */
  readIn(currency: string | undefined): NumberReading {
    const mark = this.#mark;
    if (currency === undefined || !hasNoDecimals(currency, mark)) return 'either';
    if (mark === '.') this.value = this.withComma;
    return mark === '.' ? 'comma' : 'point';
  }

  /** Signs, brackets, currencies, grouping, exponents. */
  #formatted(text: string, isPointed = false): NumberReading {
    if (text === '') return 'none';
    if (manyDigits.test(text)) {
      // Sums of squares that a database adds up look like this. The engine rounds to the nearest double.
      this.value = Number(text) + 0;
      this.currency = undefined;
      return 'same';
    }
    const parts = unwrapped(text);
    if (parts === undefined) return 'none';
    const { currency } = parts;
    this.currency = currency;
    const reading = this.#bothWays(parts);
    this.#mark = parts.digits.includes(',') ? ',' : '.';
    return reading === 'either' && !isPointed ? this.readIn(currency) : reading;
  }

  #bothWays({ digits, exponent, negative }: Unwrapped): NumberReading {
    const point = numberWith(digits, '.', exponent);
    const comma = numberWith(digits, ',', exponent);
    const first = point ?? comma;
    if (first === undefined) return 'none';
    this.value = signed(first, negative);
    if (point === comma) return 'same';
    if (comma === undefined) return 'point';
    if (point === undefined) return 'comma';
    this.withComma = signed(comma, negative);
    return 'either';
  }
}

const signed = (value: number, negative: boolean): number =>
  negative && value !== 0 ? -value : value;

/** A whole number of more digits than are exact. */
const manyDigits = /^-?\d{16,}$/;

interface Unwrapped {
  readonly digits: string;
  /** The power of ten by which they are multiplied; "" where none stands there. */
  readonly exponent: string;
  readonly negative: boolean;
  readonly currency: string | undefined;
}

const dashes = /[‐‑‒–—−﹣－]/g;
const apostrophes = /[’‘´`ʼ′]/g;
/** "1e+05": what a program writes, and a spreadsheet. */
const scientific = /(?<=\d)[eE]([+-]?\d{1,4})(?![\d.,'])/;
/** "1.234,-": a dash in place of the decimals. In Sweden it comes after a colon, in India after a slash. */
const noDecimals = /(?<=\d)(?:([.,])--?|[:/]-)(?=\D*$)/;
/** Brackets mean a minus only where they hold all of the digits: "($3.00)", "$(3.00)", not "50 (USD)". */
const brackets = /^([^\d()+-]*)\(([^()+-]*\d[^()+-]*)\)([^\d()+-]*)$/;
/** A period may end the words before and after the digits: "Rs. 500", "500 kr." */
const affixes =
  /^((?:[^\d.,'()+-]*[\p{L}/]\. ?)|[^\d.,'()+-]*)([-+]?)([\d.,][\d.,' ]*)(-?)([^\d.,'()+-]*(?:(?<=\p{L})\.)?)$/u;

/** Takes away what surrounds the digits: an escaping apostrophe, brackets, signs, an exponent, a currency. */
function unwrapped(text: string): Unwrapped | undefined {
  let rest = text.replace(/\s+/g, ' ').replace(dashes, '-').replace(apostrophes, "'").trim();
  if (rest.startsWith("'")) rest = rest.slice(1).trim();
  const exponent = scientific.exec(rest)?.[1] ?? '';
  if (exponent !== '') rest = rest.replace(scientific, '');
  rest = rest.replace(noDecimals, (_, mark?: string) => (mark === undefined ? '' : `${mark}00`));
  let negative = false;
  const bracketed = brackets.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = `${bracketed[1] ?? ''}${bracketed[2] ?? ''}${bracketed[3] ?? ''}`.trim();
  } else if (/^[-+]/.test(rest)) {
    negative = rest.startsWith('-');
    rest = rest.slice(1).trim();
    if (/[-+]/.test(rest)) return undefined;
  }
  const parts = affixes.exec(rest);
  if (parts === null) return undefined;
  const [, before = '', sign = '', digits = '', trailing = '', after = ''] = parts;
  if (sign !== '' && trailing !== '') return undefined;
  if (sign === '-' || trailing !== '') negative = true;
  if (isPointOrPeriod(before, digits)) return undefined;
  const names = [before.trim(), after.trim()].filter((name) => name !== '');
  const currencies = names.map(currencyNamed);
  if (currencies.includes(undefined)) return undefined;
  // "$12 USD" names one currency twice; the code says more than the sign.
  const currency =
    currencies.find((name) => name !== undefined && isCurrencyCode(name)) ?? currencies[0];
  return { digits: digits.trim(), exponent, negative, currency };
}

/** "USD.50", "RM.50": the point of decimals, or the period of an abbreviation. "Rs.50" has a period. */
const isPointOrPeriod = (before: string, digits: string): boolean =>
  before.endsWith('.') &&
  before === before.toUpperCase() &&
  (isCurrencyCode(before.slice(0, -1)) || /^\d\d?$/.test(digits));

const groups: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})$/,
  ',': /^\d{1,3}(?:([.' ])\d{3})(?:\1\d{3})*$/,
};

/** The number that the digits make if `mark` divides the decimals, or undefined if they make none. */
function numberWith(digits: string, mark: DecimalMark, exponent: string): number | undefined {
  const [whole = '', fraction, ...more] = digits.split(mark);
  if (more.length > 0) return undefined;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined;
  if (whole === '' && fraction === undefined) return undefined;
  // Nobody groups the thousands of a number with an exponent.
  const isGrouped = exponent === '' && groups[mark].test(whole);
  if (!/^\d*$/.test(whole) && !isGrouped) return undefined;
  // "0,123" is no grouped number: no one writes a group of thousands after a nought.
  if (/^0\d*\D/.test(whole)) return undefined;
  const plain = `${whole.replace(/\D/g, '')}.${fraction ?? ''}`;
  const value = Number(exponent === '' ? plain : `${plain}e${exponent}`);
  // What is too small for a double is no nought.
  return exponent !== '' && value === 0 && /[1-9]/.test(plain) ? undefined : value;
}
