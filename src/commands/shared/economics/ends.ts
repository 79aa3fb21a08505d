import type { End } from '../../../core/quantity/range.ts';
import { isRange } from '../../../core/quantity/range.ts';
import type { Outcome } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { InputName, Inputs } from './inputs.ts';
import type { Pick } from './terms.ts';

/** The names of the inputs that are ranges. */
export const rangedInputs = (inputs: Inputs): InputName[] =>
  [...inputs].flatMap(([name, { quantity }]) =>
    quantity !== undefined && isRange(quantity.range) ? [name] : [],
  );

/** So many ranges are tried at every combination of their ends: 2¹⁰ values take milliseconds. */
const mostTried = 10;

/**
 * The ends of the ranges that give the lowest and the highest value. Which end of one lowers the value
 * may depend on the others (a longer stay is worse only while each year loses money), so all
 * combinations are tried; with more than ten ranges, one at a time from the best found so far, until
 * none improves it.
 *
 * @param value - of the relationship at the picked ends
 * @throws {Refusal} a combination has no finite value, such as a retention of 100 % without a horizon
 */
export function lowAndHigh(
  inputs: Inputs,
  value: (pick: Pick) => Outcome<number>,
): { readonly low: Pick; readonly high: Pick } {
  const names = rangedInputs(inputs);
  const at = (corner: Corner) => valueOrRefusal(value(pickOf(corner)));
  const corners = names.length <= mostTried ? allCorners(names) : undefined;
  const best = (sign: 1 | -1): Pick => {
    const score = (corner: Corner) => sign * at(corner);
    return pickOf(corners === undefined ? climbed(names, score) : highest(corners, score));
  };
  return { low: best(-1), high: best(1) };
}

/** The end of each range. */
type Corner = ReadonlyMap<InputName, End>;

const pickOf =
  (corner: Corner): Pick =>
  (name, range) =>
    range[corner.get(name) ?? 'base'];

function allCorners(names: readonly InputName[]): Corner[] {
  return Array.from(
    { length: 2 ** names.length },
    (_, bits) => new Map(names.map((name, i) => [name, (bits >> i) & 1 ? 'high' : 'low'])),
  );
}

function highest(corners: readonly Corner[], score: (corner: Corner) => number): Corner {
  const scored = corners.map((corner) => ({ corner, score: score(corner) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).corner;
}

function climbed(names: readonly InputName[], score: (corner: Corner) => number): Corner {
  let corner: Corner = new Map(names.map((name) => [name, 'high']));
  for (;;) {
    const neighbours = names.map((name): Corner => {
      const other: End = corner.get(name) === 'high' ? 'low' : 'high';
      return new Map([...corner, [name, other]]);
    });
    const next = highest([corner, ...neighbours], score);
    if (next === corner) return corner;
    corner = next;
  }
}

/** The value, or a refusal that carries the problem. */
export function valueOrRefusal<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.problem);
}
