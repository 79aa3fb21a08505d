const zero = 48;
const dash = 45;
const dot = 46;
const slash = 47;
const colon = 58;
const plus = 43;
const space = 32;
const capitalT = 84;
const capitalZ = 90;

const isDigit = (byte: number): boolean => byte >= zero && byte <= 57;

/** The numbers of a date that is written in digits, with one mark between them, in the order in which they stand. */
export class DateParts {
  first = 0;
  second = 0;
  third = 0;
  /** The byte between them. */
  mark = 0;
  /** Whether the year, which has four digits, is the third of them and not the first. */
  yearLast = false;
  /** Whether the year has two digits, and may be the first or the third; each has up to two. */
  isShort = false;
  /** Of the first and the third where the year is short: whether there are two digits, as a year has. */
  firstIsPair = false;
  thirdIsPair = false;
  /** Where the date ends. */
  end = 0;
  #number = 0;

  /** Finds them; false where the bytes begin otherwise. */
  find(bytes: Uint8Array, begin: number, end: number): boolean {
    const first = this.#digits(bytes, begin, end);
    this.first = this.#number;
    this.yearLast = first <= 2;
    this.mark = bytes[begin + first] ?? 0;
    if (first === 0 || first === 3 || first > 4) return false;
    if (this.mark < dash || this.mark > slash) return false;
    const middle = begin + first + 1;
    const second = this.#digits(bytes, middle, end);
    this.second = this.#number;
    if (second === 0 || second > 2 || bytes[middle + second] !== this.mark) return false;
    const last = middle + second + 1;
    const third = this.#digits(bytes, last, end);
    this.third = this.#number;
    this.end = last + third;
    if (this.yearLast && third === 4) {
      this.isShort = false;
      return true;
    }
    this.isShort = this.yearLast;
    this.firstIsPair = first === 2;
    this.thirdIsPair = third === 2;
    return third === 2 || (third === 1 && first !== 1);
  }

  /** Reads up to five digits into the number; returns how many there are. */
  #digits(bytes: Uint8Array, begin: number, end: number): number {
    let number = 0;
    let at = begin;
    for (; at < end && at < begin + 5; at++) {
      const byte = bytes[at] ?? 0;
      if (!isDigit(byte)) break;
      number = number * 10 + byte - zero;
    }
    this.#number = number;
    return at - begin;
  }
}

/** Whether nothing stands there, or a time of day such as " 10:00", "T10:00:00.000Z" or " 10:00:00 +0200". */
export function isPlainTime(bytes: Uint8Array, begin: number, end: number): boolean {
  if (begin === end) return true;
  if (begin + 6 > end || (bytes[begin] !== space && bytes[begin] !== capitalT)) return false;
  if (!isPair(bytes, begin + 1) || bytes[begin + 3] !== colon || !isPair(bytes, begin + 4))
    return false;
  let at = begin + 6;
  if (at < end && bytes[at] === colon) {
    if (at + 3 > end || !isPair(bytes, at + 1)) return false;
    at += 3;
    if (at < end && bytes[at] === dot) {
      const fraction = at + 1;
      for (at = fraction; at < end && isDigit(bytes[at] ?? 0); ) at += 1;
      if (at === fraction) return false;
    }
  }
  return isPlainZone(bytes, at, end);
}

/** Whether nothing stands there, or "Z", "+02", " -0200", "+02:00". */
function isPlainZone(bytes: Uint8Array, begin: number, end: number): boolean {
  if (begin === end) return true;
  if (bytes[begin] === capitalZ) return begin + 1 === end;
  const sign = bytes[begin] === space ? begin + 1 : begin;
  const hours = sign + 3;
  if (hours > end || (bytes[sign] !== plus && bytes[sign] !== dash) || !isPair(bytes, sign + 1))
    return false;
  if (hours === end) return true;
  const minutes = bytes[hours] === colon ? hours + 1 : hours;
  return minutes + 2 === end && isPair(bytes, minutes);
}

const isPair = (bytes: Uint8Array, at: number): boolean =>
  isDigit(bytes[at] ?? 0) && isDigit(bytes[at + 1] ?? 0);
