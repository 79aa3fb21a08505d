import { asDecimal, decimalSum } from '../../core/numeric/decimal-grid.ts';
import { inYears, perYear, yearlyRetention } from '../../core/quantity/rate.ts';
import {
  type Behaviour,
  labelOf,
  weakestComparison,
} from '../../core/relationship/counterfactual.ts';
import {
  type Entry,
  type EntryKind,
  entryKinds,
  type Ledger,
  ledger,
  lineOf,
  lineTotals,
  partOf,
  realKinds,
  totalsOf,
} from '../../core/relationship/ledger.ts';
import { programmeAmounts } from '../../core/relationship/programme.ts';
import {
  breakEvenYear,
  returnInMoney,
  yearTotals,
} from '../../core/relationship/return-in-money.ts';
import type { Assumption, Source } from '../../core/report.ts';
import { basisOf, includedSteps } from '../../core/value/terms.ts';
import type { RejectedRow } from '../../input/table/row-problems.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { LiveSheets } from '../../render/workbook/sheet.ts';
import type { NamedCurrency } from '../shared/economics/currency.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { Groups } from './compared-schema.ts';
import { perceivedNames, perceivedOf } from './perceived.ts';
import type { ComparedProgramme } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { GroupsResult, LedgerRow, RorResult, TargetRow } from './result.ts';

/** What the result needs besides the programme; it depends on where the groups come from. */
type OtherParts = Pick<
  RorResult,
  'interval' | 'noInterval' | 'countedOnce' | 'extrapolatedShare' | 'spendCompared'
> & { readonly customersOf: { readonly treated: number; readonly comparison: number | null } };

/**
 * The result of a compared programme.
 *
 * @throws {Refusal} the programme has no amounts
 */
export function resultOf(
  text: ProgrammeText,
  compared: ComparedProgramme,
  { customersOf, ...other }: OtherParts,
): GroupsResult {
  const { programme, without } = compared;
  const book = ledger(valueOrRefusal(programmeAmounts(programme)));
  const { total: realValue } = lineTotals(book, 'real');
  const cost = lineTotals(book, 'cost');
  const years = yearTotals(book);
  const perceived = {
    loyalty: perceivedOf(text, 'loyalty'),
    recommendations: perceivedOf(text, 'recommendations'),
    sharing: perceivedOf(text, 'sharing'),
  };
  const comparison = weakestComparison(without);
  const included = new Set(includedSteps(programme.terms));
  const reached = {
    groups: groupsOf(compared, customersOf),
    netValue: decimalSum([realValue, -cost.total]),
    returnInMoney: returnInMoney(realValue, cost.total),
    breakEvenYear: breakEvenYear(years),
  };
  return {
    basis: basisOf(programme.terms),
    programme: text.name?.text ?? null,
    label: labelOf(text.assignment.value, comparison),
    assignment: text.assignment.value,
    comparison,
    comparisons: without.comparisons,
    customers: programme.customers,
    horizonYears: programme.terms.horizonYears,
    extrapolatedShare: other.extrapolatedShare,
    groups: reached.groups,
    matched: null,
    spendCompared: other.spendCompared,
    ledger: ledgerRows(book),
    loyalty: { real: totalsOf(book, realKinds.loyalty), perceived: perceived.loyalty },
    recommendations: {
      real: totalsOf(book, realKinds.recommendations),
      perceived: perceived.recommendations,
    },
    sharing: { perceived: perceived.sharing },
    realValue,
    cost,
    netValue: reached.netValue,
    returnInMoney: reached.returnInMoney,
    breakEvenYear: reached.breakEvenYear,
    interval: other.interval,
    noInterval: other.noInterval,
    years,
    targets: targetRows(text, reached),
    countedOnce: other.countedOnce,
    leftOut: [
      ...customerTerms.filter((step) => !included.has(step)),
      ...leftOut(book.entries),
      ...perceivedNames.filter((name) => !perceived.sharing.some(({ what }) => what === name)),
    ],
  };
}

/** The entries by line and kind, in the order in which they are shown, and by year. */
export const ledgerRows = ({ entries }: Ledger): LedgerRow[] =>
  Object.values(entryKinds)
    .flat()
    .flatMap((kind: EntryKind) =>
      entries
        .filter((entry) => entry.kind === kind)
        .map(({ year, amount }) => ({
          line: lineOf(kind),
          part: partOf(kind),
          kind,
          year,
          amount,
        })),
    );

/** What the margin of a customer may include besides the cost of goods. */
export const customerTerms = ['serving', 'marketing', 'timeValue'] as const;

/** The kinds of entry that the programme does not have. */
export const leftOut = (entries: readonly Entry[]): EntryKind[] => {
  const present = new Set(entries.map(({ kind }) => kind));
  return Object.values(entryKinds)
    .flat()
    .filter((kind: EntryKind) => !present.has(kind));
};

function groupsOf(
  { groups: { treated, comparison }, without }: ComparedProgramme,
  customersOf: OtherParts['customersOf'],
): Groups {
  const orNull = (before: Groups['treated']['before'] | undefined) =>
    before == null || Object.keys(before).length === 0 ? null : before;
  return {
    treated: {
      customers: customersOf.treated,
      before: orNull(treated.before),
      after: treated.after,
    },
    comparison:
      comparison === undefined
        ? null
        : {
            customers: customersOf.comparison,
            before: orNull(comparison.before),
            after: comparison.after,
          },
    counterfactual: behaviourOf(without),
  };
}

const behaviourOf = ({ annualSpend, retention, spendRetention }: Behaviour): Behaviour => ({
  annualSpend,
  retention,
  ...(spendRetention !== undefined && { spendRetention }),
});

/** The figures with which targets are compared. */
type Reached = Pick<GroupsResult, 'returnInMoney' | 'netValue' | 'breakEvenYear' | 'groups'>;

/** The targets with the actual figures. A target is the least that counts as met; of break-even years, the most. */
function targetRows({ figures }: ProgrammeText, reached: Reached): TargetRow[] {
  const { annualSpend, retention } = reached.groups.treated.after;
  const actuals: readonly (readonly [string, TargetRow['target'], number | null])[] = [
    ['targets.return', 'return', reached.returnInMoney],
    ['targets.net-value', 'netValue', reached.netValue],
    ['targets.spend', 'spend', asDecimal(annualSpend)],
    ['targets.retention', 'retention', retention],
    ['targets.break-even', 'breakEven', reached.breakEvenYear],
  ];
  return actuals.flatMap(([path, target, actual]) => {
    const read = figures.get(path)?.quantity;
    if (read === undefined) return [];
    const unit = read.unit ?? 'y';
    const { base } = read.range;
    const goal =
      target === 'retention'
        ? yearlyRetention(base, unit)
        : target === 'spend'
          ? perYear(base, unit)
          : target === 'breakEven'
            ? inYears(base, unit)
            : base;
    const met = actual !== null && (target === 'breakEven' ? actual <= goal : actual >= goal);
    return [{ target, goal, actual, met }];
  });
}

/** The result of a programme, with what the report needs besides. */
export interface ProgrammeAnswer {
  readonly result: RorResult;
  readonly drawing: Drawing | undefined;
  /** Inputs that take effect where no option and no programme file gives them. */
  readonly implied: Readonly<Record<string, Assumption>>;
  readonly currencies: readonly NamedCurrency[];
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  /** The problems of each file. */
  readonly read: readonly ProblemTally[];
  readonly rejects?: readonly RejectedRow[];
  /** The sheets of a workbook that compute the money. */
  readonly liveSheets: () => LiveSheets | undefined;
}
