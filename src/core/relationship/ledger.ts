import { decimalSum, gridFor, onGrid } from '../numeric/decimal-grid.ts';

/**
 * The kinds of real money, by the part of a relationship that it comes from. Sharing, the third part, brings none: new
 * customers whom it brings are recommendations.
 */
export const realKinds = {
  loyalty: ['retention', 'spend', 'both', 'servingSaved', 'recovery'],
  recommendations: ['referral'],
} as const;

/** The parts of a relationship: it is nurtured through these. */
export const relationshipParts = ['loyalty', 'recommendations', 'sharing'] as const;
export type RelationshipPart = (typeof relationshipParts)[number];

/** The kinds of amounts of a programme, by the line they belong to. */
export const entryKinds = {
  /** Money that would not have come without the programme. */
  real: [...realKinds.loyalty, ...realKinds.recommendations],
  /** Money that the programme costs. */
  cost: ['investment', 'rewards', 'rewardsAnyway', 'referralRewards'],
} as const;

export type Line = keyof typeof entryKinds;
export const ledgerLines = Object.keys(entryKinds) as Line[];
export type EntryKind<L extends Line = Line> = (typeof entryKinds)[L][number];

/** One amount and its key: customer or segment, year and kind. */
export interface Entry {
  /** A customer or a segment; empty for all treated customers. */
  readonly who: string;
  /** The years of the programme count from 1. */
  readonly year: number;
  readonly kind: EntryKind;
  /** Present value; costs are positive. */
  readonly amount: number;
}

/** The amounts of a programme, each key once. */
export interface Ledger {
  /** On a grid on which they add up exactly, in any order. */
  readonly entries: readonly Entry[];
  /** Second entries of a key, which are not counted. */
  readonly repeated: readonly Entry[];
}

const lines = new Map<EntryKind, Line>(
  ledgerLines.flatMap((line) => entryKinds[line].map((kind): [EntryKind, Line] => [kind, line])),
);

/**
 * The line that a kind of amount belongs to.
 *
 * @throws {RangeError} there is no such kind
 */
export function lineOf(kind: EntryKind): Line {
  const line = lines.get(kind);
  if (line === undefined) throw new RangeError(`no kind of amount ${String(kind)}`);
  return line;
}

const parts = new Map<EntryKind, RelationshipPart>(
  (['loyalty', 'recommendations'] as const).flatMap((part) =>
    realKinds[part].map((kind): [EntryKind, RelationshipPart] => [kind, part]),
  ),
);

/** The part of a relationship that an amount comes from; null for a cost. */
export const partOf = (kind: EntryKind): RelationshipPart | null => parts.get(kind) ?? null;

/**
 * Puts amounts into a ledger. A key (who, year, kind) is entered once: a second amount under it is reported as
 * repeated, never added to the first.
 *
 * @returns amounts on a grid of millionths, coarser for large sums: all their sums are exact as decimals
 * @throws {RangeError} an amount is not finite, or a year is not a whole number from 1
 */
export function ledger(amounts: readonly Entry[]): Ledger {
  const entries: Entry[] = [];
  const repeated: Entry[] = [];
  const keys = new Set<string>();
  for (const entry of amounts) {
    if (!(Number.isSafeInteger(entry.year) && entry.year >= 1)) {
      throw new RangeError(`no year ${entry.year}`);
    }
    const key = JSON.stringify([entry.who, entry.year, entry.kind]);
    (keys.has(key) ? repeated : entries).push(entry);
    keys.add(key);
  }
  const grid = gridFor(entries.reduce((sum, { amount }) => sum + Math.abs(amount), 0));
  return {
    entries: entries.map((entry) => ({ ...entry, amount: onGrid(entry.amount, grid) })),
    repeated,
  };
}

/** The exact sum of the entries for which the condition holds; of all without one. */
export function sumOfEntries(
  { entries }: Ledger,
  includes: (entry: Entry) => boolean = () => true,
): number {
  return decimalSum(entries.filter(includes).map(({ amount }) => amount));
}

/** The totals of some kinds, and of all of them. */
export type KindTotals<K extends EntryKind> = Readonly<Record<K | 'total', number>>;

/** The exact sum of each kind, and of all of them. */
export function totalsOf<K extends EntryKind>(from: Ledger, kinds: readonly K[]): KindTotals<K> {
  const each = kinds.map((kind): [string, number] => [
    kind,
    sumOfEntries(from, (entry) => entry.kind === kind),
  ]);
  const total = decimalSum(each.map(([, amount]) => amount));
  return Object.fromEntries([...each, ['total', total]]) as KindTotals<K>;
}

/** The totals of the kinds of one line, and of the line. */
export type LineTotals<L extends Line> = KindTotals<EntryKind<L>>;

/** The exact sum of each kind of a line, and their total. */
export const lineTotals = <L extends Line>(from: Ledger, line: L): LineTotals<L> =>
  totalsOf<EntryKind<L>>(from, entryKinds[line]);
