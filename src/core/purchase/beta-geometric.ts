import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts';
import { risingFactorials } from '../numeric/rising-factorials.ts';
import { betaMean } from './beta-mean.ts';
import type { PurchaseHistory, PurchaseLaw, PurchaseModel } from './purchase-model.ts';

/**
 * BG/NBD (m = 0) and MBG/NBD (m = 1): while alive a customer buys at random at a rate λ ~ gamma(r, α), and
 * stops for good after a purchase with probability p ~ beta(a, b); in MBG/NBD also after the first.
 *
 *     log L = log Γ(r+x)/Γ(r) + r log α − (r+x) log(α+T) + log B(a, b+x+m)/B(a, b) + log(1 + e^d)
 *     d = log a/(b+x+m−1) + (r+x) log((α+T)/(α+t_x)),  the odds of having stopped; none for x = m = 0
 *
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2); Batislam, Denizel & Filiztekin (2007),
 *   International Journal of Research in Marketing 24(3)
 */
const betaGeometric = (name: 'bg-nbd' | 'mbg-nbd', m: 0 | 1): PurchaseModel => ({
  name,
  parameters: ['r', 'alpha', 'a', 'b'],
  starts: ({ between }) => [
    [0.5, 0.3 * between, 1, 2],
    [0.5, 0.5 * between, 0.1, 10],
  ],
  dropout: ([, , a = 0, b = 0]) => a / (a + b),
  likelihood: (cells) => {
    const { count, counts, countOf, purchases, recency, age, weight } = cells;
    const renewed = counts.map((x) => x + m);
    const column = () => new Float64Array(counts.length);
    const [rising, risingSlope, kept, keptSlope, all, allSlope] = [
      column(),
      column(),
      column(),
      column(),
      column(),
      column(),
    ] as const;
    return (at, slopes) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = at.map(Math.exp);
      risingFactorials(r, counts, rising, risingSlope);
      risingFactorials(b, renewed, kept, keptSlope);
      risingFactorials(a + b, renewed, all, allSlope);
      const logAlpha = Math.log(alpha);
      let sum = 0;
      let byR = 0;
      let byAlpha = 0;
      let byA = 0;
      let byB = 0;
      for (let i = 0; i < count; i++) {
        const x = purchases[i] as number;
        const k = countOf[i] as number;
        const w = weight[i] as number;
        const observed = alpha + (age[i] as number);
        const logObserved = Math.log(observed);
        let log = (rising[k] as number) + r * logAlpha - (r + x) * logObserved;
        log += (kept[k] as number) - (all[k] as number);
        let slopeR = (risingSlope[k] as number) + logAlpha - logObserved;
        let slopeAlpha = r / alpha - (r + x) / observed;
        let slopeA = -(allSlope[k] as number);
        let slopeB = (keptSlope[k] as number) - (allSlope[k] as number);
        if (x + m > 0) {
          const bought = alpha + (recency[i] as number);
          const silence = logObserved - Math.log(bought);
          const left = b + x + m - 1;
          const d = Math.log(a / left) + (r + x) * silence;
          const e = Math.exp(-Math.abs(d));
          log += Math.max(d, 0) + Math.log1p(e);
          const stopped = d >= 0 ? 1 / (1 + e) : e / (1 + e);
          slopeR += stopped * silence;
          slopeAlpha += stopped * (r + x) * (1 / observed - 1 / bought);
          slopeA += stopped / a;
          slopeB -= stopped / left;
        }
        sum += w * log;
        byR += w * slopeR;
        byAlpha += w * slopeAlpha;
        byA += w * slopeA;
        byB += w * slopeB;
      }
      slopes.set([byR * r, byAlpha * alpha, byA * a, byB * b]);
      return sum;
    };
  },
  law: ([r = 0, alpha = 0, a = 0, b = 0]) => betaGeometricLaw(r, alpha, a, b, m),
});

export const bgNbd = betaGeometric('bg-nbd', 0);
export const mbgNbd = betaGeometric('mbg-nbd', 1);

function betaGeometricLaw(r: number, alpha: number, a: number, b: number, m: 0 | 1): PurchaseLaw {
  const alive = ({ purchases: x, recency, age }: PurchaseHistory): number => {
    if (x + m === 0) return 1;
    const silence = Math.log1p((age - recency) / (alpha + recency));
    return 1 / (1 + Math.exp(Math.log(a / (b + x + m - 1)) + (r + x) * silence));
  };
  return {
    alive,
    expected: (history, ahead) => {
      const { purchases: x, age } = history;
      return alive(history) * purchasesWhileAlive(r + x, alpha + age, a, b + x + m, ahead);
    },
    // Who is alive stops only after buying, so that death does not come before the first purchase.
    buysWithin: (history, ahead) => {
      const { purchases: x, age } = history;
      return alive(history) * -Math.expm1(-(r + x) * Math.log1p(ahead / (alpha + age)));
    },
    discounted: (history, discount) => {
      const { purchases: x, age } = history;
      const scale = (alpha + age) * discount;
      const forRate = (p: number) =>
        p * hardly < scale
          ? (r + x) / scale
          : ((r + x) * scaledExponentialIntegral(r + x + 1, scale / p)) / p;
      return alive(history) * betaMean(a, b + x + m, forRate);
    },
  };
}

/** A chance of stopping so much smaller than the discount changes no digit. */
const hardly = 1e16;
/** Beyond so many terms the integral is quicker than the series. */
const mostTerms = 400;
/** How many times larger than the result its parts may be; beyond it too many digits cancel. */
const mostCancelled = 1e4;

/**
 * Purchases in the time t of a customer who is alive, whose rate is λ ~ gamma(s, β) and who stops after each
 * with probability p ~ beta(a, b). With z = t/(β+t), L = log(1−z) and c = a+b−1:
 *
 *     a−1 ≤ s:  −[c·(e^{(a−1)L} − 1)/(a−1) + e^{(a−1)L} Σ_{n≥1} (c−s)_n (a)_{n−1} zⁿ/((c+1)_{n−1} n!)]
 *     else:     −c/(a−1)·[e^{sL} − 1 + e^{sL} Σ_{n≥1} (s)_n (b)_n zⁿ/((c)_n n!)]
 *
 * Both are c/(a−1)·[1 − (1−z)^s ₂F₁(s, b; c; z)] of Fader, Hardie & Lee, written so that what is nearly 1 is
 * never subtracted from 1; of the two series the one whose terms fall faster. Where that one has large terms
 * of both signs (c far below s, a long time ahead), or too many, the mean that it stands for is taken itself:
 *
 *     E[(1 − (1 + p t/β)^−s)/p] over p
 */
function purchasesWhileAlive(s: number, beta: number, a: number, b: number, t: number): number {
  const bySeries = a - 1 <= s ? purchasesByFirstSeries : purchasesBySecondSeries;
  return (
    bySeries(s, beta, a, b, t) ??
    betaMean(a, b, (p) =>
      p > 0 ? -Math.expm1(-s * Math.log1p((p * t) / beta)) / p : (s * t) / beta,
    )
  );
}

function purchasesByFirstSeries(
  s: number,
  beta: number,
  a: number,
  b: number,
  t: number,
): number | undefined {
  const z = t / (beta + t);
  const logLeft = -Math.log1p(t / beta);
  const c = a + b - 1;
  const excess = a - 1;
  const first = c - s;
  let term = first * z;
  let sum = term;
  let largest = Math.abs(term);
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) || first + n <= 0; n++) {
    if (term === 0) break;
    if (n > mostTerms) return undefined;
    term *= ((first + n) * (a + n - 1) * z) / ((c + n) * (n + 1));
    sum += term;
    largest = Math.max(largest, Math.abs(term));
  }
  const start = c * (excess === 0 ? logLeft : Math.expm1(excess * logLeft) / excess);
  const left = Math.exp(excess * logLeft);
  const found = -(start + left * sum);
  return Math.abs(start) + left * largest <= mostCancelled * found ? found : undefined;
}

function purchasesBySecondSeries(
  s: number,
  beta: number,
  a: number,
  b: number,
  t: number,
): number | undefined {
  const z = t / (beta + t);
  const logLeft = -Math.log1p(t / beta);
  const c = a + b - 1;
  let term = (s * b * z) / c;
  let sum = term;
  for (let n = 1; term > 1e-17 * sum; n++) {
    if (n > mostTerms) return undefined;
    term *= ((s + n) * (b + n) * z) / ((c + n) * (n + 1));
    sum += term;
  }
  const fallen = Math.expm1(s * logLeft);
  const rest = Math.exp(s * logLeft) * sum;
  const found = (-c / (a - 1)) * (fallen + rest);
  return (c / (a - 1)) * Math.abs(fallen) <= mostCancelled * found ? found : undefined;
}
