import { type Outcome, success } from '../outcome.ts';
import { geometric } from '../survival/survival.ts';
import { periodSums } from '../value/period-sums.ts';
import type { Terms } from '../value/terms.ts';
import { certainPayment } from '../value/waterfall.ts';
import type { Behaviour } from './counterfactual.ts';
import { type Entry, type EntryKind, lineOf } from './ledger.ts';

/** A relationship programme: what it changes and what it costs. Rates are yearly. */
export interface Programme {
  /** The number of treated customers. */
  readonly customers: number;
  /** Margin, running costs, discount and timing, with the horizon up to which everything counts. */
  readonly terms: Terms & { readonly horizonYears: number };
  readonly treated: Behaviour;
  /** The behaviour of the same customers without the programme. */
  readonly without: Behaviour;
  /** New customers whom one treated customer refers a year because of the programme. */
  readonly referral?: {
    readonly perYear: number;
    readonly value: number;
    readonly reward: number;
    /** All referrals rewarded a year, also those without the programme; absent: `perYear`. */
    readonly rewardedPerYear?: number;
  };
  /** Customers kept by recovery who are not among the treated, a year in all. */
  readonly recovery?: { readonly perYear: number; readonly value: number };
  /** Cost to serve saved, per treated customer and year. */
  readonly servingSaved?: number;
  /** Paid to each treated customer a year, and the share of it to those who would have bought anyway. */
  readonly rewards?: { readonly perYear: number; readonly anyway: number };
  /** Spent at the beginning of years of the programme, which count from 1. */
  readonly investment: readonly { readonly year: number; readonly amount: number }[];
}

/** The discounted years of a customer in each part of the time up to the horizon. */
interface YearsInParts {
  readonly treated: readonly number[];
  readonly without: readonly number[];
  /** The same of a unit of spend. */
  readonly treatedSpend: readonly number[];
  readonly withoutSpend: readonly number[];
  /** Of an infinite stay, for amounts that do not depend on how long customers stay. */
  readonly certain: readonly number[];
}

/**
 * The present values of all gains and costs of a programme, by kind and year. Payments of customers are booked by the
 * timing of the terms; an investment is discounted from the beginning of its year. Kinds that the programme does not
 * have get no entries.
 *
 * @returns unrounded; a failure where a sum is too large
 * @throws {RangeError} a quantity leaves its range, or an investment lies beyond the horizon
 */
export const programmeAmounts = (programme: Programme): Outcome<Entry[]> =>
  amountsUntil(programme, yearEnds(programme.terms.horizonYears));

/** The totals of the real value and of the cost, not rounded to the grid of amounts, for simulations. */
export function exactTotals(
  programme: Programme,
): Outcome<{ readonly real: number; readonly cost: number }> {
  const amounts = amountsUntil(programme, [programme.terms.horizonYears]);
  if (!amounts.ok) return amounts;
  const sums = { real: 0, cost: 0 };
  for (const { kind, amount } of amounts.value) {
    sums[lineOf(kind)] += amount;
  }
  return success(sums);
}

/** 1, 2, … and the horizon itself, which may lie within a year. */
function yearEnds(horizonYears: number): number[] {
  // A horizon of 36 months is three years, though rounding may make it a little more.
  const years = Math.max(1, Math.ceil(horizonYears - 1e-9));
  return Array.from({ length: years }, (_, i) => (i + 1 < years ? i + 1 : horizonYears));
}

function amountsUntil(programme: Programme, ends: readonly number[]): Outcome<Entry[]> {
  const found = yearsInParts(programme, ends);
  if (!found.ok) return found;
  const years = found.value;
  const { customers, terms, referral, recovery, servingSaved, rewards } = programme;
  const entries: Entry[] = [];
  const enter = (kind: EntryKind, amount: (part: number) => number) => {
    for (const i of ends.keys()) entries.push({ who: '', year: i + 1, kind, amount: amount(i) });
  };
  const marginOf = (annualSpend: number) =>
    certainPayment(annualSpend / terms.periodsPerYear, 1, terms) * terms.periodsPerYear;
  // Costs of a customer end when the customer leaves; margin on spend ends when the spend does.
  const perCustomer = marginOf(0);
  const onSpend = ({ annualSpend }: Behaviour) => marginOf(annualSpend) - perCustomer;
  const margins = { treated: onSpend(programme.treated), without: onSpend(programme.without) };
  const parts = ends.map((_, i): EffectParts => {
    const ofSpend = effectParts(
      { marginPerYear: margins.treated, years: years.treatedSpend[i] ?? 0 },
      { marginPerYear: margins.without, years: years.withoutSpend[i] ?? 0 },
    );
    const ofCustomers = effectParts(
      { marginPerYear: perCustomer, years: years.treated[i] ?? 0 },
      { marginPerYear: perCustomer, years: years.without[i] ?? 0 },
    );
    return { ...ofSpend, retention: ofSpend.retention + ofCustomers.retention };
  });
  for (const kind of ['retention', 'spend', 'both'] as const) {
    enter(kind, (i) => customers * (parts[i]?.[kind] ?? 0));
  }
  /** An amount a year from each treated customer who is still one. */
  const each = (kind: EntryKind, perYear: number) =>
    enter(kind, (i) => customers * perYear * (years.treated[i] ?? 0));
  /** An amount a year from all customers. */
  const inTotal = (kind: EntryKind, perYear: number) =>
    enter(kind, (i) => perYear * (years.certain[i] ?? 0));
  if (referral !== undefined) each('referral', referral.perYear * referral.value);
  if (recovery !== undefined) inTotal('recovery', recovery.perYear * recovery.value);
  if (servingSaved !== undefined) each('servingSaved', servingSaved);
  entries.push(...investments(programme, ends));
  if (rewards !== undefined) {
    each('rewards', rewards.perYear * (1 - rewards.anyway));
    each('rewardsAnyway', rewards.perYear * rewards.anyway);
  }
  if (referral !== undefined) {
    each('referralRewards', (referral.rewardedPerYear ?? referral.perYear) * referral.reward);
  }
  return success(entries);
}

/** The investments, those of one year as one amount. */
function investments({ investment, terms }: Programme, ends: readonly number[]): Entry[] {
  const horizon = ends.at(-1) ?? 0;
  const byYear = new Map<number, number>();
  for (const { year, amount } of investment) {
    if (!(year >= 1 && year - 1 < horizon)) throw new RangeError(`no investment in year ${year}`);
    const factor = Math.exp(-(year - 1) * Math.log1p(terms.discount ?? 0));
    byYear.set(year, (byYear.get(year) ?? 0) + amount * factor);
  }
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([year, amount]) => ({ who: '', year, kind: 'investment', amount }));
}

function yearsInParts(
  { terms, treated, without }: Programme,
  ends: readonly number[],
): Outcome<YearsInParts> {
  const known = new Map<number, Outcome<readonly number[]>>();
  const yearsAt = (retention: number) => {
    const years = known.get(retention) ?? discountedYears(retention, terms, ends);
    known.set(retention, years);
    return years;
  };
  const ofTreated = yearsAt(treated.retention);
  if (!ofTreated.ok) return ofTreated;
  const ofWithout = yearsAt(without.retention);
  if (!ofWithout.ok) return ofWithout;
  const treatedSpend = yearsAt(treated.spendRetention ?? treated.retention);
  if (!treatedSpend.ok) return treatedSpend;
  const withoutSpend = yearsAt(without.spendRetention ?? without.retention);
  if (!withoutSpend.ok) return withoutSpend;
  const certain = yearsAt(1);
  if (!certain.ok) return certain;
  return success({
    treated: ofTreated.value,
    without: ofWithout.value,
    treatedSpend: treatedSpend.value,
    withoutSpend: withoutSpend.value,
    certain: certain.value,
  });
}

function discountedYears(
  retention: number,
  terms: Programme['terms'],
  ends: readonly number[],
): Outcome<readonly number[]> {
  const survival = geometric(retention);
  const upTo: number[] = [0];
  for (const horizonYears of ends) {
    const sums = periodSums(survival, { ...terms, horizonYears });
    if (!sums.ok) return sums;
    upTo.push(sums.value.discounted / terms.periodsPerYear);
  }
  return success(ends.map((_, i) => (upTo[i + 1] ?? 0) - (upTo[i] ?? 0)));
}

/** A customer's margin a year, and the discounted years for which it is paid. */
export interface PaidYears {
  readonly marginPerYear: number;
  readonly years: number;
}

/** The value that a programme adds to a customer, by cause. */
export interface EffectParts {
  /** Staying longer, at the margin without the programme. */
  readonly retention: number;
  /** Spending more, for the years without the programme. */
  readonly spend: number;
  /** Spending more in the years gained: the product of the two changes, kept separate from both. */
  readonly both: number;
}

/**
 * Divides the value that a programme adds to a customer by its causes.
 *
 *     retention  m⁰·(aᴾ − a⁰)      spend  (mᴾ − m⁰)·a⁰      both  (mᴾ − m⁰)·(aᴾ − a⁰)
 *
 * The three add up to mᴾ·aᴾ − m⁰·a⁰.
 *
 * @example effectParts({ marginPerYear: 130, years: 5 }, { marginPerYear: 100, years: 4 });
 *   // => retention 100, spend 120, both 30
 */
export function effectParts(treated: PaidYears, without: PaidYears): EffectParts {
  const margin = treated.marginPerYear - without.marginPerYear;
  const years = treated.years - without.years;
  return {
    retention: without.marginPerYear * years,
    spend: margin * without.years,
    both: margin * years,
  };
}

/**
 * The share of a treated customer's discounted years up to the horizon that lies after the observation: how much of the
 * value is extrapolated.
 *
 * @param reachYears - how long customers were observed, > 0
 */
export function shareBeyond(
  { terms, treated }: Pick<Programme, 'terms' | 'treated'>,
  reachYears: number,
): Outcome<number> {
  if (terms.horizonYears <= reachYears) return success(0);
  const survival = geometric(treated.retention);
  const all = periodSums(survival, terms);
  if (!all.ok) return all;
  const observed = periodSums(survival, { ...terms, horizonYears: reachYears });
  if (!observed.ok) return observed;
  return success(1 - observed.value.discounted / all.value.discounted);
}
