import { risingFactorials } from '../numeric/log-gamma.ts';
import { discountedWhileAlive } from './discounted-while-alive.ts';
import { chancesIfAlive, stoppingChances } from './purchase-chances.ts';
import type { PurchaseHistory, PurchaseLaw, PurchaseModel } from './purchase-model.ts';
import { purchasesWhileAlive } from './purchases-while-alive.ts';

/**
 * BG/NBD (m = 0) and MBG/NBD (m = 1): while alive a customer buys at random at a rate λ ~ gamma(r, α), and
 * stops for good after a purchase with probability p ~ beta(a, b); in MBG/NBD also after the first.
 *
 *     log L = log Γ(r+x)/Γ(r) + r log α − (r+x) log(α+T) + log B(a, b+x+m)/B(a, b) + log(1 + e^d)
 *     d = log a/(b+x+m−1) + (r+x) log((α+T)/(α+t_x)),  the odds of having stopped; none for x = m = 0
 *
 * b is added last: where it is tiny it would vanish in a sum with x before 1 is taken away.
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
    return (at, slopes) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = at.map(Math.exp);
      risingFactorials(r, counts, rising, risingSlope);
      risingFactorials(b, renewed, kept, keptSlope);
      risingFactorials(a + b, renewed, all, allSlope);
      const logAlpha = Math.log(alpha);
      // log(1 + t/α): where everybody buys at one rate, log(α + t) is beyond all digits.
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
    return 1 / (1 + Math.exp(Math.log(a / (b + (x + m - 1))) + (r + x) * silence));
  };
  const discountedByCount = new Map<number, (scale: number) => number>();
  return {
    alive,
    // The last purchase comes at the rate λp: 1 − E[∫ λp e^(−λpu) du], where p only raises a by 1.
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
    // Who is alive stops only after buying, so that death does not come before the first purchase.
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
