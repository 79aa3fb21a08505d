import { quantile } from '../../core/numeric/distribution.ts';
import { success } from '../../core/outcome.ts';
import { exactTotals, type Programme } from '../../core/relationship/programme.ts';
import { returnInMoney } from '../../core/relationship/return-in-money.ts';
import { bootstrapFigures, sumsStatistic } from '../../core/uncertainty/bootstrap.ts';
import { closedFormInterval } from '../../core/uncertainty/closed-form-interval.ts';
import { influenceValues } from '../../core/uncertainty/influence-values.ts';
import { momentsTogether, stratumMoments } from '../../core/uncertainty/moments.ts';
import { type FigureOf, simulate } from '../../core/uncertainty/simulation.ts';
import { hasClosedForm } from '../../core/uncertainty/total-intervals.ts';
import type { Outcome, Problem } from '../../problems/problem.ts';
import type { World } from '../command.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { Drawing } from '../shared/result-schema.ts';
import { type CustomerGroups, type GroupSums, sumsFrom } from './customer-groups.ts';
import { cashRanges, type PickFigure, type ProgrammeText } from './programme-text.ts';
import type { ReturnInterval } from './result.ts';

/** The return in money, unrounded; null where the programme costs nothing. */
export function exactReturn(programme: Programme): Outcome<number | null> {
  const totals = exactTotals(programme);
  if (!totals.ok) return totals;
  return success(returnInMoney(totals.value.real, totals.value.cost));
}

/**
 * The interval of the return by draws from all ranges: P10 to P90, and the share of draws with a return above 0.
 *
 * @param at - the programme at a figure of each range
 * @returns null where the programme costs nothing in a draw
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
  let isFree = false;
  const figureOf =
    (figure: (value: number) => number): FigureOf<Problem> =>
    (quantities) => {
      const programme = at((name, { base }) => quantities[names.get(name) ?? -1] ?? base);
      if (!programme.ok) return programme;
      const outcome = exactReturn(programme.value);
      if (!outcome.ok) return outcome;
      isFree ||= outcome.value === null;
      return success(figure(outcome.value ?? 0));
    };
  const report =
    progress && ((done: number) => progress(`${done} of ${draws} draws of the ranges`));
  const list = [...ranges.values()];
  const spread = valueOrRefusal(
    simulate(
      list,
      figureOf((value) => value),
      draws,
      seed,
      report,
    ),
  );
  // The same draws again, for the share above 0.
  const positive = valueOrRefusal(
    simulate(
      list,
      figureOf((value) => (value > 0 ? 1 : 0)),
      draws,
      seed,
    ),
  );
  if (isFree) return null;
  const { p10: low, p90: high } = spread;
  return { method: 'ranges', low, high, level: 0.8, positiveShare: positive.mean, draws, seed };
}

/**
 * The 95 % interval of the return. Each group keeps its size.
 *
 * Up to 20,000 customers it is the percentile interval of bootstrap resamples, each group from among its own customers:
 * the study return-intervals found studentised ones no better by more than 2 points. Of more customers, where no group has fewer than ten, it has the closed form, from what each customer adds to
 * the return (influence values), and nothing is drawn.
 *
 * @param returnOf - the return for sums of the groups; null where the programme costs nothing
 * @returns null where the programme costs nothing
 */
export function intervalOfCustomers(
  { groups, columns, codes }: CustomerGroups,
  returnOf: (sums: readonly GroupSums[]) => Outcome<number | null>,
  { draws, seed }: Drawing,
  { progress }: World,
): ReturnInterval | null {
  const strata = { codes, number: groups.length };
  let isFree = false;
  // A number that all customers have in common adds up to the same in every resample.
  const varying = columns.filter((column) => column.some((value) => value !== column[0]));
  const places = columns.map((column) => varying.indexOf(column));
  const figureOf = (sums: Float64Array): number => {
    const resampled = groups.map(({ customers }, g) =>
      sumsFrom((c) => {
        const place = places[c] ?? -1;
        return place < 0
          ? customers * (columns[c]?.[0] ?? 0)
          : (sums[place * groups.length + g] ?? 0);
      }),
    );
    const figure = valueOrRefusal(returnOf(resampled));
    isFree ||= figure === null;
    return figure ?? 0;
  };
  if (hasClosedForm(groups.map(({ customers }) => customers))) {
    const own = valueOrRefusal(returnOf(groups.map(({ sums }) => sums)));
    const influence = influenceValues(varying, strata, figureOf);
    if (own === null || isFree) return null;
    const moments = momentsTogether(stratumMoments(influence, strata));
    const { low, high } = closedFormInterval({ ...moments, ...eitherSign, total: own });
    return { method: 'closed form', low, high, level: 0.95 };
  }
  const statistic = sumsStatistic(varying, groups.length, 1, (sums, _, figures) => {
    figures[0] = figureOf(sums);
  });
  const report = progress && ((done: number) => progress(`${done} of ${draws} draws of customers`));
  const [returns = new Float64Array()] = bootstrapFigures(
    { count: codes.length, strata },
    statistic,
    { draws, seed, ...(report !== undefined && { progress: report }) },
  );
  if (isFree) return null;
  const positiveShare = returns.filter((each) => each > 0).length / draws;
  returns.sort();
  const [low, high] = [quantile(returns, 0.025), quantile(returns, 0.975)];
  return { method: 'percentile', low, high, level: 0.95, positiveShare, draws, seed };
}

/** A return may be above or below 0, whatever each customer adds to it. */
const eitherSign = { least: -Infinity, greatest: Infinity };
