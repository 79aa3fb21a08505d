const treated = new Set(
  'yes y true t 1 treated treatment test member participant enrolled joined exposed'.split(' '),
);
const compared = new Set(
  'no n false f 0 control comparison untreated nonmember none holdout unexposed'.split(' '),
);

/** Whether a word says that a customer is treated; undefined where it says neither. */
export function treatedIn(text: string): boolean | undefined {
  const word = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (treated.has(word)) return true;
  return compared.has(word) ? false : undefined;
}

/** Tells who is treated by the value of a column. */
export type IsTreated = (text: string) => boolean;

/**
 * How the values of a column tell who is treated: by the value that is named, by words that everybody
 * knows, or, of two values, by the one that is such a word.
 *
 * @returns undefined where they do not tell
 */
export function treatedBy(
  values: readonly string[],
  named: string | undefined,
): IsTreated | undefined {
  if (named !== undefined) return (text) => text === named;
  const known = values.map(treatedIn);
  if (values.length > 2 || known.every((each) => each === undefined)) return undefined;
  // "gold" beside "no": the other of two is the opposite of the one that is known.
  const other = !(known.find((each) => each !== undefined) ?? false);
  if (values.length === 2 && known[0] === known[1]) return undefined;
  return (text) => treatedIn(text) ?? other;
}
