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

/**
 * The times of the purchases of a customer in weeks since the first, which is at 0; without an end where the customer
 * does not stop.
 *
 * @param drift - by how much the rate changes, as a logarithm a week
 */
export function* purchaseTimes(
  { rate, stops, canStopAtFirst, lifetime }: Buyer,
  draws: RandomDraws,
  drift = 0,
): Generator<number> {
  const isStopped = (): boolean => stops > 0 && draws.uniform() < stops;
  let isActive = !(canStopAtFirst && isStopped());
  yield 0;
  for (let at = 0; isActive; isActive = !isStopped()) {
    at = nextTime(at, exponential(draws) / rate, drift);
    if (at >= lifetime || at === Infinity) return;
    yield at;
  }
}

const exponential = ({ uniform }: RandomDraws): number => -Math.log1p(-uniform());

/** When the integral of e^{drift·t} from `at` reaches `wait`; never where the rate falls too fast. */
function nextTime(at: number, wait: number, drift: number): number {
  if (drift === 0) return at + wait;
  const grown = Math.exp(drift * at) + drift * wait;
  return grown > 0 ? Math.log(grown) / drift : Infinity;
}
