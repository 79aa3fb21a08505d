/**
 * Text that is safe to print: a control character from somebody's file, which could move the cursor
 * or recolour the terminal, is shown as its name in Unicode's control pictures (␛ for escape). So is
 * what would turn the direction of the text after it, or break the line.
 *
 * @see Boucher & Anderson, "Trojan Source" (2021), for the marks of direction
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
