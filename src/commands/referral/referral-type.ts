/** Whether a referred customer would not have come otherwise (`one`), would have come anyway (`two`), or nobody knows. */
export type ReferralType = 'one' | 'two' | 'unknown';

const words: ReadonlyMap<string, ReferralType> = new Map([
  ...'one 1 i new incremental wouldnothavecome notwithout'
    .split(' ')
    .map((word) => [word, 'one'] as const),
  ...'two 2 ii anyway wouldhavecome hadcomeanyway notincremental nonincremental'
    .split(' ')
    .map((word) => [word, 'two'] as const),
  ...['', 'unknown', 'notknown', 'na'].map((word) => [word, 'unknown'] as const),
]);

/** The type that a cell names, however it is spelt: "Type-one", "type 2", "anyway"; undefined where it names none. */
export function referralType(text: string): ReferralType | undefined {
  const word = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  // What is no letter and no digit says nothing: "-", "?", "n/a".
  return words.get(word.replace(/^type/, ''));
}
