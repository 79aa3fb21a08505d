import { boundedSteps } from '../numeric/bounded-steps.ts';
import { chebyshevTable } from '../numeric/chebyshev-table.ts';
import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts';
import { type LegendreRule, longRule, shortRule } from '../numeric/gauss-legendre.ts';
import { risingFactorials } from '../numeric/log-gamma.ts';
import type { PurchaseHistory } from './purchase-cells.ts';
import { chancesIfAlive, mixedChances, negativeBinomialChances } from './purchase-chances.ts';
import type { PurchaseLaw, PurchaseModel } from './purchase-model.ts';

/** An integrand that has fallen by e^−40 no longer counts. */
const negligible = 40;

/**
 * Pareto/NBD: while alive a customer buys at random at a rate λ ~ gamma(r, α), and stops at any time, at a
 * rate μ ~ gamma(s, β).
 *
 *     log L = log Γ(r+x)/Γ(r) + r log α + s log β
 *             + log[(α+T)^−(r+x) (β+T)^−s + s ∫_{t_x}^T (α+u)^−(r+x) (β+u)^−(s+1) du]
 *
 * The integral, which the literature writes with ₂F₁, is computed by Gauss–Legendre quadrature in
 * q = log((k+u)/(k+t_x)), k = min(α, β): nothing cancels, and the slopes are integrals with the same points.
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
    const { count, counts, countOf, purchases, recency, age, weight } = cells;
    const rising = new Float64Array(counts.length);
    const risingSlope = new Float64Array(counts.length);
    return (at, slopes, byTime) => {
      const [r = 0, alpha = 0, s = 0, beta = 0] = at.map(Math.exp);
      risingFactorials(r, counts, rising, risingSlope);
      const logAlpha = Math.log(alpha);
      const k = Math.min(alpha, beta);
      let sum = 0;
      let byR = 0;
      let byAlpha = 0;
      let byS = 0;
      let byBeta = 0;
      for (let i = 0; i < count; i++) {
        const j = countOf[i] as number;
        const w = weight[i] as number;
        const rate = r + (purchases[i] as number);
        const last = recency[i] as number;
        const buying = alpha + last;
        const staying = beta + last;
        const gap = (age[i] as number) - last;
        // All terms are relative to the integrand at t_x, so that nothing over- or underflows.
        const silent = Math.log1p(gap / buying);
        const survived = Math.log1p(gap / staying);
        const alive = Math.exp(-rate * silent - s * survived);
        let stopped = 0;
        let bySilence = 0;
        let byStaying = 0;
        // Σ density · u/(α+u) and u/(β+u): the slopes by α and β, without a difference of large numbers.
        let byBuyingShare = 0;
        let byStayingShare = 0;
        if (gap > 0) {
          const from = k + last;
          const reach = reachOf(buying, rate, staying, s + 1, gap);
          const { nodes, weights } = ruleFor(reach, rate * silent + (s + 1) * survived);
          for (let p = 0; p < nodes.length; p++) {
            const q = reach * (nodes[p] as number);
            const spread = Math.exp(q);
            const after = from * (spread - 1);
            // One of the two is k + u itself.
            const logBuying = alpha <= beta ? q : Math.log1p(after / buying);
            const logStaying = alpha <= beta ? Math.log1p(after / staying) : q;
            const density =
              (weights[p] as number) * spread * Math.exp(-rate * logBuying - (s + 1) * logStaying);
            stopped += density;
            bySilence += density * logBuying;
            byStaying += density * logStaying;
            byBuyingShare += (density * (last + after)) / (buying + after);
            byStayingShare += (density * (last + after)) / (staying + after);
          }
          const scale = (s * reach * from) / staying;
          stopped *= scale;
          bySilence *= scale;
          byStaying *= scale;
          byBuyingShare *= scale;
          byStayingShare *= scale;
        }
        const total = alive + stopped;
        const grownBuying = Math.log1p(last / alpha);
        const grownStaying = Math.log1p(last / beta);
        const x = purchases[i] as number;
        const observed = age[i] as number;
        sum +=
          w *
          ((rising[j] as number) -
            rate * grownBuying -
            x * logAlpha -
            s * grownStaying +
            Math.log(total));
        byR +=
          w * ((risingSlope[j] as number) - grownBuying - (alive * silent + bySilence) / total);
        const aliveBuying = (alive * observed) / (alpha + observed);
        const aliveStaying = (alive * observed) / (beta + observed);
        byAlpha +=
          (w * (r * (aliveBuying + byBuyingShare) - x * (total - aliveBuying - byBuyingShare))) /
          (alpha * total);
        if (byTime !== undefined) {
          byTime.recency[i] = (-w * s) / (staying * total);
          byTime.age[i] = (-w * rate * alive) / ((alpha + observed) * total);
        }
        byS += w * ((stopped / s - alive * survived - byStaying) / total - grownStaying);
        byBeta +=
          (w * (s * (aliveStaying + byStayingShare) - (stopped - byStayingShare))) / (beta * total);
      }
      slopes.set([byR * r, byAlpha * alpha, byS * s, byBeta * beta]);
      return sum;
    };
  },
  law: ([r = 0, alpha = 0, s = 0, beta = 0]) => paretoLaw(r, alpha, s, beta),
};

/**
 * The upper bound in q for the integral of (1 + u/a)^−i (1 + u/b)^−j du, u = k(e^q − 1) and k = min(a, b), from 0 to t:
 * where t is, or where the integrand becomes negligible. The logarithm of the integrand is concave in q, so that the
 * tangent at 0, and then Newton's steps, approach that point from above.
 */
function reachOf(a: number, i: number, b: number, j: number, t: number): number {
  const from = Math.min(a, b);
  const whole = Math.log1p(t / from);
  const falling = from * (i / a + j / b) - 1;
  let reach = falling > 0 ? Math.min(whole, negligible / falling) : whole;
  for (const _ of boundedSteps(mostNewton, 'the reach of an integral')) {
    const u = from * Math.expm1(reach);
    const beyond = i * Math.log1p(u / a) + j * Math.log1p(u / b) - reach - negligible;
    if (!(beyond > 1e-9)) break;
    reach -= beyond / ((from + u) * (i / (a + u) + j / (b + u)) - 1);
  }
  return reach;
}

const mostNewton = 1000;

/** Over a short range with little decay 12 points give as many digits as 32. */
const ruleFor = (reach: number, decay: number): LegendreRule =>
  reach <= 2 && decay <= 8 ? shortRule : longRule;

/** ∫_0^t (1 + u/a)^−i (1 + u/b)^−j du. */
function decayIntegral(a: number, i: number, b: number, j: number, t: number): number {
  const from = Math.min(a, b);
  const reach = reachOf(a, i, b, j, t);
  const { nodes, weights } = ruleFor(reach, i * Math.log1p(t / a) + j * Math.log1p(t / b));
  let sum = 0;
  for (let p = 0; p < nodes.length; p++) {
    const q = reach * (nodes[p] as number);
    const spread = Math.exp(q);
    const u = from * (spread - 1);
    sum +=
      (weights[p] as number) *
      spread *
      Math.exp(-i * (a <= b ? q : Math.log1p(u / a)) - j * (a <= b ? Math.log1p(u / b) : q));
  }
  return sum * reach * from;
}

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
