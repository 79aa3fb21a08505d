/** Characters of a cell, at most, in units of UTF-16. */
const longestText = 32_767;

/** What XML has no way to write: halves of characters, and two that are none. */
export const unwritable =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g;

/**
 * A text as a cell holds it, so that a reader finds the same text: one that looks like the escape of a character,
 * `_x000D_`, or like an error of a spreadsheet, `#REF!`, is escaped. A longer text than a cell may have is cut.
 *
 * @see ECMA-376, part 1, 22.9.2.19 (ST_Xstring)
 */
export function cellText(text: string): string {
  const whole = text.length > longestText ? `${beginning(text, longestText - 1)}…` : text;
  return whole
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll(unwritable, '\uFFFD')
    .replace(/^#(?=[A-Z])/, '_x0023_');
}

/** So many units of a text at most, without half a character at its end. */
export function beginning(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
