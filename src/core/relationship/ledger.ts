import { type DecimalGrid, decimalSum, gridFor, onGrid } from '../numeric/decimal-grid.ts';

/** The kinds of amounts of a programme, by the line they belong to. */
export const entryKinds = {
  /** Cash that would not have come without the programme. */
  real: ['retention', 'spend', 'both', 'referral', 'recovery', 'servingSaved'],
  /** Cash that the programme costs. */
  cost: ['investment', 'rewards', 'rewardsAnyway', 'referralRewards'],
  /** Imputed: nobody pays it. */
  perceived: ['sharing', 'knowledge'],
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

/**
 * Puts amounts into a ledger. A key (who, year, kind) is entered once: a second amount under it is reported as
 * repeated, never added to the first.
 *
 * @returns amounts on a grid of millionths, coarser for large sums: all sums of cash are exact as decimals, and all
 *   sums of perceived amounts
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
  // Separate grids, so that perceived amounts do not change a digit of cash.
  const grids = {
    cash: gridOf(entries, isCash),
    perceived: gridOf(entries, (kind) => !isCash(kind)),
  };
  return {
    entries: entries.map((entry) => {
      const grid = isCash(entry.kind) ? grids.cash : grids.perceived;
      return { ...entry, amount: onGrid(entry.amount, grid) };
    }),
    repeated,
  };
}

const isCash = (kind: EntryKind): boolean => lineOf(kind) !== 'perceived';

const gridOf = (entries: readonly Entry[], includes: (kind: EntryKind) => boolean): DecimalGrid =>
  gridFor(
    entries.reduce((sum, { kind, amount }) => (includes(kind) ? sum + Math.abs(amount) : sum), 0),
  );

/** The exact sum of the entries for which the condition holds; of all without one. */
export function sumOfEntries(
  { entries }: Ledger,
  includes: (entry: Entry) => boolean = () => true,
): number {
  return decimalSum(entries.filter(includes).map(({ amount }) => amount));
}

/** The totals of the kinds of one line, and of the line. */
export type LineTotals<L extends Line> = Readonly<Record<EntryKind<L> | 'total', number>>;

/** The exact sum of each kind of a line, and their total. */
export function lineTotals<L extends Line>(from: Ledger, line: L): LineTotals<L> {
  const kinds = entryKinds[line].map((kind): [string, number] => [
    kind,
    sumOfEntries(from, (entry) => entry.kind === kind),
  ]);
  const total = sumOfEntries(from, (entry) => lineOf(entry.kind) === line);
  return Object.fromEntries([...kinds, ['total', total]]) as LineTotals<L>;
}
