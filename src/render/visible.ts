/**
 * What a terminal obeys instead of showing it, or shows so that the text after it reads differently: control
 * characters of both sets (an escape sequence begins with U+001B or U+009B), line and paragraph separators, and
 * the marks, embeddings, overrides and isolates that set the direction of text.
 *
 * @see Boucher & Anderson, "Trojan Source" (2021), for the direction of text
 */
const obeyed = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/gu;
const obeyedBeyondAscii = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/g;

/**
 * Text that is safe to print at a terminal. What the terminal would obey is shown: a control character of ASCII as
 * its control picture (␛ for escape), another character by its number, `<U+202E>`.
 */
export const visible = (text: string): string => text.replace(obeyed, shown);

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** The same of a text whose line breaks are the program's own, and stay. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/**
 * The same for a format that has escapes of its own, so that a program reads the character itself: all but
 * U+0000 to U+001F, which such formats escape already.
 *
 * @param spell - the escape of a character, by its four hexadecimal digits
 */
export const escapedBeyondAscii = (text: string, spell: (digits: string) => string): string =>
  text.replace(obeyedBeyondAscii, (character) =>
    spell((character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')),
  );

/** A value of plain data in which every text is what `show` makes of it. */
export function withTexts<T>(value: T, show: (text: string) => string): T;
export function withTexts(value: unknown, show: (text: string) => string): unknown {
  if (typeof value === 'string') return show(value);
  if (Array.isArray(value)) return value.map((each) => withTexts(each, show));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // The points of a picture have no texts, and are many.
  if (entries.every(([, each]) => typeof each === 'number')) return value;
  return Object.fromEntries(entries.map(([key, each]) => [key, withTexts(each, show)]));
}
