import { headerName } from './header-name.ts';
import { isOfKind, type WordKind } from './word-kinds.ts';

/**
 * What the words of a header can be together. A header fits where each of `needs` is met by a word, and no word is left
 * that is of none of its kinds: any other word, as in "shipping date" or "average discount", says something else.
 */
export interface Phrase {
  /** Each by a word of the kind, or of one of the kinds. */
  readonly needs: readonly (WordKind | readonly WordKind[])[];
  /** What may stand there besides. */
  readonly may?: readonly WordKind[];
  /**
   * The unit of time: none, unless it says otherwise; `many`, a number of them ("years", not "yearly"); `short`, the same,
   * of less than a year.
   */
  readonly unit?: 'may' | 'must' | 'many' | 'short';
}

/** Headers of more words are sentences. */
const mostWords = 8;

/** Whether a header fits. */
export function fits(header: string, { needs, may = [], unit }: Phrase): boolean {
  const { words, several, span } = headerName(header);
  if (words.length === 0 || words.length > mostWords) return false;
  if (span === undefined && unit !== undefined && unit !== 'may') return false;
  if (span !== undefined && unit === undefined) return false;
  if ((unit === 'many' || unit === 'short') && !several) return false;
  if (unit === 'short' && span?.unit === 'y') return false;
  const needed = needs.flat();
  const isKnown = (word: string) =>
    needed.some((kind) => isOfKind(word, kind)) || may.some((kind) => isOfKind(word, kind));
  const isMet = (kinds: WordKind | readonly WordKind[]) =>
    words.some((word) =>
      typeof kinds === 'string'
        ? isOfKind(word, kinds)
        : kinds.some((kind) => isOfKind(word, kind)),
    );
  return words.every(isKnown) && needs.every(isMet);
}

/** Which of several phrases a header fits first, from 0; undefined where it fits none. */
export function fittingPhrase(header: string, phrases: readonly Phrase[]): number | undefined {
  const index = phrases.findIndex((phrase) => fits(header, phrase));
  return index < 0 ? undefined : index;
}
