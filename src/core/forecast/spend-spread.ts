import { gammaGammaLaw } from '../purchase/gamma-gamma.ts';
import type { ExpectedSpend, Variation } from './expected-spend.ts';
import { parameterDraws } from './parameter-draws.ts';
import { deviation, type SpreadTerms } from './total-spread.ts';

/** So many customers stand for all. */
const enough = 500;

/**
 * How far what customers spend in all may lie from what is expected, for want of better known parameters of
 * Gamma-Gamma: s of log Σ E(X) m_θ over θ ~ N(θ̂, H⁻¹), m the spend expected of a purchase.
 *
 * @param purchases - E(X) of each customer
 * @returns 0 where the data do not say how far
 */
export function spendSpread(
  { uncertain, known }: ExpectedSpend,
  purchases: (customer: number) => number,
  { draws, random }: SpreadTerms,
): number {
  const count = known.purchases.length;
  if (uncertain === undefined || count === 0) return 0;
  const size = Math.min(enough, count);
  const some = Array.from({ length: size }, (_, i) => Math.floor(((i + 0.5) * count) / size));
  const expected = some.map(purchases);
  const next = parameterDraws(uncertain, random);
  return deviation(
    Array.from({ length: draws }, () => {
      const law = gammaGammaLaw(next(), 1);
      let total = 0;
      for (const [place, i] of some.entries()) {
        const n = known.purchases[i] as number;
        const own = known.meanSpend[i] as number;
        const m = n > 0 ? (own > 0 ? law.expected(n, own) : 0) : law.mean;
        total += (expected[place] ?? 0) * (m ?? Number.NaN);
      }
      return Math.log(total);
    }),
  );
}

/**
 * The variance by chance of what a customer spends on X purchases of m each, in money: that of each purchase, that
 * of all of them together, whose mean is known only so well, and that of their number.
 *
 *     Var S = m² [E(X) w + E(X²) b + Var(X)],  w within the customer, b between customers who are alike so far
 */
export const spendVariance = (
  expected: number,
  variance: number,
  m: number,
  { within, between }: Variation,
): number => m * m * (expected * within + (variance + expected * expected) * between + variance);
