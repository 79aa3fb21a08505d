import {
  type BootstrapDraws,
  bootstrapFigures,
  type Interval,
  percentileInterval,
  sumsStatistic,
} from '../../uncertainty/bootstrap.ts';
import type { Influential } from './influence.ts';
import type { MatchedComparison } from './matched-comparison.ts';

/** What joining made of the spend of all compared members together. */
export interface MatchedEffect {
  /** What they spent more than the customers whom they are compared with. */
  readonly difference: number;
  /** What those customers have of the effect, because they joined later: it hides as much of it. */
  readonly laterJoiners: number;
  /** Both together. */
  readonly total: number;
  /** The total, by year after joining. */
  readonly years: readonly number[];
  /** The difference in the days before joining, which should be about 0: as many as are counted after. */
  readonly before: number;
}

/**
 * The effect of joining on the spend of all members, where some of those with whom they are compared joined later.
 *
 *     effect = D · Y / (Y − L)
 *
 * Y is what the members spent, D what they spent more than the matched customers, and L what the matched customers spent
 * after they had joined themselves. Joining is taken to multiply the spend of both alike: then Y = (1 + f)·(C + L/(1 + f))
 * for the other spend C of the matched customers, so that 1 + f = (Y − L)/C, and the effect is Y·f/(1 + f). Without an
 * effect D is 0, and so is this.
 *
 * @returns undefined where the matched customers spent as much as members as the members did: nobody is left to compare
 * @example Members spend 130, the matched 110, of which 26 as members: D = 20, effect = 20·130/104 = 25, 1 + f = 104/84
 */
export function matchedEffect({
  members,
  figures,
  years,
}: Pick<MatchedComparison, 'members' | 'figures' | 'years'>): MatchedEffect | undefined {
  const { spendAfter, spendAsMember, spendBefore } = figures;
  const factor = laterFactor(spendAfter.members, spendAsMember.members - spendAsMember.matched);
  if (factor === undefined) return undefined;
  const difference = (spendAfter.members - spendAfter.matched) * members;
  return {
    difference,
    laterJoiners: difference * (factor - 1),
    total: difference * factor,
    years: years.map((year) => year * factor),
    before: (spendBefore.members - spendBefore.matched) * members,
  };
}

/** Y / (Y − L); 1 where nobody joined later, and where the members spent nothing. */
function laterFactor(spent: number, notAsMembers: number): number | undefined {
  if (spent === notAsMembers) return 1;
  return spent > 0 && notAsMembers > 0 ? spent / notAsMembers : undefined;
}

/** The 95 % intervals of an effect; null where nobody is left to compare with in more than 2.5 % of the resamples. */
export type EffectIntervals = Readonly<
  Record<'difference' | 'total' | 'before', Interval | null>
> & {
  /** The total of each resample, rising. */
  readonly totals: Float64Array;
};

/** Whether there are customers enough to resample: two members and two others. */
export const canBeResampled = ({
  members,
  influence,
}: Pick<MatchedComparison, 'members' | 'influence'>): boolean =>
  members >= 2 && influence.isMember.length - members >= 2;

/**
 * 95 % intervals from resamples of the customers: the members among themselves and the others among themselves, each
 * with all that it does to the differences.
 *
 * The differences are smooth functions of means over customers, in cells whose limits do not depend on them, so that
 * resamples of them are valid. Those of nearest neighbours would not be. The intervals are percentiles: the effect has
 * its limit −∞ where nothing is left of Y − L, and no standard error near it to compare a resample with.
 *
 * @throws {RangeError} fewer than two members, or two other customers, are compared
 * @see Abadie & Imbens (2008), Econometrica 76(6): the bootstrap fails for nearest neighbours
 */
export function effectIntervals(
  { members, figures, influence }: Pick<MatchedComparison, 'members' | 'figures' | 'influence'>,
  how: BootstrapDraws,
): EffectIntervals {
  const { differences, spent, isMember } = influence;
  if (!canBeResampled({ members, influence }))
    throw new RangeError(`too few to resample: ${members} of ${isMember.length}`);
  const names: readonly Influential[] = ['spendAfter', 'spendAsMember', 'spendBefore'];
  const columns = [...names.map((name) => differences[name]), spent];
  const centres = columns.map((column) => column.reduce((sum, each) => sum + each, 0));
  const found = names.map((name) => (figures[name].members - figures[name].matched) * members);
  const strata = 2;
  const statistic = sumsStatistic(columns, strata, 3, (sums, _, into) => {
    const moved = (c: number) =>
      (sums[c * strata] ?? 0) + (sums[c * strata + 1] ?? 0) - (centres[c] ?? 0);
    const [spent = 0, asMember = 0, before = 0] = found.map((value, c) => value + moved(c));
    const factor = laterFactor((centres[3] ?? 0) + moved(3), asMember);
    into[0] = spent;
    // The less of the members' spend is left, the further below 0 the effect: -Infinity is its limit.
    into[1] = factor === undefined ? -Infinity : spent * factor;
    into[2] = before;
  });
  const codes = { codes: isMember, number: strata };
  const [after, totals = new Float64Array(), befores] = bootstrapFigures(
    { count: isMember.length, strata: codes },
    statistic,
    how,
  );
  const intervalOf = (figures: Float64Array | undefined) =>
    figures === undefined ? null : percentileInterval(figures);
  return {
    difference: intervalOf(after),
    total: intervalOf(totals),
    before: intervalOf(befores),
    totals,
  };
}
