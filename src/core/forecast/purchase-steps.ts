import { coarseRule, shortRule } from '../numeric/gauss-legendre.ts';
import type { SpendLaw } from '../purchase/calendar/spend-law.ts';
import type { PurchaseHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { PeriodSums } from '../value/period-sums.ts';
import { costsWith, includedSteps, type StepName, stepNames, type Terms } from '../value/terms.ts';
import { stepFormula } from '../value/waterfall.ts';

/** What a valuation needs of a purchase model. */
type StepLaw = Pick<PurchaseLaw, 'expected' | 'aliveAfter' | 'discounted' | 'breaks'>;

/** The value of expected purchases by step: amount = spend a purchase × perSpend + fixed. */
export interface PurchaseSteps {
  readonly steps: readonly StepName[];
  /** One entry a step: the amount for each unit of the expected spend of a purchase. */
  readonly perSpend: readonly number[];
  /** One entry a step, in currency a customer: in proportion to the time as a customer, or to the number of orders. */
  readonly fixed: readonly number[];
}

/**
 * Values expected purchases in the steps of every valuation. A step is the sum of a part that is in proportion to the
 * spend on purchases, and one that is not:
 *
 *     amount = spend a purchase × perSpend + fixed
 *
 * @param law - in a unit of time of which a year has `unitsPerYear`
 * @param spendLaw - expected purchases, each weighted by the spend on it; absent: all purchases count alike
 */
export function purchaseSteps(
  law: StepLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
  spendLaw: SpendLaw = law,
): (history: PurchaseHistory) => PurchaseSteps {
  const whole: Terms = { ...terms, periodsPerYear: 1, timing: 'start', firstPayment: 'included' };
  const steps = includedSteps(whole);
  const places = steps.map((step) => stepNames.indexOf(step));
  const amountsBy = (of: Terms) => {
    const formula = stepFormula(of);
    const all = new Float64Array(stepNames.length);
    return (payment: number, over: PeriodSums): number[] => {
      formula(all, payment, over, terms.ordersPerPurchase, undefined, undefined);
      return places.map((place) => all[place] ?? 0);
    };
  };
  const [timeTerms, termsOfOrders] = [stayTerms(whole), orderTerms(whole)];
  const ofSpend = amountsBy(spendTerms(whole));
  const ofTime = timeTerms && amountsBy(timeTerms);
  const ofOrders = termsOfOrders && amountsBy(termsOfOrders);
  const sums = timeSums(law, terms, unitsPerYear);
  const ofMoney = spendLaw === law ? sums : timeSums({ ...law, ...spendLaw }, terms, unitsPerYear);
  return (history) => {
    const money = ofMoney.purchases(history);
    const purchases = ofMoney === sums ? money : undefined;
    const fixed = [
      ...(ofTime === undefined ? [] : [ofTime(0, sums.stay(history))]),
      ...(ofOrders === undefined ? [] : [ofOrders(0, purchases ?? sums.purchases(history))]),
    ];
    return {
      steps,
      perSpend: ofSpend(1, money),
      fixed: steps.map((_, k) => fixed.reduce((sum, each) => sum + (each[k] ?? 0), 0)),
    };
  };
}

/** The part of the terms that is in proportion to spend. */
function spendTerms(terms: Terms): Terms {
  const { serving: _, marketing: __, referral: ___, recovery, ...others } = terms;
  return {
    ...others,
    ...costsWith(terms, ['share']),
    ...(recovery !== undefined && { recovery: { ...recovery, mendingCost: 0 } }),
  };
}

/** The part of the terms that is in proportion to the number of orders; undefined where there is none. */
function orderTerms(terms: Terms): Terms | undefined {
  const { serving: _, marketing: __, referral: ___, recovery, ...others } = terms;
  const ofOrders = costsWith(terms, ['perOrder']);
  if (Object.keys(ofOrders).length === 0) return undefined;
  return {
    ...others,
    ...ofOrders,
    ...(recovery !== undefined && { recovery: { ...recovery, mendingCost: 0 } }),
  };
}

/** The part of the terms that is in proportion to the time as a customer; undefined where there is none. */
function stayTerms(terms: Terms): Terms | undefined {
  const { serving: _, marketing: __, referral, recovery, ...others } = terms;
  const ofTime = costsWith(terms, ['perYear']);
  const running = Object.keys(ofTime).length > 0;
  if (!running && referral === undefined && recovery === undefined) return undefined;
  return {
    ...others,
    ...ofTime,
    ...(referral !== undefined && { referral }),
    ...(recovery !== undefined && { recovery }),
  };
}

/** The sums of a valuation over continuous time, in years from the day of the forecast. */
export interface TimeSums {
  /** Over expected purchases. */
  readonly purchases: (history: PurchaseHistory) => PeriodSums;
  /** Over the expected time as a customer. */
  readonly stay: (history: PurchaseHistory) => PeriodSums;
}

/**
 * The sums of {@link PeriodSums}, with an integral for each:
 *
 *     purchases  ∫₀ᴴ f(t) dE(t) = f(H) E(H) − ∫₀ᴴ f′(t) E(t) dt,  E(t) expected purchases up to t
 *     stay       ∫₀ᴴ f(t) S(t) dt,  S(t) the probability of still being a customer
 *
 * with f = 1, (1+γ)ᵗ, (1+d)⁻ᵗ, their product, and t times the last two. Gauss–Legendre quadrature in u with t = H u²,
 * so that the points are dense at the beginning, where E and S change most. Where the rate of purchases jumps, E has a kink: each stretch between
 * jumps has points of its own.
 */
export function timeSums(law: StepLaw, terms: ForecastTerms, unitsPerYear: number): TimeSums {
  const { horizonYears } = terms;
  const growth = Math.log1p(terms.growth ?? 0);
  const discount = -Math.log1p(terms.discount ?? 0);
  const timed = terms.recovery !== undefined || growth !== 0 || discount !== 0;
  const breaks = law.breaks?.(horizonYears * unitsPerYear) ?? [];
  const { years, lengths } = pointsOf([...breaks.map((at) => at / unitsPerYear), horizonYears]);
  const at = new Float64Array(years.length);

  /** ∫ e^{κt} dE or ∫ t e^{κt} dE. */
  const purchased = (all: number, kappa: number, later: boolean): number => {
    if (kappa === 0 && !later) return all;
    let sum = Math.exp(kappa * horizonYears) * (later ? horizonYears : 1) * all;
    for (let i = 0; i < at.length; i++) {
      const t = years[i] as number;
      const slope = (later ? 1 + kappa * t : kappa) * Math.exp(kappa * t);
      sum -= (lengths[i] as number) * slope * (at[i] as number);
    }
    return sum;
  };
  /** ∫ e^{κt} S dt or ∫ t e^{κt} S dt. */
  const stayed = (kappa: number, later: boolean): number => {
    let sum = 0;
    for (let i = 0; i < at.length; i++) {
      const t = years[i] as number;
      sum += (lengths[i] as number) * Math.exp(kappa * t) * (later ? t : 1) * (at[i] as number);
    }
    return sum;
  };
  const sumsOf = (of: (kappa: number, later: boolean) => number): PeriodSums => ({
    paid: of(0, false),
    grown: of(growth, false),
    discounted: of(discount, false),
    grownDiscounted: of(growth + discount, false),
    laterDiscounted: of(discount, true),
    laterGrownDiscounted: of(growth + discount, true),
  });
  const fill = (of: (units: number) => number) => {
    for (let i = 0; i < at.length; i++) at[i] = of((years[i] as number) * unitsPerYear);
  };
  return {
    purchases: (history) => {
      const all = law.expected(history, horizonYears * unitsPerYear);
      if (!timed) return untimed(all);
      fill((units) => law.expected(history, units));
      return sumsOf((kappa, later) => purchased(all, kappa, later));
    },
    stay: (history) => {
      fill((units) => law.aliveAfter(history, units));
      return sumsOf(stayed);
    },
  };
}

/** The points at which a time ahead is looked at, and for how many years each stands. */
interface TimePoints {
  readonly years: readonly number[];
  readonly lengths: readonly number[];
}

/** @param ends - of the stretches, rising */
function pointsOf([first = 0, ...later]: readonly number[]): TimePoints {
  const { nodes, weights } = shortRule;
  const years = Array.from(nodes, (u) => first * u * u);
  const lengths = Array.from(weights, (weight, i) => weight * 2 * first * (nodes[i] ?? 0));
  let before = first;
  for (const end of later) {
    for (const [i, node] of coarseRule.nodes.entries()) {
      years.push(before + (end - before) * node);
      lengths.push((end - before) * (coarseRule.weights[i] ?? 0));
    }
    before = end;
  }
  return { years, lengths };
}

/** The sums without growth, discount and later payments. */
const untimed = (all: number): PeriodSums => ({
  paid: all,
  grown: all,
  discounted: all,
  grownDiscounted: all,
  laterDiscounted: 0,
  laterGrownDiscounted: 0,
});

/** The terms of the value of expected purchases: those of a relationship, without periods and timing. */
export interface ForecastTerms
  extends Pick<
    Terms,
    'margin' | 'serving' | 'marketing' | 'discount' | 'growth' | 'referral' | 'recovery'
  > {
  /** Purchases count up to this many years ahead. */
  readonly horizonYears: number;
  /** How many orders a purchase is, where a cost is by order: several on one day are one purchase. */
  readonly ordersPerPurchase?: number;
}
