import { shortRule } from '../numeric/gauss-legendre.ts';
import type { PurchaseHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { PeriodSums } from '../value/period-sums.ts';
import { type Cost, includedSteps, type StepName, type Terms } from '../value/terms.ts';
import { stepAmounts } from '../value/waterfall.ts';

/** The value of expected purchases by step: amount = spend a purchase × perSpend + fixed. */
export interface PurchaseSteps {
  readonly steps: readonly StepName[];
  /** One entry a step: the amount for each unit of the expected spend of a purchase. */
  readonly perSpend: readonly number[];
  /** One entry a step, in currency a customer: costs and gains in proportion to the time as a customer. */
  readonly fixed: readonly number[];
}

/**
 * Values expected purchases in the steps of every valuation. A step is the sum of a part that is in proportion to the
 * spend on purchases, and one that is not:
 *
 *     amount = spend a purchase × perSpend + fixed
 *
 * @param law - in a unit of time of which a year has `unitsPerYear`
 */
export function purchaseSteps(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
): (history: PurchaseHistory) => PurchaseSteps {
  const whole: Terms = { ...terms, periodsPerYear: 1, timing: 'start', firstPayment: 'included' };
  const ofSpend = spendTerms(whole);
  const ofTime = stayTerms(whole);
  const steps = includedSteps(whole);
  const sums = timeSums(law, terms, unitsPerYear);
  const amounts = (payment: number, over: PeriodSums, of: Terms): number[] => {
    const found = stepAmounts(payment, over, of);
    return steps.map((step) => found[step]);
  };
  const nothing = steps.map(() => 0);
  return (history) => ({
    steps,
    perSpend: amounts(1, sums.purchases(history), ofSpend),
    fixed: ofTime === undefined ? nothing : amounts(0, sums.stay(history), ofTime),
  });
}

const isShare = (cost: Cost | undefined): boolean => cost !== undefined && 'share' in cost;

/** The part of the terms that is in proportion to spend. */
function spendTerms({ serving, marketing, referral: _, recovery, ...terms }: Terms): Terms {
  return {
    ...terms,
    ...(serving !== undefined && isShare(serving) && { serving }),
    ...(marketing !== undefined && isShare(marketing) && { marketing }),
    ...(recovery !== undefined && { recovery: { ...recovery, mendingCost: 0 } }),
  };
}

/** The part of the terms that is in proportion to the time as a customer; undefined where there is none. */
function stayTerms({ serving, marketing, referral, recovery, ...terms }: Terms): Terms | undefined {
  const running = [serving, marketing].some((cost) => cost !== undefined && !isShare(cost));
  if (!running && referral === undefined && recovery === undefined) return undefined;
  return {
    ...terms,
    ...(serving !== undefined && !isShare(serving) && { serving }),
    ...(marketing !== undefined && !isShare(marketing) && { marketing }),
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
 * so that the points are dense at the beginning, where E and S change most.
 */
export function timeSums(law: PurchaseLaw, terms: ForecastTerms, unitsPerYear: number): TimeSums {
  const { horizonYears } = terms;
  const growth = Math.log1p(terms.growth ?? 0);
  const discount = -Math.log1p(terms.discount ?? 0);
  const timed = terms.recovery !== undefined || growth !== 0 || discount !== 0;
  const { nodes, weights } = shortRule;
  const years = nodes.map((u) => horizonYears * u * u);
  const lengths = weights.map((weight, i) => weight * 2 * horizonYears * (nodes[i] ?? 0));
  const at = new Float64Array(nodes.length);

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
}
