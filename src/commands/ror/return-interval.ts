import { success } from '../../core/outcome.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import { exactTotals } from '../../core/relationship/programme.ts';
import { returnOnRelationship } from '../../core/relationship/return-on-relationship.ts';
import { type FigureOf, simulate } from '../../core/uncertainty/simulation.ts';
import type { Outcome, Problem } from '../../problems/problem.ts';
import type { World } from '../command.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { Drawing } from '../shared/result-schema.ts';
import { cashRanges, type PickFigure } from './figures.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { ReturnInterval } from './result.ts';

/** The return of a programme, unrounded; null where it costs nothing. */
export function exactReturn(programme: Programme): Outcome<number | null> {
  const totals = exactTotals(programme);
  if (!totals.ok) return totals;
  return success(returnOnRelationship(totals.value.real, totals.value.cost));
}

/**
 * The return where every range is drawn from: P10 to P90, and the share of draws in which the programme pays.
 *
 * @param at - the programme at a figure of each range
 * @returns null where a draw may cost nothing
 * @throws {Refusal} a draw has no figure: a counterfactual retention above 100 %
 */
export function intervalOfRanges(
  text: ProgrammeText,
  at: (pick: PickFigure) => Outcome<Programme>,
  { draws, seed }: Drawing,
  { progress }: World,
): ReturnInterval | null {
  const ranges = cashRanges(text);
  const names = new Map([...ranges.keys()].map((name, i) => [name, i]));
  let free = false;
  const drawn =
    (figure: (value: number) => number): FigureOf<Problem> =>
    (quantities) => {
      const programme = at((name, { base }) => quantities[names.get(name) ?? -1] ?? base);
      if (!programme.ok) return programme;
      const found = exactReturn(programme.value);
      if (!found.ok) return found;
      free ||= found.value === null;
      return success(figure(found.value ?? 0));
    };
  const told = progress && ((done: number) => progress(`${done} of ${draws} draws of the ranges`));
  const list = [...ranges.values()];
  const spread = valueOrRefusal(
    simulate(
      list,
      drawn((value) => value),
      draws,
      seed,
      told,
    ),
  );
  // The same draws once more, counted.
  const positive = valueOrRefusal(
    simulate(
      list,
      drawn((value) => (value > 0 ? 1 : 0)),
      draws,
      seed,
    ),
  );
  if (free) return null;
  const { p10: low, p90: high } = spread;
  return { low, high, level: 0.8, probabilityPositive: positive.mean, draws, seed };
}
