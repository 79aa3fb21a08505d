import { type Outcome, success } from '../outcome.ts';
import { geometric } from '../survival/survival.ts';
import { periodSums } from '../value/period-sums.ts';
import { certainPayment } from '../value/waterfall.ts';
import type { Behaviour } from './counterfactual.ts';
import { effectParts } from './effect-parts.ts';
import { knowledgeValue } from './knowledge-value.ts';
import type { Entry, EntryKind } from './ledger.ts';
import type { Programme } from './programme.ts';
import { sharingValue } from './sharing-value.ts';

/** The discounted years of a customer in each part of the time up to the horizon. */
interface YearsInParts {
  readonly treated: readonly number[];
  readonly without: readonly number[];
  /** Of a stay without end: what is counted for all customers together does not depend on it. */
  readonly certain: readonly number[];
}

/**
 * The present values of everything that a programme brings and costs, by kind and year. Payments of customers are
 * booked by the timing of the terms; an investment is discounted from the beginning of its year, since
 * it is spent before it brings anything. Kinds that are not asked for have no entries.
 *
 * @returns unrounded; a failure where a sum is beyond all numbers
 * @throws {RangeError} a quantity leaves its range, or an investment lies beyond the horizon
 */
export const programmeAmounts = (programme: Programme): Outcome<Entry[]> =>
  amountsUntil(programme, yearEnds(programme.terms.horizonYears));

/** What the real value and the cost come to, unrounded: for drawing it many times. */
export function exactTotals(
  programme: Programme,
): Outcome<{ readonly real: number; readonly cost: number }> {
  const amounts = amountsUntil(programme, [programme.terms.horizonYears]);
  if (!amounts.ok) return amounts;
  const sums = { real: 0, cost: 0 };
  for (const { kind, amount } of amounts.value) {
    if (kind === 'sharing' || kind === 'knowledge') continue;
    if (isCost(kind)) sums.cost += amount;
    else sums.real += amount;
  }
  return success(sums);
}

const isCost = (kind: EntryKind): boolean =>
  kind === 'investment' ||
  kind === 'rewards' ||
  kind === 'rewardsAnyway' ||
  kind === 'referralRewards';

/** 1, 2, … and the horizon itself, which may lie within a year. */
function yearEnds(horizonYears: number): number[] {
  // A horizon of three years is three, though 36 months may come to a little more.
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
  const marginOf = ({ annualSpend }: Behaviour) =>
    certainPayment(annualSpend / terms.periodsPerYear, 1, terms) * terms.periodsPerYear;
  const margins = { treated: marginOf(programme.treated), without: marginOf(programme.without) };
  const parts = ends.map((_, i) =>
    effectParts(
      { marginPerYear: margins.treated, years: years.treated[i] ?? 0 },
      { marginPerYear: margins.without, years: years.without[i] ?? 0 },
    ),
  );
  for (const kind of ['retention', 'spend', 'both'] as const) {
    enter(kind, (i) => customers * (parts[i]?.[kind] ?? 0));
  }
  /** So much a year from each treated customer who is still one, or from all together. */
  const each = (kind: EntryKind, perYear: number) =>
    enter(kind, (i) => customers * perYear * (years.treated[i] ?? 0));
  const together = (kind: EntryKind, perYear: number) =>
    enter(kind, (i) => perYear * (years.certain[i] ?? 0));
  if (referral !== undefined) each('referral', referral.perYear * referral.value);
  if (recovery !== undefined) together('recovery', recovery.perYear * recovery.value);
  if (servingSaved !== undefined) each('servingSaved', servingSaved);
  entries.push(...investments(programme, ends));
  if (rewards !== undefined) {
    each('rewards', rewards.perYear * (1 - rewards.anyway));
    each('rewardsAnyway', rewards.perYear * rewards.anyway);
  }
  if (referral !== undefined) {
    each('referralRewards', (referral.rewardedPerYear ?? referral.perYear) * referral.reward);
  }
  if (programme.sharing !== undefined) together('sharing', sharingValue(programme.sharing));
  if (programme.knowledge !== undefined) together('knowledge', knowledgeValue(programme.knowledge));
  return success(entries);
}

/** Those of one year are one amount. */
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
  const parts = { treated: [0], without: [0], certain: [0] };
  const stays = { treated: treated.retention, without: without.retention, certain: 1 };
  for (const name of ['treated', 'without', 'certain'] as const) {
    const survival = geometric(stays[name]);
    const upTo: number[] = [0];
    for (const horizonYears of ends) {
      const sums = periodSums(survival, { ...terms, horizonYears });
      if (!sums.ok) return sums;
      upTo.push(sums.value.discounted / terms.periodsPerYear);
    }
    parts[name] = ends.map((_, i) => (upTo[i + 1] ?? 0) - (upTo[i] ?? 0));
  }
  return success(parts);
}
