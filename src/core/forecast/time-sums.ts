import { shortRule } from '../numeric/gauss-legendre.ts';
import type { PurchaseHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { PeriodSums } from '../value/period-sums.ts';
import type { ForecastTerms } from './value-terms.ts';

/** The sums of a valuation over continuous time, years from the day of the forecast. */
export interface TimeSums {
  /** Over purchases, each when it is expected. */
  readonly purchases: (history: PurchaseHistory) => PeriodSums;
  /** Over the time that the customer is still one. */
  readonly stay: (history: PurchaseHistory) => PeriodSums;
}

/**
 * The same sums as of payments in periods, with an integral for each:
 *
 *     purchases  ∫₀ᴴ f(t) dE(t) = f(H) E(H) − ∫₀ᴴ f′(t) E(t) dt,  E(t) purchases expected up to t
 *     stay       ∫₀ᴴ f(t) S(t) dt,  S(t) the chance of still being a customer
 *
 * with f = 1, (1+γ)ᵗ, (1+d)⁻ᵗ, their product, and t times the last two. Gauss and Legendre with t = H u²,
 * whose points are close together at the beginning, where customers who soon stop buy what they still buy.
 *
 * @param unitsPerYear - of the time that the law counts in
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

/** Where neither growth nor discount nor what comes later counts. */
const untimed = (all: number): PeriodSums => ({
  paid: all,
  grown: all,
  discounted: all,
  grownDiscounted: all,
  laterDiscounted: 0,
  laterGrownDiscounted: 0,
});
