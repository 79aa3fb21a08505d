import { labelOf, weakestComparison } from '../../core/relationship/counterfactual.ts';
import {
  type Entry,
  type EntryKind,
  entryKinds,
  type Ledger,
  ledger,
  lineOf,
  lineTotals,
} from '../../core/relationship/ledger.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import { programmeAmounts } from '../../core/relationship/programme.ts';
import {
  breakEvenYear,
  returnOnRelationship,
  yearTotals,
} from '../../core/relationship/return-on-relationship.ts';
import type { Outcome } from '../../problems/problem.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { PickFigure } from './figures.ts';
import { perceivedValue } from './perceived.ts';
import type { Compared } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { Groups, LedgerRow, RorResult } from './result.ts';
import { targetRows } from './targets.ts';

/** What the way in knows besides the programme. */
export type Known = Pick<
  RorResult,
  'interval' | 'noInterval' | 'countedOnce' | 'extrapolatedShare'
> & { readonly customersOf: { readonly treated: number; readonly comparison: number | null } };

/** The result of a programme compared, whichever way its numbers came in. */
export function resultOf(
  text: ProgrammeText,
  compared: Compared,
  at: (pick: PickFigure) => Outcome<Programme>,
  { customersOf, ...known }: Known,
): RorResult {
  const { programme, without } = compared;
  const book = ledger(valueOrRefusal(programmeAmounts(programme)));
  const [real, cost] = [lineTotals(book, 'real'), lineTotals(book, 'cost')];
  const years = yearTotals(cashOf(book));
  const comparison = weakestComparison(without);
  const reached = {
    groups: groupsOf(compared, customersOf),
    netValue: real.total - cost.total,
    returnOnRelationship: returnOnRelationship(real.total, cost.total),
    breakEvenYear: breakEvenYear(years),
  };
  const { groups, netValue, ...returned } = reached;
  return {
    programme: text.name?.text ?? null,
    label: labelOf(text.assignment.value, comparison),
    assignment: text.assignment.value,
    comparison,
    comparisons: without.comparisons,
    customers: programme.customers,
    horizonYears: programme.terms.horizonYears,
    extrapolatedShare: known.extrapolatedShare,
    groups,
    ledger: ledgerRows(book),
    real,
    cost,
    netValue,
    ...returned,
    interval: known.interval,
    noInterval: known.noInterval,
    perceived: perceivedValue(at),
    years,
    targets: targetRows(text, reached),
    countedOnce: known.countedOnce,
    leftOut: leftOut(book.entries),
  };
}

const cashOf = ({ entries, repeated }: Ledger): Ledger => ({
  entries: entries.filter(({ kind }) => lineOf(kind) !== 'perceived'),
  repeated,
});

/** By line and kind, in the order in which they are shown, and by year. */
const ledgerRows = ({ entries }: Ledger): LedgerRow[] =>
  Object.values(entryKinds)
    .flat()
    .flatMap((kind: EntryKind) =>
      entries
        .filter((entry) => entry.kind === kind)
        .map(({ year, amount }) => ({ line: lineOf(kind), kind, year, amount })),
    );

const leftOut = (entries: readonly Entry[]): EntryKind[] => {
  const there = new Set(entries.map(({ kind }) => kind));
  return Object.values(entryKinds)
    .flat()
    .filter((kind: EntryKind) => !there.has(kind));
};

function groupsOf(
  { groups: { treated, comparison }, without }: Compared,
  customersOf: Known['customersOf'],
): Groups {
  const known = (before: Groups['treated']['before'] | undefined) =>
    before == null || Object.keys(before).length === 0 ? null : before;
  return {
    treated: {
      customers: customersOf.treated,
      before: known(treated.before),
      after: treated.after,
    },
    comparison:
      comparison === undefined
        ? null
        : {
            customers: customersOf.comparison,
            before: known(comparison.before),
            after: comparison.after,
          },
    counterfactual: { annualSpend: without.annualSpend, retention: without.retention },
  };
}
