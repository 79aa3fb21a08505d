const plain = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/**
 * The number that a command line writes: digits, `.` before the decimals, and `,` only between groups
 * of three. "12,744" is 12744; "1,5", "1e3", "0x10" and "" are no numbers.
 */
export function decimal(text: string): number | undefined {
  if (!plain.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** How many digits stand behind the point: 2 in "9102.86", 0 in "9102". */
export function decimalsWritten(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
