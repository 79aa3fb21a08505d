import type { ObservedGroup } from '../../core/relationship/counterfactual.ts';
import type { Member } from './members.ts';

/** What is added up of the members of a group. */
export const summed = ['spenders', 'before', 'after', 'ended', 'exposure', 'referrals'] as const;

/**
 * Of a group: its spenders (those who are still customers and whose spend is known), what they spent before and
 * after, how many have ended, years of exposure, and referrals.
 */
export type GroupSums = Readonly<Record<(typeof summed)[number], number>>;

/** One number a member for everything that is summed, in its order. */
export interface SummedColumns {
  readonly columns: readonly Float64Array[];
  /** Whether spend before the programme is known in every group, and compared. */
  readonly before: boolean;
}

/**
 * The columns whose sums describe the groups. Spend is compared among those who are still customers,
 * so that who has left, and spends nothing, counts under retention alone; where spend before is known,
 * before and after are of the same customers.
 */
export function summedColumns(
  members: readonly Member[],
  referrals: ReadonlyMap<string, number> | undefined,
): SummedColumns {
  const before = (['treated', 'comparison'] as const).every((group) => {
    const own = members.filter((member) => member.group === group);
    return own.length === 0 || own.some(({ spendBefore }) => !Number.isNaN(spendBefore));
  });
  const spends = ({ ended, spendAfter, spendBefore }: Member) =>
    !ended && !Number.isNaN(spendAfter) && !(before && Number.isNaN(spendBefore));
  const eachOf: Readonly<Record<keyof GroupSums, (member: Member) => number>> = {
    spenders: (member) => (spends(member) ? 1 : 0),
    before: (member) => (spends(member) && before ? member.spendBefore : 0),
    after: (member) => (spends(member) ? member.spendAfter : 0),
    ended: ({ ended }) => (ended ? 1 : 0),
    exposure: ({ exposureYears }) => exposureYears,
    referrals: ({ id }) => referrals?.get(id) ?? 0,
  };
  return { before, columns: summed.map((name) => Float64Array.from(members, eachOf[name])) };
}

/** Sums by name, from a number for each of those that are summed. */
export function sumsFrom(sumAt: (column: number) => number): GroupSums {
  return Object.fromEntries(summed.map((name, c) => [name, sumAt(c)])) as GroupSums;
}

/**
 * A group by its sums: the mean spend of those who stay, and the share that stays for a year if customers
 * end at the same rate at all times, exp(−ended/exposure).
 *
 * @param usual - what holds where a sample drawn anew has nobody to tell it
 */
export function groupOf(sums: GroupSums, before: boolean, usual?: ObservedGroup): ObservedGroup {
  const { spenders, ended, exposure } = sums;
  const spend =
    spenders > 0
      ? { before: sums.before / spenders, after: sums.after / spenders }
      : { before: usual?.before?.annualSpend ?? 0, after: usual?.after.annualSpend ?? 0 };
  const retention = exposure > 0 ? Math.exp(-ended / exposure) : (usual?.after.retention ?? 1);
  return {
    ...(before && { before: { annualSpend: spend.before } }),
    after: { annualSpend: spend.after, retention },
  };
}
