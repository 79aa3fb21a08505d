import { headerName } from './header-name.ts';
import { type WordKind, wordsOfKinds } from './word-kinds.ts';

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

/** The words of a phrase: of each of its needs, and all of them. */
interface PhraseWords {
  readonly needs: readonly ReadonlySet<string>[];
  readonly all: ReadonlySet<string>;
}

const wordsOfPhrases = new WeakMap<Phrase, PhraseWords>();

function wordsOf(phrase: Phrase): PhraseWords {
  const before = wordsOfPhrases.get(phrase);
  if (before !== undefined) return before;
  const { needs, may = [] } = phrase;
  const words = {
    needs: needs.map((kinds) => wordsOfKinds(typeof kinds === 'string' ? [kinds] : kinds)),
    all: wordsOfKinds([...needs.flat(), ...may]),
  };
  wordsOfPhrases.set(phrase, words);
  return words;
}

/** Whether a header fits. */
export function fits(header: string, phrase: Phrase): boolean {
  const { words, isKnown, several, span } = headerName(header);
  if (!isKnown) return false;
  const { unit } = phrase;
  if (span === undefined && unit !== undefined && unit !== 'may') return false;
  if (span !== undefined && unit === undefined) return false;
  if ((unit === 'many' || unit === 'short') && !several) return false;
  if (unit === 'short' && span?.unit === 'y') return false;
  const { needs, all } = wordsOf(phrase);
  return (
    words.every((word) => all.has(word)) &&
    needs.every((need) => words.some((word) => need.has(word)))
  );
}

/** Which of several phrases a header fits first, from 0; undefined where it fits none. */
export function fittingPhrase(header: string, phrases: readonly Phrase[]): number | undefined {
  // Nearly every text that is no header ends here.
  if (!headerName(header).isKnown) return undefined;
  const index = phrases.findIndex((phrase) => fits(header, phrase));
  return index < 0 ? undefined : index;
}
