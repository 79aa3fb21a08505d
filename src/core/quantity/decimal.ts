/** "0,250" is a quarter: no group of thousands begins with 0. */
const plain = /^-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;

/**
 * The number that a text on a command line means: digits, `.` before the decimals, and `,` only between groups
 * of three. "12,744" is 12744; "1,5", "1e3", "0x10" and "" are not numbers.
 *
 * @returns undefined where the text is not a number
 */
export function decimal(text: string): number | undefined {
  if (!plain.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** The number of digits after the decimal point: 2 in "9102.86", 0 in "9102". */
export function decimalsWritten(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
