import { ExactSum } from '../numeric/exact-sum.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import { type ExactEffects, exactEffects } from './exact-effects.ts';

/** The most inputs: 2¹² values of an estimate take a fraction of a second. */
export const mostShapleyInputs = 12;

/**
 * The effect of each of several changed inputs on the change of a value, by the Shapley value.
 *
 * Changing one input after another gives each an effect that depends on the order. The Shapley value is the mean over
 * all orders:
 *
 *     φᵢ = Σ over sets S without i of |S|!·(n−|S|−1)!/n! · (v(S ∪ {i}) − v(S))
 *
 * The effects add up to the whole change; inputs with equal effects get equal values, an input without effect gets 0,
 * and from after to before every effect is the negative.
 *
 * @param names - of the inputs that changed, at most 12, no two alike
 * @param valueWith - the value where these inputs are as after, and all others as before; called once a set
 * @returns effects in the order of the names, adding up exactly; the first failure of `valueWith`
 * @throws {RangeError} more than 12 inputs
 * @see Shapley (1953), A Value for n-Person Games; Shorrocks (2013), J. Economic Inequality 11(1), on such bridges
 * @example shapley(['a', 'b'], (changed) => success(changed.size === 2 ? 10 : 0)); // 5 each
 */
export function shapley<P>(
  names: readonly string[],
  valueWith: (changed: ReadonlySet<string>) => Outcome<number, P>,
): Outcome<ExactEffects, P | Problem> {
  const count = names.length;
  if (!(count <= mostShapleyInputs)) throw new RangeError(`${count} inputs are too many`);
  const values = new Float64Array(2 ** count);
  for (let set = 0; set < values.length; set += 1) {
    const value = valueWith(new Set(names.filter((_, i) => (set >> i) & 1)));
    if (!value.ok) return value;
    values[set] = value.value;
  }
  const weights = Array.from({ length: count }, (_, size) => 1 / (count * choose(count - 1, size)));
  const effects = names.map((name, i) => ({ name, effect: meanChange(values, i, weights) }));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return success(exactEffects(values[0] ?? 0, values.at(-1) ?? 0, effects, largest));
}

/** The Shapley value of one input, summed exactly, so that the order of the inputs changes nothing. */
function meanChange(values: Float64Array, input: number, weights: readonly number[]): number {
  const bit = 1 << input;
  const sum = new ExactSum();
  for (let set = 0; set < values.length; set += 1) {
    if (set & bit) continue;
    const change = (values[set | bit] ?? 0) - (values[set] ?? 0);
    sum.add((weights[bitCount(set)] ?? 0) * change);
  }
  return sum.total();
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i += 1) ways = (ways * (n - i)) / (i + 1);
  return ways;
}
