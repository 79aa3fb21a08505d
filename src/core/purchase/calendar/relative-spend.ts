import type { PurchaseDays } from '../purchase-totals.ts';

/**
 * The purchases of customers with two or more of them, each with its calendar bin. Purchases whose amount is not above
 * 0, which were free or refunded, are left out.
 */
export interface ComparedPurchases {
  readonly customers: number;
  /** Where the purchases of each customer begin; one entry more than customers. */
  readonly start: Uint32Array;
  /** Not decreasing within a customer. */
  readonly bin: Uint32Array;
  /** In units of the customer's mean. */
  readonly relative: Float64Array;
  readonly bins: number;
  /** Purchases by bin, and last the first purchases, one a customer. */
  readonly counts: Float64Array;
}

/**
 * The purchases that can be compared with others of the same customer.
 *
 * @param binOf - the bin of a day, below 65,536; later days have no earlier bin
 * @param bins - how many bins there are
 */
export function comparedPurchases(
  { customer, day, amount }: PurchaseDays,
  binOf: (day: number) => number,
  bins: number,
): ComparedPurchases {
  const start: number[] = [0];
  const counts = new Float64Array(bins + 1);
  const bin = new Uint32Array(day.length);
  const relative = new Float64Array(day.length);
  let kept = 0;
  for (let from = 0, end = 0; from < day.length; from = end) {
    const first = kept;
    let sum = 0;
    for (end = from; end < day.length && customer[end] === customer[from]; end++) {
      const spent = amount[end] as number;
      if (!(spent > 0)) continue;
      sum += spent;
      relative[kept] = spent;
      bin[kept] = binOf(day[end] as number);
      kept += 1;
    }
    const purchases = kept - first;
    if (purchases < 2) {
      kept = first;
      continue;
    }
    const mean = sum / purchases;
    for (let j = first; j < kept; j++) {
      relative[j] = (relative[j] as number) / mean;
      const b = bin[j] as number;
      counts[b] = (counts[b] as number) + 1;
    }
    start.push(kept);
  }
  counts[bins] = start.length - 1;
  return {
    customers: start.length - 1,
    start: Uint32Array.from(start),
    bin: bin.subarray(0, kept),
    relative: relative.subarray(0, kept),
    bins,
    counts,
  };
}

/**
 * How well effects of the bins, and of a customer's first purchase, explain how the amounts of each customer differ.
 *
 *     a_ij = μ_i e^{η_ij} ε_ij,  η_ij = effect of the bin + effect of being first,
 *     r_ij = n_i · a_ij e^{−η_ij} / Σ_k a_ik e^{−η_ik}
 *     L = −Σ_i [n_i log Σ_j a_ij e^{−η_ij} + Σ_j η_ij],  ∂L/∂η_b = Σ_{ij in b} (r_ij − 1)
 *
 * r is what the purchase amounts to, adjusted, in units of the customer's mean. For gamma amounts of any shape p, L · p is
 * the log-likelihood of the amounts relative to each other, with μ_i free. For any ε that are exchangeable within the
 * customer the slopes have mean 0 at the true effects, because then E r = 1. L is concave.
 *
 * @param effects - η by bin, and last that of a first purchase
 * @param slopes - receives ∂L/∂η, in the same order
 * @returns L, with amounts in units of the customer's mean; −Σ n_i log n_i for effects of 0
 */
export function relativeFit(
  { customers, start, bin, relative, bins, counts }: ComparedPurchases,
  effects: Float64Array,
  slopes: Float64Array,
): number {
  const divisor = effects.map((effect) => Math.exp(-effect));
  const ofFirst = divisor[bins] as number;
  slopes.fill(0);
  let value = 0;
  for (let i = 0; i < customers; i++) {
    const from = start[i] as number;
    const to = start[i + 1] as number;
    const n = to - from;
    let sum = (relative[from] as number) * (divisor[bin[from] as number] as number) * ofFirst;
    const first = sum;
    for (let j = from + 1; j < to; j++)
      sum += (relative[j] as number) * (divisor[bin[j] as number] as number);
    const scale = n / sum;
    value -= n * Math.log(sum);
    const b = bin[from] as number;
    slopes[b] = (slopes[b] as number) + scale * first;
    slopes[bins] = (slopes[bins] as number) + scale * first;
    for (let j = from + 1; j < to; j++) {
      const at = bin[j] as number;
      slopes[at] =
        (slopes[at] as number) + scale * (relative[j] as number) * (divisor[at] as number);
    }
  }
  for (let b = 0; b <= bins; b++) {
    const count = counts[b] as number;
    slopes[b] = (slopes[b] as number) - count;
    value -= count * (effects[b] as number);
  }
  return value;
}

/** What the slopes of {@link relativeFit} are expected to do; symmetric, in the order of the effects. */
export interface SlopeMoments {
  /** V, the covariance of the slopes. */
  readonly covariance: readonly Float64Array[];
  /** J, by how much the slopes fall where the effects rise. */
  readonly information: readonly Float64Array[];
}

/** A relative variance below this, 0.0001 % of the mean squared, is rounding. */
const rounding = 1e-12;

/**
 * The covariance of the slopes where the adjusted amounts of each customer could as well stand in any other order, and
 * their expected fall. Both use what was observed of each customer alone, whatever the law of the amounts:
 *
 *     s_i² = Σ_j (r_ij − 1)² / (n_i − 1),  C_i = Σ_j (z_ij − z̄_i)(z_ij − z̄_i)ᵀ,  z_ij marks the bin, and being first
 *     V = Σ_i s_i² C_i,  J = Σ_i (1 − s_i²/n_i) C_i
 *
 * V is the exact covariance over all orders. It bounds what one purchase can do: s_i² ≤ n_i, however large the amount.
 *
 * @param every - only every second, third … customer is added up, for an estimate
 */
export function slopeMoments(
  { customers, start, bin, relative, bins }: ComparedPurchases,
  effects: Float64Array,
  every = 1,
): SlopeMoments {
  const size = bins + 1;
  const divisor = effects.map((effect) => Math.exp(-effect));
  const ofFirst = divisor[bins] as number;
  // V and J side by side: each entry of one, then that of the other.
  const sums = new Float64Array(2 * size * size);
  const seen = new Uint16Array(bins);
  const counts = new Float64Array(bins);
  for (let i = 0; i < customers; i += every) {
    const from = start[i] as number;
    const to = start[i + 1] as number;
    const n = to - from;
    const first = (relative[from] as number) * (divisor[bin[from] as number] as number) * ofFirst;
    let sum = first;
    let squares = first * first;
    let distinct = 1;
    let latest = bin[from] as number;
    seen[0] = latest;
    counts[0] = 1;
    for (let j = from + 1; j < to; j++) {
      const b = bin[j] as number;
      const adjusted = (relative[j] as number) * (divisor[b] as number);
      sum += adjusted;
      squares += adjusted * adjusted;
      if (b === latest) counts[distinct - 1] = (counts[distinct - 1] as number) + 1;
      else {
        seen[distinct] = b;
        counts[distinct] = 1;
        distinct += 1;
        latest = b;
      }
    }
    const variance = (n * n * (squares / (sum * sum)) - n) / (n - 1);
    const spread = variance > rounding ? variance : 0;
    const share = Math.max(0, 1 - spread / n);
    for (let k = 0; k < distinct; k++) {
      const row = (seen[k] as number) * size;
      const count = counts[k] as number;
      const part = count / n;
      for (let l = 0; l < k; l++) {
        const both = part * (counts[l] as number);
        const at = 2 * (row + (seen[l] as number));
        sums[at] = (sums[at] as number) - spread * both;
        sums[at + 1] = (sums[at + 1] as number) - share * both;
      }
      const own = count - part * count;
      const diagonal = 2 * (row + (seen[k] as number));
      sums[diagonal] = (sums[diagonal] as number) + spread * own;
      sums[diagonal + 1] = (sums[diagonal + 1] as number) + share * own;
      const withFirst = (k === 0 ? 1 : 0) - part;
      const last = 2 * (bins * size + (seen[k] as number));
      sums[last] = (sums[last] as number) + spread * withFirst;
      sums[last + 1] = (sums[last + 1] as number) + share * withFirst;
    }
    const corner = 2 * (size * size - 1);
    sums[corner] = (sums[corner] as number) + spread * (1 - 1 / n);
    sums[corner + 1] = (sums[corner + 1] as number) + share * (1 - 1 / n);
  }
  const mirrored = (side: 0 | 1) =>
    Array.from({ length: size }, (_, i) =>
      Float64Array.from(
        { length: size },
        (__, j) => every * (sums[2 * (Math.max(i, j) * size + Math.min(i, j)) + side] as number),
      ),
    );
  return { covariance: mirrored(0), information: mirrored(1) };
}
