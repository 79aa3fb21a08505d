import type { StepAmounts } from './steps.ts';
import { type StepName, stepNames } from './terms.ts';

/** One named amount of a waterfall. */
export interface Step {
  readonly step: StepName;
  readonly amount: number;
}

/** The finest unit of amounts: 2⁻²⁰, about a millionth. */
const finest = -20;

/**
 * The spacing of a binary grid on which amounts that add up to at most `bound` (in absolute values)
 * can be summed in any order without rounding: sums of multiples of 2ᵉ are exact up to 2^(53+e).
 *
 * @param bound - Σ|amount|, ≥ 0, finite
 * @returns 2⁻²⁰, or more where the bound exceeds 2³² (room for one doubling is left)
 */
export function gridFor(bound: number): number {
  if (!(bound >= 0 && bound < Infinity)) throw new RangeError(`no grid for ${bound}`);
  let exponent = finest;
  while (bound > 2 ** (52 + exponent)) exponent += 1;
  return 2 ** exponent;
}

/** The multiple of the grid nearest to the amount; −0 becomes 0. */
export const onGrid = (amount: number, grid: number): number =>
  Math.round(amount / grid) * grid + 0;

/** Whether it may be an amount: probabilities, rates and parameters have digits beyond the grid. */
export const isOnGrid = (value: number): boolean =>
  onGrid(value, gridFor(Math.abs(value))) === value;

/**
 * How far a total may lie from the exact one because each of its steps lies on the grid: half of the grid's spacing a
 * step. No tolerance for an amount is finer.
 */
export const finestTolerance = (total: number): number =>
  (gridFor(Math.abs(total)) * stepNames.length) / 2;

/** The asked steps with their amounts on the grid. */
export function waterfall(
  amounts: StepAmounts,
  steps: readonly StepName[],
  grid: number = gridFor(steps.reduce((sum, step) => sum + Math.abs(amounts[step]), 0)),
): readonly Step[] {
  return steps.map((step) => ({ step, amount: onGrid(amounts[step], grid) }));
}

/** The exact sum of a waterfall: before acquisition (`lifetimeValue`) and after (`netValue`). */
export function totals(steps: readonly Step[]): {
  readonly lifetimeValue: number;
  readonly netValue: number;
} {
  let lifetimeValue = 0;
  let acquisition = 0;
  for (const { step, amount } of steps) {
    if (step === 'acquisition') acquisition += amount;
    else lifetimeValue += amount;
  }
  return { lifetimeValue, netValue: lifetimeValue + acquisition };
}
