import { textWidth } from './text-width.ts';

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
