/** What a word says of the rows that have it. */
export type StatusMeaning = keyof typeof meanings;

const meanings = {
  purchase: 'a purchase',
  refund: 'a refund',
  refunded: 'refunded',
  failed: 'failed',
  void: 'cancelled',
  lost: 'lost',
  pending: 'not paid yet',
  test: 'a test',
  other: 'no payment',
  unnamed: 'not named',
  unknown: 'not known',
} as const;

/** A word of a column of statuses, with its rows and their money. */
export interface StatusTally {
  readonly text: string;
  readonly count: number;
  readonly amount: number;
  readonly means: StatusMeaning;
}

/** What is said of a column of statuses that settles too little. */
export interface StatusFacts {
  /** The name by which `--column` leaves it out. */
  readonly role: string;
  /** What its entries are. */
  readonly unit: 'row' | 'order';
  /** The most frequent first. */
  readonly words: readonly StatusTally[];
  /** What `--status` names already, or must name for another column. */
  readonly named: readonly string[];
}

const mostListed = 40;

/** The words with their rows and money: "Closed Won" (2 rows, 200.00, a purchase). */
export function statusList({ words, unit }: StatusFacts): string {
  const listed = words
    .slice(0, mostListed)
    .map((word) => `"${word.text}" (${counted(word, unit)}, ${meanings[word.means]})`);
  const others = words.slice(mostListed);
  const count = others.reduce((sum, word) => sum + word.count, 0);
  const amount = others.reduce((sum, word) => sum + word.amount, 0);
  const rest =
    others.length === 0
      ? []
      : [`${others.length} other words (${counted({ count, amount }, unit)})`];
  return [...listed, ...rest].join(', ');
}

const counted = ({ count, amount }: Pick<StatusTally, 'count' | 'amount'>, unit: string): string =>
  `${count} ${count === 1 ? unit : `${unit}s`}, ${grouped(amount)}`;

const grouped = (amount: number): string => amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/**
 * The value of `--status` with the words of these meanings, ready to paste.
 *
 * @param otherwise - the meanings to take where no word has one of `means`
 */
export function statusOption(
  { words, named }: StatusFacts,
  means: readonly StatusMeaning[],
  otherwise: readonly StatusMeaning[] = [],
): string {
  const of = (some: readonly StatusMeaning[]) =>
    words.filter((word) => some.includes(word.means)).map(({ text }) => text);
  const found = [of(means), of(otherwise)].find((texts) => texts.length > 0) ?? [];
  // Nobody pastes hundreds of words.
  const chosen = found.length === 0 || found.length > mostListed ? ['WORD'] : found;
  const text = [...new Set([...chosen, ...named])].join(',');
  return /^[\w.,-]+$/.test(text) ? text : `"${text}"`;
}
