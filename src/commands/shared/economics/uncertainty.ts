import type { Range } from '../../../core/quantity/range.ts';
import { histogram } from '../../../core/uncertainty/histogram.ts';
import { type FigureOf, simulate } from '../../../core/uncertainty/simulation.ts';
import { tornado } from '../../../core/uncertainty/tornado.ts';
import type { Outcome, Problem } from '../../../problems/problem.ts';
import type { World } from '../../command.ts';
import { keyOf } from '../../option.ts';
import type { Drawing, Uncertainty } from '../result-schema.ts';
import { type RangedInput, rangedInputs, valueOrRefusal } from './ends.ts';
import type { Inputs } from './inputs.ts';
import type { Pick } from './terms.ts';

/** The net value to look at: as fast as it can be for many draws, and as it is printed for the few ends. */
export interface NetValues {
  readonly drawn: (pick: Pick) => Outcome<number>;
  readonly printed: (pick: Pick) => Outcome<number>;
}

/**
 * The simulation of a net value and its sensitivity to each range.
 *
 * No draw lacks a value where all corners of the ranges have one: whether it is finite is settled by how
 * long customers stay, growth, discount and horizon, and every sum of payments rises or falls with each of
 * these throughout, so that the largest is at a corner. Where there are too many corners to
 * try, a draw that has no value is refused like a corner.
 *
 * @throws {Refusal} a draw or an end has no finite value
 */
export function uncertainty(
  inputs: Inputs,
  { drawn, printed }: NetValues,
  { draws, seed }: Drawing,
  { progress }: World,
): Uncertainty {
  const ranged = rangedInputs(inputs);
  const ranges = ranged.map(({ range }) => range);
  const figure =
    (value: (pick: Pick) => Outcome<number>): FigureOf<Problem> =>
    (quantities) =>
      value(pickOf(ranges, quantities));
  const told = progress && ((done: number) => progress(`${done} of ${draws} draws of the ranges`));
  // The first figure is that at the means of the ranges, the others are those of the draws.
  const figures = new Float64Array(1 + draws);
  let computed = 0;
  const recorded: FigureOf<Problem> = (quantities) => {
    const outcome = figure(drawn)(quantities);
    if (outcome.ok) figures[computed++] = outcome.value;
    return outcome;
  };
  const simulation = valueOrRefusal(simulate(ranges, recorded, draws, seed, told));
  const swings = valueOrRefusal(tornado(ranges, figure(printed)));
  return {
    simulation: { draws, seed, ...simulation, histogram: histogram(figures.subarray(1).sort()) },
    sensitivity: swings.map(({ index, ...swing }) => {
      const { name, segment } = ranged[index] as RangedInput;
      return { input: keyOf(name), ...(segment !== undefined && { segment }), ...swing };
    }),
  };
}

const pickOf =
  (ranges: readonly Range[], quantities: Float64Array): Pick =>
  (_, range) =>
    quantities[ranges.indexOf(range)] ?? range.base;
