import stringWidth from 'string-width';

/** What every terminal shows in one column: most texts have nothing else, and are measured by their length. */
const plain = /^[ -~]*$/;

/** The columns of a terminal that a text takes. */
export const textWidth = (text: string): number =>
  plain.test(text) ? text.length : stringWidth(text);

/** The columns that the widest of the texts takes; any number of them, unlike `Math.max(...)`. */
export function widest(texts: Iterable<string>): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, textWidth(text));
  return width;
}

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - textWidth(text))) + text;

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));

/** The text, cut to so many columns with an ellipsis where it takes more. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let taken = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    taken += textWidth(segment);
    if (taken > width) break;
    kept += segment;
  }
  return `${kept}…`;
}
