import { chebyshevTable } from '../numeric/chebyshev-table.ts';
import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts';
import { longRule } from '../numeric/gauss-legendre.ts';
import { risingFactorials } from '../numeric/log-gamma.ts';
import { decayIntegral } from './decay-integrals.ts';
import { decayTails } from './decay-tails.ts';
import type { PurchaseHistory } from './purchase-cells.ts';
import { chancesIfAlive, mixedChances, negativeBinomialChances } from './purchase-chances.ts';
import type { PurchaseLaw, PurchaseModel } from './purchase-model.ts';

/**
 * Pareto/NBD: while alive a customer buys at random at a rate λ ~ gamma(r, α), and stops at any time, at a
 * rate μ ~ gamma(s, β).
 *
 *     log L = log Γ(r+x)/Γ(r) + r log α + s log β
 *             + log[(α+T)^−(r+x) (β+T)^−s + s ∫_{t_x}^T (α+u)^−(r+x) (β+u)^−(s+1) du]
 *
 * The integrals over all silences, and those of the slopes, come from `decayTails`.
 *
 * @see Schmittlein, Morrison & Colombo (1987), Management Science 33(1); Fader & Hardie (2005), A Note on
 *   Deriving the Pareto/NBD Model
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto-nbd',
  parameters: ['r', 'alpha', 's', 'beta'],
  starts: ({ age, between }) => [
    [0.5, 0.3 * between, 0.5, 0.3 * age],
    [0.5, 0.5 * between, 0.1, age],
  ],
  dropout: ([, , s = 0, beta = 0], age) => -Math.expm1(-s * Math.log1p(age / beta)),
  likelihood: (cells) => {
    const { count, counts, countOf, purchases, recency, recencyOf, age, ageOf, weight } = cells;
    const rising = new Float64Array(counts.length);
    const risingSlope = new Float64Array(counts.length);
    const tails = decayTails(cells);
    const { from, to, grownBuying, grownStaying } = tails;
    return (at, slopes, byTime) => {
      const [r = 0, alpha = 0, s = 0, beta = 0] = at.map(Math.exp);
      risingFactorials(r, counts, rising, risingSlope);
      tails.update(r, alpha, s, beta);
      const logAlpha = Math.log(alpha);
      let sum = 0;
      let byR = 0;
      let byAlpha = 0;
      let byS = 0;
      let byBeta = 0;
      for (let i = 0; i < count; i++) {
        const k = countOf[i] as number;
        const w = weight[i] as number;
        const x = purchases[i] as number;
        const rate = r + x;
        const staying = beta + (recency[i] as number);
        const observed = age[i] as number;
        const boughtFor = grownBuying[recencyOf[i] as number] as number;
        const stayedFor = grownStaying[recencyOf[i] as number] as number;
        const silent = (grownBuying[ageOf[i] as number] as number) - boughtFor;
        const survived = (grownStaying[ageOf[i] as number] as number) - stayedFor;
        // All terms are relative to the integrand at t_x, so that nothing over- or underflows.
        const alive = Math.exp(-rate * silent - s * survived);
        const left = (alive * staying) / (beta + observed);
        const a = from[i] as number;
        const b = to[i] as number;
        const later = left * (tails.whole[b] as number);
        const scale = s / staying;
        const stopped = scale * ((tails.whole[a] as number) - later);
        const bySilence =
          scale *
          ((tails.byLogBuying[a] as number) -
            left * (tails.byLogBuying[b] as number) -
            silent * later);
        const byStaying =
          scale *
          ((tails.byLogStaying[a] as number) -
            left * (tails.byLogStaying[b] as number) -
            survived * later);
        // Σ density · u/(α+u) and u/(β+u): the slopes by α and β, without a difference of large numbers.
        const byBuyingShare =
          scale * ((tails.byBuyingShare[a] as number) - left * (tails.byBuyingShare[b] as number));
        const byStayingShare =
          scale *
          ((tails.byStayingShare[a] as number) - left * (tails.byStayingShare[b] as number));
        const total = alive + stopped;
        sum +=
          w *
          ((rising[k] as number) -
            rate * boughtFor -
            x * logAlpha -
            s * stayedFor +
            Math.log(total));
        byR += w * ((risingSlope[k] as number) - boughtFor - (alive * silent + bySilence) / total);
        const aliveBuying = (alive * observed) / (alpha + observed);
        const aliveStaying = (alive * observed) / (beta + observed);
        byAlpha +=
          (w * (r * (aliveBuying + byBuyingShare) - x * (total - aliveBuying - byBuyingShare))) /
          (alpha * total);
        if (byTime !== undefined) {
          byTime.recency[i] = (-w * s) / (staying * total);
          byTime.age[i] = (-w * rate * alive) / ((alpha + observed) * total);
        }
        byS += w * ((stopped / s - alive * survived - byStaying) / total - stayedFor);
        byBeta +=
          (w * (s * (aliveStaying + byStayingShare) - (stopped - byStayingShare))) / (beta * total);
      }
      slopes.set([byR * r, byAlpha * alpha, byS * s, byBeta * beta]);
      return sum;
    };
  },
  law: ([r = 0, alpha = 0, s = 0, beta = 0]) => paretoLaw(r, alpha, s, beta),
};

function paretoLaw(r: number, alpha: number, s: number, beta: number): PurchaseLaw {
  // All functions below need this probability; it is computed once for successive calls about the same customer.
  let known = { purchases: -1, recency: 0, age: 0 };
  let chance = 0;
  const alive = ({ purchases, recency, age }: PurchaseHistory): number => {
    if (known.purchases === purchases && known.recency === recency && known.age === age) {
      return chance;
    }
    const gap = age - recency;
    const buying = alpha + recency;
    const staying = beta + recency;
    const rate = r + purchases;
    const still = Math.exp(-rate * Math.log1p(gap / buying) - s * Math.log1p(gap / staying));
    const stopped = (s / staying) * decayIntegral(buying, rate, staying, s + 1, gap);
    known = { purchases, recency, age };
    chance = still / (still + stopped);
    return chance;
  };
  const integral = chebyshevTable((logZ) => scaledExponentialIntegral(s, Math.exp(logZ)));
  return {
    alive,
    aliveAfter: (history, ahead) =>
      alive(history) * Math.exp(-s * Math.log1p(ahead / (beta + history.age))),
    expected: (history, ahead) => {
      const { purchases, age } = history;
      const excess = s - 1;
      const gone = Math.log1p(ahead / (beta + age));
      const years = excess === 0 ? gone : -Math.expm1(-excess * gone) / excess;
      return alive(history) * ((r + purchases) / (alpha + age)) * (beta + age) * years;
    },
    buysWithin: (history, ahead) => {
      const { purchases, age } = history;
      const rate = r + purchases;
      const first = decayIntegral(alpha + age, rate + 1, beta + age, s, ahead);
      // For rates beyond 10⁸ rounding takes the product above 1.
      return alive(history) * Math.min(1, (rate / (alpha + age)) * first);
    },
    chances: (history, ahead) => {
      const { purchases, age } = history;
      return chancesIfAlive(
        alive(history),
        paretoChances(r + purchases, alpha + age, s, beta + age, ahead),
      );
    },
    discounted: (history, discount) => {
      const { purchases, age } = history;
      const years = (beta + age) * integral(Math.log(discount * (beta + age)));
      return alive(history) * ((r + purchases) / (alpha + age)) * years;
    },
  };
}

/**
 * The probabilities of 0, 1, 2, … purchases in the time t of a customer who is alive: the negative binomial
 * distribution for the time that the customer stays, which is all of t, or ends at u with the density
 * s/(β+u) · (β/(β+u))^s.
 *
 * Gauss–Legendre quadrature in q = log((β+u)/β), in which that time has an exponential distribution.
 */
function paretoChances(r: number, alpha: number, s: number, beta: number, t: number) {
  const reach = Math.log1p(t / beta);
  const { nodes, weights } = longRule;
  const ended = Array.from(nodes, (node, i) => {
    const q = reach * node;
    return {
      weight: (weights[i] ?? 0) * reach * s * Math.exp(-s * q),
      chances: negativeBinomialChances(r, alpha, beta * Math.expm1(q)),
    };
  });
  const stayed = { weight: Math.exp(-s * reach), chances: negativeBinomialChances(r, alpha, t) };
  return mixedChances([stayed, ...ended]);
}
