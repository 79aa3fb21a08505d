import { type End, isRange, type Range } from '../../../core/quantity/range.ts';
import type { Outcome } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Input } from './input.ts';
import type { InputName, Inputs } from './inputs.ts';
import type { Pick } from './terms.ts';

/** A range of an input; where the input differs by segment, of one of them. */
export interface RangedInput {
  readonly name: InputName;
  readonly segment?: string;
  readonly range: Range;
}

/** The ranges of the inputs. */
export const rangedInputs = (inputs: Inputs): RangedInput[] =>
  [...inputs].flatMap(([name, input]) => [
    ...rangeOf(name, input),
    ...[...(input.varying?.values ?? [])].flatMap(([segment, each]) =>
      rangeOf(name, each).map((ranged) => ({ ...ranged, segment })),
    ),
  ]);

const rangeOf = (name: InputName, { quantity }: Input): RangedInput[] =>
  quantity !== undefined && isRange(quantity.range) ? [{ name, range: quantity.range }] : [];

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
  const ranges = rangedInputs(inputs).map(({ range }) => range);
  const at = (corner: Corner) => valueOrRefusal(value(pickOf(corner)));
  const corners = ranges.length <= mostTried ? allCorners(ranges) : undefined;
  const best = (sign: 1 | -1): Pick => {
    const score = (corner: Corner) => sign * at(corner);
    return pickOf(corners === undefined ? climbed(ranges, score) : highest(corners, score));
  };
  return { low: best(-1), high: best(1) };
}

/** The end of each range. */
type Corner = ReadonlyMap<Range, End>;

const pickOf =
  (corner: Corner): Pick =>
  (_, range) =>
    range[corner.get(range) ?? 'base'];

function allCorners(ranges: readonly Range[]): Corner[] {
  return Array.from(
    { length: 2 ** ranges.length },
    (_, bits) => new Map(ranges.map((range, i) => [range, (bits >> i) & 1 ? 'high' : 'low'])),
  );
}

function highest(corners: readonly Corner[], score: (corner: Corner) => number): Corner {
  const scored = corners.map((corner) => ({ corner, score: score(corner) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).corner;
}

function climbed(ranges: readonly Range[], score: (corner: Corner) => number): Corner {
  let corner: Corner = new Map(ranges.map((range) => [range, 'high']));
  for (;;) {
    const neighbours = ranges.map((range): Corner => {
      const other: End = corner.get(range) === 'high' ? 'low' : 'high';
      return new Map([...corner, [range, other]]);
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
