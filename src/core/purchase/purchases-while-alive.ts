import { betaMean } from './beta-mean.ts';

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
export function purchasesWhileAlive(
  s: number,
  beta: number,
  a: number,
  b: number,
  t: number,
): number {
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
