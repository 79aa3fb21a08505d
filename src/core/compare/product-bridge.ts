import { amountOf, finestGrid, unitsOf } from '../numeric/decimal-grid.ts';
import { exactEffects } from './exact-effects.ts';

/** One part of a total: its weight, and the amount that it adds. */
export interface Part {
  /** Unique among the parts of a total. */
  readonly name: string;
  /** A number of customers, or a share of all exposure; ≥ 0. 0 for an amount without a weight. */
  readonly weight: number;
  /** The amount that it adds to the total: weight × level. */
  readonly amount: number;
}

/** The decimals of a mean of shares or times, which are no amounts. */
const decimalsOfMeans = 15;

/** A total with the parts that add up to it. */
export interface Whole {
  readonly total: number;
  readonly parts: readonly Part[];
}

/** The effect of one part on the change of the total. */
export interface PartChange {
  readonly name: string;
  readonly before: Part | undefined;
  readonly after: Part | undefined;
  /** `levelEffect + weightEffect`, exactly. */
  readonly effect: number;
  /** The effect of the change of its level, the amount for each unit of weight. */
  readonly levelEffect: number;
  /** The effect of the change of its weight. */
  readonly weightEffect: number;
}

/** `before + Σ effect = after` as decimals, exactly. */
export interface ProductBridge {
  readonly before: number;
  readonly after: number;
  /** Parts of before in their order, then those that are new. */
  readonly changes: readonly PartChange[];
}

/**
 * Explains the change of Σ weight·level part by part, and within each part by its weight and its level.
 *
 *     w₁l₁ − w₀l₀ = ½(w₀+w₁)·(l₁−l₀) + ½(l₀+l₁)·(w₁−w₀)
 *
 * Level effect and weight effect, with the other factor at the mean of before and after: a split without a
 * remainder that is the same in both directions. A part that is only in one of the two has no level in the
 * other; its whole amount is a weight effect.
 *
 * For a mean, the weights are shares that add up to 1, and a part with a growing share raises the mean only where its
 * level is above the mean. Levels are therefore measured from r, the average of the two totals. Because the changes of
 * the shares add up to 0, this moves effects between parts and does not change their sum.
 *
 * @param of - whether the total is a sum, or a mean of levels weighted by shares
 * @throws {RangeError} parts do not add up to their total but for rounding, or two have one name
 * @see Bennet (1920), The Theory of Measurement of Changes in Cost of Living, JRSS 83(3): both factors at their means
 * @example
 * productBridge(
 *   { total: 100, parts: [{ name: 'a', weight: 2, amount: 100 }] },
 *   { total: 180, parts: [{ name: 'a', weight: 3, amount: 180 }] },
 *   'sum',
 * ).changes[0]; // levelEffect 25 = 2.5 × 10, weightEffect 55 = 55 × 1
 */
export function productBridge(before: Whole, after: Whole, of: 'sum' | 'mean'): ProductBridge {
  const reference = of === 'mean' ? (before.total + after.total) / 2 : 0;
  const pairs = paired(before.parts, after.parts);
  const rough = pairs.map(({ name, before: was, after: is }) => ({
    name,
    effect: difference(is?.amount, was?.amount) - reference * difference(is?.weight, was?.weight),
  }));
  const split = pairs.map((pair) => weightEffect(pair, reference));
  const room = split.reduce((sum, effect) => sum + Math.abs(effect), 0);
  const finest = of === 'mean' ? decimalsOfMeans : finestGrid;
  const exact = exactEffects(before.total, after.total, rough, room, finest);
  const { grid } = exact;
  return {
    before: exact.before,
    after: exact.after,
    changes: pairs.map((pair, i) => {
      const effect = exact.effects[i] ?? 0;
      const byWeight = unitsOf(split[i] ?? 0, grid);
      return {
        ...pair,
        effect,
        levelEffect: amountOf(unitsOf(effect, grid) - byWeight, grid),
        weightEffect: amountOf(byWeight, grid),
      };
    }),
  };
}

interface Pair {
  readonly name: string;
  readonly before: Part | undefined;
  readonly after: Part | undefined;
}

function paired(before: readonly Part[], after: readonly Part[]): Pair[] {
  const was = byName(before);
  const is = byName(after);
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].map((name) => ({ name, before: was.get(name), after: is.get(name) }));
}

function byName(parts: readonly Part[]): Map<string, Part> {
  const found = new Map(parts.map((part) => [part.name, part]));
  if (found.size < parts.length) throw new RangeError('two parts have one name');
  return found;
}

const difference = (after = 0, before = 0): number => after - before;

/** The weight effect of a part. Where one side has no weight, it is taken at the level of the other. */
function weightEffect({ before, after }: Pair, reference: number): number {
  const was = levelOf(before) ?? levelOf(after);
  const is = levelOf(after) ?? levelOf(before);
  if (was === undefined || is === undefined) return 0;
  return ((was + is) / 2 - reference) * difference(after?.weight, before?.weight);
}

const levelOf = (part: Part | undefined): number | undefined =>
  part !== undefined && part.weight > 0 ? part.amount / part.weight : undefined;
