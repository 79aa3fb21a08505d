import type { Interval } from './bootstrap.ts';
import type { Moments } from './moments.ts';

/** The 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The 95 % interval of a total by a formula, corrected for skewness: nothing is drawn.
 *
 *     θ̂ − T(z)·se  to  θ̂ − T(−z)·se,     T(z) = 3/λ · [ (1 + λ·(z − λ/6))^⅓ − 1 ]
 *
 * λ = Σ(x − x̄)³ / (Σ(x − x̄)²)^1.5 is the skewness of the total, γ/√n for n customers of skewness γ. T is the inverse
 * of t + λt²/3 + λ²t³/27 + λ/6, which makes the t of a skewed sample nearly normal; with λ = 0 it is z. Where no
 * number is below 0, neither is an end; and where none is above it, no end is.
 *
 * @returns the point where all customers of a stratum are alike
 * @see Hall (1992), J. Royal Statistical Society B 54(1), the monotone cubic transformation of a Studentised mean
 */
export function closedFormInterval(moments: Moments): Interval {
  const { total, variance, squares, cubes, least, greatest } = moments;
  if (variance === 0) return { low: total, high: total };
  const error = Math.sqrt(variance);
  const skewness = cubes / (squares * Math.sqrt(squares));
  const within = (end: number) => {
    if (least >= 0) return Math.max(0, end);
    return greatest <= 0 ? Math.min(0, end) : end;
  };
  return {
    low: within(total - skewedQuantile(z, skewness) * error),
    high: within(total - skewedQuantile(-z, skewness) * error),
  };
}

function skewedQuantile(normal: number, skewness: number): number {
  // The root would lose its digits; what is left out is of the order of the skewness squared.
  if (Math.abs(skewness) < 1e-8) return normal;
  return (3 / skewness) * (cubeRoot(1 + skewness * (normal - skewness / 6)) - 1);
}

/** By functions that give the same digits in every engine. */
const cubeRoot = (x: number): number => Math.sign(x) * Math.exp(Math.log(Math.abs(x)) / 3);
