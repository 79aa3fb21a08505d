const zero = 48;
const point = 46;
const minus = 45;

/** The most bytes of a number that `decimalInto` writes: its sign, nine digits, the point and six more. */
export const mostDecimalBytes = 17;

/** "000", "001", … "999", one after the other. */
const threes = new Uint8Array(3000);
for (let i = 0; i < threes.length; i++)
  threes[i] = zero + (Math.floor(i / 3 / 10 ** (2 - (i % 3))) % 10);

/**
 * Writes a number as `plainNumber` does, where it is a decimal below 10⁹ of at most six places. These have at most 15
 * digits, and no two decimals of so few digits are the same double: the digits are the shortest that read back.
 *
 * @param bytes - with room for `mostDecimalBytes` from `begin` on
 * @returns where the number ends; `begin` where it is no such decimal, and then nothing is written
 */
export function decimalInto(bytes: Uint8Array, begin: number, value: number): number {
  const size = value < 0 ? -value : value;
  if (!(size < 1e9)) return begin;
  const millionths = Math.round(size * 1e6);
  if (millionths / 1e6 !== size) return begin;
  let end = begin;
  if (value < 0) bytes[end++] = minus;
  const whole = size | 0;
  const thousands = (whole / 1000) | 0;
  end =
    thousands === 0 ? firstDigitsInto(bytes, end, whole) : wholeInto(bytes, end, thousands, whole);
  const decimals = (millionths - whole * 1e6) | 0;
  if (decimals === 0) return end;
  bytes[end] = point;
  const first = (decimals / 1000) | 0;
  threeDigitsInto(bytes, end + 1, first);
  threeDigitsInto(bytes, end + 4, decimals - first * 1000);
  end += 7;
  while (bytes[end - 1] === zero) end -= 1;
  return end;
}

/** A whole number of thousand or more. */
function wholeInto(bytes: Uint8Array, begin: number, thousands: number, whole: number): number {
  const millions = (thousands / 1000) | 0;
  let end = begin;
  if (millions === 0) end = firstDigitsInto(bytes, end, thousands);
  else {
    end = firstDigitsInto(bytes, end, millions);
    end = threeDigitsInto(bytes, end, thousands - millions * 1000);
  }
  return threeDigitsInto(bytes, end, whole - thousands * 1000);
}

/** A number below a thousand, without zeros before it. */
function firstDigitsInto(bytes: Uint8Array, begin: number, number: number): number {
  let end = begin;
  if (number >= 100) bytes[end++] = threes[number * 3] as number;
  if (number >= 10) bytes[end++] = threes[number * 3 + 1] as number;
  bytes[end++] = threes[number * 3 + 2] as number;
  return end;
}

function threeDigitsInto(bytes: Uint8Array, begin: number, number: number): number {
  bytes[begin] = threes[number * 3] as number;
  bytes[begin + 1] = threes[number * 3 + 1] as number;
  bytes[begin + 2] = threes[number * 3 + 2] as number;
  return begin + 3;
}
