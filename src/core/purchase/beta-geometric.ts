import { betaMean } from '../numeric/beta-mean.ts';
import { chebyshevTable } from '../numeric/chebyshev-table.ts';
import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts';
import { risingFactorials } from '../numeric/log-gamma.ts';
import type { PurchaseHistory } from './purchase-cells.ts';
import { chancesIfAlive, stoppingChances } from './purchase-chances.ts';
import type { PurchaseLaw, PurchaseModel } from './purchase-model.ts';

/**
 * BG/NBD (m = 0) and MBG/NBD (m = 1): while alive a customer buys at random at a rate λ ~ gamma(r, α), and
 * stops for good after a purchase with probability p ~ beta(a, b); in MBG/NBD also after the first.
 *
 *     log L = log Γ(r+x)/Γ(r) + r log α − (r+x) log(α+T) + log B(a, b+x+m)/B(a, b) + log(1 + e^d)
 *     d = log a/(b+x+m−1) + (r+x) log((α+T)/(α+t_x)),  the odds of having stopped; none for x = m = 0
 *
 * b is added last: a tiny b would be lost in a sum with x before 1 is subtracted.
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
    const { count, counts, countOf, times, purchases, weight } = cells;
    const { recency, recencyOf, age, ageOf } = cells;
    const grown = new Float64Array(times.length);
    const odds = new Float64Array(counts.length);
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
    return (at, slopes, byTime) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = at.map(Math.exp);
      risingFactorials(r, counts, rising, risingSlope);
      risingFactorials(b, renewed, kept, keptSlope);
      risingFactorials(a + b, renewed, all, allSlope);
      const logAlpha = Math.log(alpha);
      // log(1 + t/α): for very large α, where all customers buy at the same rate, log(α + t) would lose the digits of t.
      for (let i = 0; i < times.length; i++) grown[i] = Math.log1p((times[i] as number) / alpha);
      for (let k = 0; k < counts.length; k++)
        odds[k] = Math.log(a / (b + ((renewed[k] as number) - 1)));
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
        const growth = grown[ageOf[i] as number] as number;
        let log = (rising[k] as number) - (r + x) * growth - x * logAlpha;
        log += (kept[k] as number) - (all[k] as number);
        let slopeR = (risingSlope[k] as number) - growth;
        let slopeAlpha = ((r * (age[i] as number)) / alpha - x) / observed;
        let slopeA = -(allSlope[k] as number);
        let slopeB = (keptSlope[k] as number) - (allSlope[k] as number);
        let chanceStopped = 0;
        if (x + m > 0) {
          const bought = alpha + (recency[i] as number);
          const silence = growth - (grown[recencyOf[i] as number] as number);
          const left = b + (x + m - 1);
          const d = (odds[k] as number) + (r + x) * silence;
          const e = Math.exp(-Math.abs(d));
          log += Math.max(d, 0) + Math.log1p(e);
          const stopped = d >= 0 ? 1 / (1 + e) : e / (1 + e);
          slopeR += stopped * silence;
          slopeAlpha += stopped * (r + x) * (1 / observed - 1 / bought);
          slopeA += stopped / a;
          slopeB -= stopped / left;
          chanceStopped = stopped;
        }
        if (byTime !== undefined) {
          byTime.recency[i] = (-w * chanceStopped * (r + x)) / (alpha + (recency[i] as number));
          byTime.age[i] = (-w * (1 - chanceStopped) * (r + x)) / observed;
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

/** BG/NBD: a customer may stop after every purchase but the first. */
export const bgNbd = betaGeometric('bg-nbd', 0);
/** MBG/NBD: a customer may stop after every purchase, the first included. */
export const mbgNbd = betaGeometric('mbg-nbd', 1);

function betaGeometricLaw(r: number, alpha: number, a: number, b: number, m: 0 | 1): PurchaseLaw {
  const alive = ({ purchases: x, recency, age }: PurchaseHistory): number => {
    if (x + m === 0) return 1;
    const silence = Math.log1p((age - recency) / (alpha + recency));
    return 1 / (1 + Math.exp(Math.log(a / (b + (x + m - 1))) + (r + x) * silence));
  };
  const discountedByCount = new Map<number, (scale: number) => number>();
  return {
    alive,
    // The last purchase comes at the rate λp: 1 − E[∫ λp e^(−λpu) du], where the factor p raises a by 1.
    aliveAfter: (history, ahead) => {
      const { purchases: x, age } = history;
      const kept = b + x + m;
      const last = purchasesWhileAlive(r + x, alpha + age, a + 1, kept, ahead);
      return alive(history) * Math.max(0, 1 - (a / (a + kept)) * last);
    },
    expected: (history, ahead) => {
      const { purchases: x, age } = history;
      return alive(history) * purchasesWhileAlive(r + x, alpha + age, a, b + x + m, ahead);
    },
    chances: (history, ahead) => {
      const { purchases: x, age } = history;
      const chances = stoppingChances(r + x, alpha + age, a, b + x + m, ahead);
      return chancesIfAlive(alive(history), chances);
    },
    // A customer who is alive stops only after a purchase, so not before the next one.
    buysWithin: (history, ahead) => {
      const { purchases: x, age } = history;
      return alive(history) * -Math.expm1(-(r + x) * Math.log1p(ahead / (alpha + age)));
    },
    discounted: (history, discount) => {
      const { purchases: x, age } = history;
      let discounted = discountedByCount.get(x);
      if (discounted === undefined) {
        discounted = discountedWhileAlive(r + x, a, b + x + m);
        discountedByCount.set(x, discounted);
      }
      return alive(history) * discounted((alpha + age) * discount);
    },
  };
}

/** Beyond this number of terms the integral is faster than the series. */
const mostTerms = 400;
/** The parts of a result may be this many times larger than it; beyond that too many digits cancel. */
const mostCancelled = 1e4;

/**
 * Expected purchases in the time t of a customer who is alive, whose rate is λ ~ gamma(s, β) and who stops after each
 * with probability p ~ beta(a, b). With z = t/(β+t), L = log(1−z) and c = a+b−1:
 *
 *     a−1 ≤ s:  −[c·(e^{(a−1)L} − 1)/(a−1) + e^{(a−1)L} Σ_{n≥1} (c−s)_n (a)_{n−1} zⁿ/((c+1)_{n−1} n!)]
 *     else:     −c/(a−1)·[e^{sL} − 1 + e^{sL} Σ_{n≥1} (s)_n (b)_n zⁿ/((c)_n n!)]
 *
 * Both equal c/(a−1)·[1 − (1−z)^s ₂F₁(s, b; c; z)] of Fader, Hardie & Lee, written so that no number near 1 is
 * subtracted from 1. The series whose terms fall faster is summed. Where it has large terms of both signs (c far below
 * s, a long time ahead), or too many, the mean over p is integrated instead:
 *
 *     E[(1 − (1 + p t/β)^−s)/p]
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

/** A probability of stopping that is smaller than the discount by this factor changes no digit. */
const negligibleRatio = 1e16;
/** From here on the exponential integral is as fast as a table of it. */
const tableEnd = 50;

/**
 * Discounted expected purchases, by e^(−δt), over the whole future of a customer who is alive: the rate is
 * λ ~ gamma(s, β), the probability of stopping after each purchase p ~ beta(a, b).
 *
 *     E[λ/(δ + λp)] = E_p[(s/p) e^y E_{s+1}(y)],  y = βδ/p
 *
 * For one number of purchases it is a smooth function of log βδ alone: tables make it cheap for many customers.
 *
 * @returns the purchases as a function of βδ
 */
function discountedWhileAlive(s: number, a: number, b: number): (scale: number) => number {
  const tabled = chebyshevTable((logY) => scaledExponentialIntegral(s + 1, Math.exp(logY)));
  const integral = (y: number) =>
    y < tableEnd ? tabled(Math.log(y)) : scaledExponentialIntegral(s + 1, y);
  const found = chebyshevTable((logScale) => {
    const scale = Math.exp(logScale);
    return betaMean(a, b, (p) =>
      p * negligibleRatio < scale ? s / scale : (s * integral(scale / p)) / p,
    );
  });
  return (scale) => found(Math.log(scale));
}
