import { quantile } from '../../core/numeric/distribution.ts';
import { bootstrapFigures, sumsStatistic } from '../../core/uncertainty/bootstrap.ts';
import type { Outcome } from '../../problems/problem.ts';
import type { World } from '../command.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { CustomerGroups } from './customer-groups.ts';
import { type GroupSums, sumsFrom } from './group-sums.ts';
import type { ReturnInterval } from './result.ts';

/**
 * How much the return would differ from sample to sample: customers drawn anew, each group from among
 * its own, so that it keeps its size.
 *
 * @param returnOf - the return for sums of the groups; null where the programme costs nothing
 * @returns null where it costs nothing
 */
export function intervalOfCustomers(
  { groups, columns, codes }: CustomerGroups,
  returnOf: (sums: readonly GroupSums[]) => Outcome<number | null>,
  { draws, seed }: Drawing,
  { progress }: World,
): ReturnInterval | null {
  const strata = groups.length;
  let free = false;
  const statistic = sumsStatistic(columns, strata, 1, (sums, _, figures) => {
    const drawn = groups.map((__, g) => sumsFrom((c) => sums[c * strata + g] ?? 0));
    const found = valueOrRefusal(returnOf(drawn));
    free ||= found === null;
    figures[0] = found ?? 0;
  });
  const told = progress && ((done: number) => progress(`${done} of ${draws} draws of customers`));
  const [returns = new Float64Array()] = bootstrapFigures(
    { count: codes.length, strata: { codes, number: strata } },
    statistic,
    { draws, seed, ...(told !== undefined && { progress: told }) },
  );
  if (free) return null;
  const probabilityPositive = returns.filter((each) => each > 0).length / draws;
  returns.sort();
  const [low, high] = [quantile(returns, 0.025), quantile(returns, 0.975)];
  return { low, high, level: 0.95, probabilityPositive, draws, seed };
}
