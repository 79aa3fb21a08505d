import { cut, textWidth } from '../text-width.ts';

const indent = 2;

/** What a character stands for. */
export interface Entry {
  readonly mark: string;
  readonly name: string;
}

/** Characters and what they stand for side by side, as many to a line as fit. */
export function legendLines(entries: readonly Entry[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { mark, name } of entries) {
    const entry = cut(`${mark} ${name}`, width - indent);
    const joined = line === '' ? `${' '.repeat(indent)}${entry}` : `${line}   ${entry}`;
    if (line !== '' && textWidth(joined) > width) {
      lines.push(line);
      line = `${' '.repeat(indent)}${entry}`;
    } else {
      line = joined;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Each entry once: bands and marks of one name mean one thing. */
export const distinct = (entries: readonly Entry[]): Entry[] =>
  entries.filter(
    ({ mark, name }, i) =>
      name !== '' && entries.findIndex((each) => each.mark === mark && each.name === name) === i,
  );
