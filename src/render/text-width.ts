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
  if (plain.test(text)) return `${text.slice(0, Math.max(0, width - 1))}…`;
  let kept = '';
  let taken = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    taken += textWidth(segment);
    if (taken > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Words in lines of at most `width` columns; a longer word stands alone and is not cut. */
export function wrap(text: string, width: number): string[] {
  return filled(text.split(' '), width);
}

/** The same where no line may be longer, as at a terminal: a longer word goes on in the next line. */
export function wrapWithin(text: string, width: number): string[] {
  return filled(
    text.split(' ').flatMap((word) => pieces(word, width)),
    width,
  );
}

function filled(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A word in pieces of at most so many columns. */
function pieces(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word];
  if (plain.test(word)) {
    const count = Math.ceil(word.length / width);
    return Array.from({ length: count }, (_, i) => word.slice(i * width, (i + 1) * width));
  }
  const found: string[] = [];
  let piece = '';
  let taken = 0;
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const columns = textWidth(segment);
    if (piece !== '' && taken + columns > width) {
      found.push(piece);
      piece = '';
      taken = 0;
    }
    piece += segment;
    taken += columns;
  }
  return [...found, piece];
}
