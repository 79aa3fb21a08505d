import type { ObservedGroup } from '../../core/relationship/counterfactual.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Member } from './members.ts';

/** One group of customers with its sums. */
interface CustomerGroup {
  readonly name: Member['group'];
  readonly customers: number;
  readonly sums: GroupSums;
  readonly observed: ObservedGroup;
}

/** The treated customers and, if there is one, their comparison group. */
export interface CustomerGroups {
  readonly groups: readonly CustomerGroup[];
  /** For each sum of a group, a number per member. */
  readonly columns: readonly Float64Array[];
  /** The index of the group of each member. */
  readonly codes: Uint32Array;
  /** Whether spend before the programme is known in every group, and compared. */
  readonly before: boolean;
  /** The longest time over which every group was observed. */
  readonly reachYears: number;
}

/**
 * Sums the customers up by group.
 *
 * @param referrals - by referrer, of all members; undefined without a file of referrals
 * @throws {Refusal} there is no treated customer, or a group has no spend or no time of observation
 */
export function customerGroupsOf(
  members: readonly Member[],
  referrals: ReadonlyMap<string, number> | undefined,
): CustomerGroups {
  const names = (['treated', 'comparison'] as const).filter((name) =>
    members.some(({ group }) => group === name),
  );
  if (!names.includes('treated')) {
    throw new Refusal(
      problem('rows-none-left', { read: 0, reasons: 'no treated customer is left' }),
    );
  }
  const { columns, before } = summedColumns(members, referrals);
  const groups = names.map((name): CustomerGroup => {
    const isMember = members.map(({ group }) => group === name);
    const sums = sumsFrom((c) =>
      (columns[c] ?? new Float64Array()).reduce(
        (sum, value, i) => (isMember[i] ? sum + value : sum),
        0,
      ),
    );
    const customers = isMember.filter((each) => each).length;
    return { name, customers, sums, observed: groupOf(sums, before) };
  });
  refuseUnobserved(groups);
  const reach = (name: Member['group']) =>
    members.reduce(
      (longest, { group, exposureYears }) =>
        group === name ? Math.max(longest, exposureYears) : longest,
      0,
    );
  return {
    groups,
    columns,
    codes: Uint32Array.from(members, ({ group }) => names.indexOf(group)),
    before,
    reachYears: Math.min(...names.map(reach)),
  };
}

function refuseUnobserved(groups: readonly CustomerGroup[]): void {
  const problems = groups.flatMap(({ name: group, sums }) => [
    ...(sums.spenders > 0 ? [] : [problem('group-unobserved', { group, what: 'spend' })]),
    ...(sums.exposure > 0 ? [] : [problem('group-unobserved', { group, what: 'stay' })]),
  ]);
  if (problems.length > 0) throw new Refusal(...problems);
}

/** What is summed over the members of a group. */
const summed = ['spenders', 'before', 'after', 'ended', 'exposure', 'referrals'] as const;

/**
 * Sums of a group: its spenders (active customers whose spend is known), what they spent before and after, customers
 * who have ended, years of exposure, and referrals.
 */
export type GroupSums = Readonly<Record<(typeof summed)[number], number>>;

/** A column per sum, in their order, with one number per member. */
type SummedColumns = Pick<CustomerGroups, 'columns' | 'before'>;

/**
 * The columns whose sums describe the groups. Spend is that of active customers only, so that customers who have left
 * count in retention alone; where spend before is known, before and after are of the same customers.
 */
export function summedColumns(
  members: readonly Member[],
  referrals: ReadonlyMap<string, number> | undefined,
): SummedColumns {
  const before = (['treated', 'comparison'] as const).every((group) => {
    const inGroup = members.filter((member) => member.group === group);
    return inGroup.length === 0 || inGroup.some(({ spendBefore }) => !Number.isNaN(spendBefore));
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

/** The sums by name, from the sum of each column. */
export function sumsFrom(sumAt: (column: number) => number): GroupSums {
  return Object.fromEntries(summed.map((name, c) => [name, sumAt(c)])) as GroupSums;
}

/**
 * A group by its sums: the mean spend of its spenders, and the yearly retention at a constant hazard,
 * exp(−ended/exposure).
 *
 * @param usual - takes the place of a figure for which a resample has no customers
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
