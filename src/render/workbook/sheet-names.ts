import { beginning, unwritable } from './cell-text.ts';

/** No longer name fits a tab. */
const longest = 31;

/**
 * Names of sheets for these titles: as long as a tab allows, without the signs that it does not, and no two alike.
 *
 * @see ECMA-376, part 1, 18.2.19, and what Excel refuses beyond it: "History", an apostrophe at either end
 */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set(['history']);
  return titles.map((title) => {
    const plain = fitting(title);
    let name = plain;
    for (let i = 2; taken.has(name.toLowerCase()); i++) {
      const suffix = ` ${i}`;
      name = beginning(plain, longest - suffix.length).trimEnd() + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The part of a heading before its explanation: "Retention" of "Retention: % who bought N months later". */
export const beginningOf = (heading: string): string => heading.split(/[:;,]\s|\s\(/)[0] ?? '';

/** A title without the signs that a name may not have, cut between words. */
function fitting(title: string): string {
  const allowed = title
    .replaceAll(unwritable, '')
    .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[' ]+|[' ]+$/g, '');
  if (allowed === '') return 'Figures';
  if (allowed.length <= longest) return allowed;
  const words = allowed.slice(0, longest + 1).replace(/\s+\S*$/, '');
  return beginning(words.length > longest / 2 ? words : allowed, longest).replace(/[' ]+$/, '');
}
