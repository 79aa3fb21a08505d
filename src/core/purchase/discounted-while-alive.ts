import { chebyshevTable } from '../numeric/chebyshev-table.ts';
import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts';
import { betaMean } from './beta-mean.ts';

/** A chance of stopping so much smaller than the discount changes no digit. */
const hardly = 1e16;
/** From here on the exponential integral is as quick as a table of it. */
const quick = 50;

/**
 * Purchases ever after of a customer who is alive, discounted by e^(−δt): the rate is λ ~ gamma(s, β), the
 * chance of stopping after each p ~ beta(a, b).
 *
 *     E[λ/(δ + λp)] = E_p[(s/p) e^y E_{s+1}(y)],  y = βδ/p
 *
 * For one number of purchases it depends on βδ alone, and smoothly on its logarithm: tables make it cheap
 * for many customers.
 *
 * @returns the purchases, of βδ
 */
export function discountedWhileAlive(s: number, a: number, b: number): (scale: number) => number {
  const tabled = chebyshevTable((logY) => scaledExponentialIntegral(s + 1, Math.exp(logY)));
  const integral = (y: number) =>
    y < quick ? tabled(Math.log(y)) : scaledExponentialIntegral(s + 1, y);
  const found = chebyshevTable((logScale) => {
    const scale = Math.exp(logScale);
    return betaMean(a, b, (p) => (p * hardly < scale ? s / scale : (s * integral(scale / p)) / p));
  });
  return (scale) => found(Math.log(scale));
}
