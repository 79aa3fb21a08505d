/**
 * A number as it was written, digit for digit: `coefficient` × 10^`exponent`. Comparing two of them is
 * done in whole numbers, so the comparison adds no rounding of its own: 8.345 is within 0.005 of 8.34,
 * which it is not in binary floating point.
 */
export interface WrittenNumber {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** No double lies further from 1 than this power of ten. */
const furthestExponent = 400;

/** Reads `-12`, `10592.10`, `.5`, `50976.` or `1.06e4`; anything else is undefined. */
export function writtenNumber(text: string): WrittenNumber | undefined {
  const [, sign, whole = '', decimals = '', power = '0'] = written.exec(text) ?? [];
  if (sign === undefined || whole + decimals === '') return undefined;
  const exponent = Number(power) - decimals.length;
  if (!(Math.abs(exponent) <= furthestExponent) || !Number.isFinite(Number(text))) return undefined;
  const size = BigInt(whole + decimals);
  return { coefficient: sign === '-' ? -size : size, exponent };
}

/** The double as the shortest decimal that reads back as the same double. */
export function numberWritten(value: number): WrittenNumber {
  const number = writtenNumber(String(value));
  if (number === undefined) throw new RangeError(`${value} has no digits`);
  return number;
}

/** a − b, to the last digit of either. */
export function difference(a: WrittenNumber, b: WrittenNumber): WrittenNumber {
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: scaled(a, exponent) - scaled(b, exponent), exponent };
}

/** So many percent of |a|, to the last digit. */
export function percentOf(a: WrittenNumber, percent: WrittenNumber): WrittenNumber {
  return {
    coefficient: size(a.coefficient) * percent.coefficient,
    exponent: a.exponent + percent.exponent - 2,
  };
}

/** Whether |a| ≤ |b|. */
export function isWithin(a: WrittenNumber, b: WrittenNumber): boolean {
  const exponent = Math.min(a.exponent, b.exponent);
  return size(scaled(a, exponent)) <= size(scaled(b, exponent));
}

/** The nearest number whose last digit stands at 10^exponent; halves away from zero. */
export function rounded(number: WrittenNumber, exponent: number): WrittenNumber {
  if (number.exponent >= exponent) return { coefficient: scaled(number, exponent), exponent };
  const step = 10n ** BigInt(exponent - number.exponent);
  const half = number.coefficient < 0n ? -step / 2n : step / 2n;
  return { coefficient: (number.coefficient + half) / step, exponent };
}

/** The nearest double. */
export function asNumber({ coefficient, exponent }: WrittenNumber): number {
  return Number(`${coefficient}e${exponent}`);
}

function scaled(number: WrittenNumber, exponent: number): bigint {
  return number.coefficient * 10n ** BigInt(number.exponent - exponent);
}

function size(n: bigint): bigint {
  return n < 0n ? -n : n;
}
