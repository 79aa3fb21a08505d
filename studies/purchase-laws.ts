import type { RandomDraws } from '../src/core/numeric/random.ts';

/** How simulated customers buy and stop: a purchase model and its parameters, times in weeks. */
export interface PurchaseLaw {
  readonly model: 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd';
  /** r, α, a, b; of Pareto/NBD r, α, s, β. */
  readonly parameters: readonly [number, number, number, number];
}

export type LawName = 'Pareto/NBD' | 'BG/NBD' | 'MBG/NBD';
type Laws = Readonly<Record<LawName, PurchaseLaw>>;

/** What the models estimate from the first 39 weeks of CDNOW (Fader, Hardie & Lee 2005). */
export const cdnowFirstWeeks: Laws = {
  'Pareto/NBD': { model: 'pareto-nbd', parameters: [0.5534, 10.578, 0.6061, 11.6652] },
  'BG/NBD': { model: 'bg-nbd', parameters: [0.2426, 4.4136, 0.7929, 2.4259] },
  'MBG/NBD': { model: 'mbg-nbd', parameters: [0.5248, 6.1834, 0.8911, 1.6133] },
};

/** What they estimate from all 78 weeks of it. */
export const cdnowWholeLog: Laws = {
  'Pareto/NBD': { model: 'pareto-nbd', parameters: [0.563, 12.56, 0.408, 10.51] },
  'BG/NBD': { model: 'bg-nbd', parameters: [0.254, 5.45, 0.607, 2.65] },
  'MBG/NBD': { model: 'mbg-nbd', parameters: [0.618, 8.66, 0.552, 1.009] },
};

/** Customers who buy more often, and stop later. */
export const frequentBuyers: Laws = {
  'Pareto/NBD': { model: 'pareto-nbd', parameters: [1.5, 8, 1.2, 60] },
  'BG/NBD': { model: 'bg-nbd', parameters: [1, 8, 0.8, 4] },
  'MBG/NBD': { model: 'mbg-nbd', parameters: [1.2, 8, 0.8, 4] },
};

/** One customer of a law. */
export interface Buyer {
  /** λ, purchases a week. */
  readonly rate: number;
  /** The probability of stopping after a purchase. */
  readonly stops: number;
  readonly canStopAtFirst: boolean;
  /** Weeks after which the customer stops without a purchase; Infinity where only purchases end it. */
  readonly lifetime: number;
}

/** λ ~ gamma(r, α); BG, MBG: stops ~ beta(a, b); Pareto: a lifetime of the rate μ ~ gamma(s, β). */
export function drawnBuyer({ model, parameters }: PurchaseLaw, draws: RandomDraws): Buyer {
  const [r, alpha, third, fourth] = parameters;
  const rate = draws.gamma(r) / alpha;
  const isPareto = model === 'pareto-nbd';
  return {
    rate,
    stops: isPareto ? 0 : draws.beta(third, fourth),
    canStopAtFirst: model === 'mbg-nbd',
    lifetime: isPareto ? exponential(draws) / (draws.gamma(third) / fourth) : Infinity,
  };
}

/** How the rates of all customers change in time; times in weeks since the first purchase of a customer. */
export interface Pace {
  /** By how much the rates change all along, as a logarithm a week. */
  readonly drift: number;
  /** The factors of the rates up to each time, in order; the last up to Infinity. */
  readonly stretches: readonly { readonly until: number; readonly factor: number }[];
}

/** Rates that stay what they are. */
export const steadyPace: Pace = { drift: 0, stretches: [{ until: Infinity, factor: 1 }] };

/**
 * The times of the purchases of a customer in weeks since the first, which is at 0; without an end where the customer
 * does not stop. A lifetime counts in weeks at any pace.
 */
export function* purchaseTimes(
  { rate, stops, canStopAtFirst, lifetime }: Buyer,
  draws: RandomDraws,
  pace: Pace = steadyPace,
): Generator<number> {
  const isStopped = (): boolean => stops > 0 && draws.uniform() < stops;
  let isActive = !(canStopAtFirst && isStopped());
  yield 0;
  for (let at = 0; isActive; isActive = !isStopped()) {
    at = timeAfter(at, exponential(draws) / rate, pace);
    if (at >= lifetime || at === Infinity) return;
    yield at;
  }
}

const exponential = ({ uniform }: RandomDraws): number => -Math.log1p(-uniform());

/**
 * The time at which ∫ factor(t)·e^{drift·t} dt from `at` on reaches `wait`; Infinity where it never does. So the time to
 * the next purchase of a customer whose rate changes follows from that of one whose rate is steady.
 */
export function timeAfter(at: number, wait: number, { drift, stretches }: Pace): number {
  let from = at;
  let left = wait;
  for (const { until, factor } of stretches) {
    if (until <= from) continue;
    const reached = factor > 0 ? nextTime(from, left / factor, drift) : Infinity;
    if (reached < until) return reached;
    left -= factor * grownTime(from, until, drift);
    from = until;
  }
  return Infinity;
}

/** When the integral of e^{drift·t} from `at` reaches `wait`; never where the rate falls too fast. */
function nextTime(at: number, wait: number, drift: number): number {
  if (drift === 0) return at + wait;
  const grown = Math.exp(drift * at) + drift * wait;
  return grown > 0 ? Math.log(grown) / drift : Infinity;
}

/** The integral of e^{drift·t}. */
const grownTime = (from: number, until: number, drift: number): number =>
  drift === 0 ? until - from : (Math.exp(drift * until) - Math.exp(drift * from)) / drift;
