import { boundedSteps } from '../numeric/bounded-steps.ts';
import { coarseRule, type LegendreRule, longRule, shortRule } from '../numeric/gauss-legendre.ts';

/** An integrand that has fallen by e^−40 no longer counts. */
const negligible = 40;

/**
 * The upper bound in q for the integral of (1 + u/a)^−i (1 + u/b)^−j du, u = k(e^q − 1) and k = min(a, b), from 0 to t:
 * where t is, or where the integrand becomes negligible. The logarithm of the integrand is concave in q, so that the
 * tangent at 0, and then Newton's steps, approach that point from above.
 *
 * @param whole - q at t
 * @param decay - i log(1 + t/a) + j log(1 + t/b)
 */
function reachOf(a: number, i: number, b: number, j: number, whole: number, decay: number): number {
  if (decay - whole <= negligible) return whole;
  const from = Math.min(a, b);
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

/** The fewer points, the shorter the range and the less the decay over it: all give the digits of a double. */
function ruleFor(reach: number, decay: number): LegendreRule {
  if (reach <= 0.15 && decay <= 0.2) return coarseRule;
  return reach <= 2 && decay <= 8 ? shortRule : longRule;
}

/**
 * ∫_0^t (1 + u/a)^−i (1 + u/b)^−j du, which the literature writes with ₂F₁: by Gauss–Legendre quadrature in q, so that
 * nothing cancels.
 */
export function decayIntegral(a: number, i: number, b: number, j: number, t: number): number {
  const from = Math.min(a, b);
  const decay = i * Math.log1p(t / a) + j * Math.log1p(t / b);
  const reach = reachOf(a, i, b, j, Math.log1p(t / from), decay);
  const { nodes, weights } = ruleFor(reach, decay);
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

/** Integrals of f = (1 + u/a)^−i (1 + u/b)^−j over u from 0 to t. */
export interface DecayMoments {
  /** ∫ f du. */
  whole: number;
  /** ∫ f log(1 + u/a) du, and the same with b. */
  byLogA: number;
  byLogB: number;
  /** ∫ f (z + u)/(a + u) du, and the same with b. */
  byShareA: number;
  byShareB: number;
}

/**
 * The integrals that a likelihood and its slopes need, with the same points.
 *
 * @param z - at which u is 0
 * @param found - written
 */
export function decayMoments(
  a: number,
  i: number,
  b: number,
  j: number,
  t: number,
  z: number,
  found: DecayMoments,
): void {
  const from = Math.min(a, b);
  const decay = i * Math.log1p(t / a) + j * Math.log1p(t / b);
  const reach = reachOf(a, i, b, j, Math.log1p(t / from), decay);
  const { nodes, weights } = ruleFor(reach, decay);
  let whole = 0;
  let byLogA = 0;
  let byLogB = 0;
  let byShareA = 0;
  let byShareB = 0;
  for (let p = 0; p < nodes.length; p++) {
    const q = reach * (nodes[p] as number);
    const spread = Math.exp(q);
    const u = from * (spread - 1);
    // One of the two is k + u itself.
    const logA = a <= b ? q : Math.log1p(u / a);
    const logB = a <= b ? Math.log1p(u / b) : q;
    const density = (weights[p] as number) * spread * Math.exp(-i * logA - j * logB);
    whole += density;
    byLogA += density * logA;
    byLogB += density * logB;
    byShareA += (density * (z + u)) / (a + u);
    byShareB += (density * (z + u)) / (b + u);
  }
  const scale = reach * from;
  found.whole = whole * scale;
  found.byLogA = byLogA * scale;
  found.byLogB = byLogB * scale;
  found.byShareA = byShareA * scale;
  found.byShareB = byShareB * scale;
}
