import { AsciiText } from './ascii-text.ts';
import { currencyNamed } from './currency-codes.ts';

export type DecimalMark = '.' | ',';

/**
 * How a number reads. `same`: it is the same number whichever mark divides its decimals. `point` and
 * `comma`: only that mark makes sense of it. `either`: both do, and they disagree ("1.234").
 */
export type NumberReading = 'same' | 'point' | 'comma' | 'either' | 'none';

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

  read(text: string): NumberReading {
    const length = this.#ascii.put(text);
    return this.readPlain(this.#ascii.bytes, 0, length) ?? this.#formatted(text);
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
      return 'either';
    }
    this.value = signed(fraction, negative);
    return point ? 'point' : 'comma';
  }

  /** Signs, brackets, currencies, grouping. */
  #formatted(text: string): NumberReading {
    const parts = unwrapped(text);
    if (parts === undefined) return 'none';
    this.currency = parts.currency;
    const point = numberWith(parts.digits, '.');
    const comma = numberWith(parts.digits, ',');
    const first = point ?? comma;
    if (first === undefined) return 'none';
    this.value = signed(first, parts.negative);
    if (point === comma) return 'same';
    if (comma === undefined) return 'point';
    if (point === undefined) return 'comma';
    this.withComma = signed(comma, parts.negative);
    return 'either';
  }
}

const signed = (value: number, negative: boolean): number =>
  negative && value !== 0 ? -value : value;

interface Unwrapped {
  readonly digits: string;
  readonly negative: boolean;
  readonly currency: string | undefined;
}

const minus = /^[-−–]/;
/** Brackets mean a minus only where they hold all of the digits: "($3.00)", "$(3.00)", not "50 (USD)". */
const brackets = /^([^\d()+\-−–]*)\(([^()+\-−–]*\d[^()+\-−–]*)\)([^\d()+\-−–]*)$/;
const affixes = /^([^\d.,'’()+\-−–]*)([-−–+]?)([\d.,][\d.,'’ ]*)(-?)([^\d.,'’()+\-−–]*)$/;

/** Takes away what surrounds the digits: an escaping apostrophe, brackets, signs, a currency. */
function unwrapped(text: string): Unwrapped | undefined {
  let rest = text.replace(/\s+/g, ' ').trim();
  if (rest.startsWith("'")) rest = rest.slice(1).trim();
  let negative = false;
  const bracketed = brackets.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = `${bracketed[1] ?? ''}${bracketed[2] ?? ''}${bracketed[3] ?? ''}`.trim();
  } else if (minus.test(rest) || rest.startsWith('+')) {
    negative = !rest.startsWith('+');
    rest = rest.slice(1).trim();
    if (/[-−–+]/.test(rest)) return undefined;
  }
  const parts = affixes.exec(rest);
  if (parts === null) return undefined;
  const [, before = '', sign = '', digits = '', trailing = '', after = ''] = parts;
  if (sign !== '' && trailing !== '') return undefined;
  if (minus.test(sign) || trailing !== '') negative = true;
  const names = [before.trim(), after.trim()].filter((name) => name !== '');
  const currencies = names.map(currencyNamed);
  if (currencies.includes(undefined)) return undefined;
  // "$12 USD" names one currency twice; the code says more than the sign.
  const currency = currencies.find((name) => name?.length === 3) ?? currencies[0];
  return { digits: digits.trim(), negative, currency };
}

const groups: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d{1,3}(?:([,'’ ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})$/,
  ',': /^\d{1,3}(?:([.'’ ])\d{3})(?:\1\d{3})*$/,
};

/** The number that the digits make if `mark` divides the decimals, or undefined if they make none. */
function numberWith(digits: string, mark: DecimalMark): number | undefined {
  const [whole = '', fraction, ...more] = digits.split(mark);
  if (more.length > 0) return undefined;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined;
  if (whole === '' && fraction === undefined) return undefined;
  if (!/^\d*$/.test(whole) && !groups[mark].test(whole)) return undefined;
  // "0,123" is no grouped number: no one writes a group of thousands after a nought.
  if (/^0\d*\D/.test(whole)) return undefined;
  const ungrouped = whole.replace(/\D/g, '');
  return Number(fraction === undefined ? ungrouped : `${ungrouped}.${fraction}`);
}
