import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { daysPerYear } from '../../core/quantity/time-unit.ts';
import {
  type Entry,
  ledger,
  lineTotals,
  realKinds,
  totalsOf,
} from '../../core/relationship/ledger.ts';
import { orderTraits } from '../../core/relationship/matched/alike-orders.ts';
import type { MatchedComparison } from '../../core/relationship/matched/matched-comparison.ts';
import {
  type EffectIntervals,
  matchedEffect,
} from '../../core/relationship/matched/matched-effect.ts';
import {
  breakEvenYear,
  returnInMoney,
  yearTotals,
} from '../../core/relationship/return-in-money.ts';
import { basisOf } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { Matched } from './matched-schema.ts';
import { perceivedNames } from './perceived.ts';
import { atBase, type ProgrammeText, yearlyFigure } from './programme-text.ts';
import type { NoInterval, ReturnInterval, RorResult } from './result.ts';
import { ledgerRows, leftOut } from './result-of.ts';

/** What the result of a club is made of. */
export interface ClubParts {
  readonly text: ProgrammeText;
  readonly compared: MatchedComparison;
  /** Undefined of too few customers. */
  readonly intervals: EffectIntervals | undefined;
  readonly drawing: Drawing | undefined;
  readonly named: number;
  readonly notInLog: number;
}

/**
 * The result: the effect on spend by year after joining, as margin where one is given. Costs are compared with margin
 * only, and are left out without one. Nothing is extrapolated or discounted.
 *
 * @throws {Refusal} an investment lies beyond the time that is counted
 */
export function clubResult(parts: ClubParts): RorResult {
  const { text, compared, intervals, drawing } = parts;
  const margin = text.inputs.get('margin')?.quantity?.range.base;
  const horizonYears = compared.days.longest / daysPerYear;
  const effect = effectOf(compared);
  const spend = effect.years.map(
    (amount, i): Entry => ({
      who: '',
      year: i + 1,
      kind: 'spend',
      amount: amount * (margin ?? 1),
    }),
  );
  const book = ledger([...spend, ...(margin === undefined ? [] : investments(text, horizonYears))]);
  const { total: realValue } = lineTotals(book, 'real');
  const cost = margin === undefined ? null : lineTotals(book, 'cost');
  const years = yearTotals(book);
  const interval =
    margin === undefined ||
    cost === null ||
    cost.total === 0 ||
    intervals?.total == null ||
    drawing === undefined
      ? null
      : returnInterval(intervals, { margin, cost: cost.total }, drawing);
  return {
    basis: basisOf({ margin }),
    programme: null,
    label: 'estimated effect',
    assignment: 'matched',
    comparison: 'comparison',
    comparisons: { annualSpend: 'comparison', retention: null },
    customers: parts.named,
    horizonYears,
    extrapolatedShare: 0,
    groups: null,
    matched: matchedOf(parts, effect),
    spendCompared: null,
    ledger: ledgerRows(book),
    loyalty: { real: totalsOf(book, realKinds.loyalty), perceived: [] },
    recommendations: { real: totalsOf(book, realKinds.recommendations), perceived: [] },
    sharing: { perceived: [] },
    realValue,
    cost,
    netValue: cost === null ? null : decimalSum([realValue, -cost.total]),
    returnInMoney: cost === null ? null : returnInMoney(realValue, cost.total),
    breakEvenYear: cost === null ? null : breakEvenYear(years),
    interval,
    noInterval: interval === null ? whyNoInterval(parts, cost) : null,
    years,
    targets: [],
    countedOnce: [],
    // Who stays longer spends more: staying is in spend, and not left out.
    leftOut: [
      ...leftOut(book.entries).filter((kind) => kind !== 'retention' && kind !== 'both'),
      ...perceivedNames,
    ],
  };
}

const whyNoInterval = ({ intervals }: ClubParts, cost: { total: number } | null): NoInterval => {
  if (cost === null) return 'no-margin';
  if (intervals === undefined) return 'too-few-customers';
  return cost.total === 0 ? 'no-cost' : 'later-joiners';
};

/** What the options invest, in the years that are counted. */
function investments({ investment, figures }: ProgrammeText, horizonYears: number): Entry[] {
  return investment.map(({ year, amount }) => {
    if (year - 1 >= horizonYears)
      throw new Refusal(problem('investment-beyond-horizon', { year, horizonYears }));
    return {
      who: '',
      year,
      kind: 'investment',
      amount: yearlyFigure(figures, amount, atBase) ?? 0,
    };
  });
}

/** The 95 % interval of (margin · effect − cost)/cost. */
function returnInterval(
  { total, totals }: EffectIntervals,
  { margin, cost }: { readonly margin: number; readonly cost: number },
  drawing: Drawing,
): ReturnInterval | null {
  if (total === null) return null;
  const returned = (spend: number) => (margin * spend - cost) / cost;
  return {
    method: 'percentile',
    low: returned(total.low),
    high: returned(total.high),
    level: 0.95,
    positiveShare: totals.filter((each) => returned(each) > 0).length / totals.length,
    ...drawing,
  };
}

/** The effect in decimals: by year, and added up. */
interface Effect {
  readonly years: readonly number[];
  readonly total: number;
  readonly difference: number;
  readonly laterJoiners: number | null;
}

/** Where matched customers spent so much as members that nobody is left to compare with, the difference alone counts. */
function effectOf(compared: MatchedComparison): Effect {
  const found = matchedEffect(compared);
  const rounded = ledgerAmounts(found?.years ?? compared.years);
  const total = decimalSum(rounded);
  if (found === undefined) return { years: rounded, total, difference: total, laterJoiners: null };
  const difference = decimalSum(ledgerAmounts(compared.years));
  return { years: rounded, total, difference, laterJoiners: decimalSum([total, -difference]) };
}

/** Amounts on a grid on which they add up. */
const ledgerAmounts = (amounts: readonly number[]): number[] =>
  ledger(
    amounts.map((amount, i): Entry => ({ who: '', year: i + 1, kind: 'spend', amount })),
  ).entries.map(({ amount }) => amount);

function matchedOf(
  { compared, intervals, named, notInLog }: ClubParts,
  { total, difference, laterJoiners }: Effect,
): Matched {
  const { figures, members, uncompared } = compared;
  const behaviour = (of: 'members' | 'matched' | 'anyone') => ({
    spendBefore: figures.spendBefore[of],
    spendAfter: figures.spendAfter[of],
    ordersAfter: figures.ordersAfter[of],
    // The adjustment within cells may move a share a little beyond its range.
    stillBuying: Math.min(1, Math.max(0, figures.stillBuying[of])),
  });
  const perMember = intervals?.before;
  return {
    members: {
      named,
      compared: members,
      notInLog,
      noOrderBefore: uncompared.noOrderBefore.length,
      noTimeAfter: uncompared.noTimeAfter.length,
      nobodyAlike: uncompared.nobodyAlike.length,
    },
    comparisonCustomers: compared.comparisonCustomers,
    joinedLater: Math.min(1, Math.max(0, figures.joinedLater.matched)),
    days: compared.days,
    traits: orderTraits.map((trait) => {
      const { members: own, matched, anyone, deviation } = figures[trait];
      const standardised = (other: number) =>
        deviation > 0 ? (own - other) / deviation : own === other ? 0 : null;
      return {
        trait,
        members: own,
        matched,
        others: anyone,
        differenceOthers: standardised(anyone),
        differenceMatched: standardised(matched),
      };
    }),
    behaviour: {
      members: behaviour('members'),
      matched: behaviour('matched'),
      others: behaviour('anyone'),
    },
    before: {
      spend: figures.spendBefore.members - figures.spendBefore.matched,
      interval:
        perMember == null ? null : { low: perMember.low / members, high: perMember.high / members },
    },
    spend: {
      difference,
      differenceInterval: intervals?.difference ?? null,
      laterJoiners,
      effect: total,
      effectInterval: intervals?.total ?? null,
      effectPerMember: total / members,
    },
  };
}
