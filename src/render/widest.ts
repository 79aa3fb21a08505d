import stringWidth from 'string-width';

/** The columns that the widest of the texts takes; any number of them, unlike `Math.max(...)`. */
export function widest(texts: Iterable<string>): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, stringWidth(text));
  return width;
}
