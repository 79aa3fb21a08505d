import type { ObservedGroup } from '../../core/relationship/counterfactual.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type GroupSums, groupOf, summedColumns, sumsFrom } from './group-sums.ts';
import type { Member } from './members.ts';

/** One group of customers, summed up. */
export interface CustomerGroup {
  readonly name: Member['group'];
  readonly customers: number;
  readonly sums: GroupSums;
  readonly observed: ObservedGroup;
}

/** The treated, and those they are compared with where there are any. */
export interface CustomerGroups {
  readonly groups: readonly CustomerGroup[];
  readonly columns: readonly Float64Array[];
  /** Which group each member is in, as the groups are numbered. */
  readonly codes: Uint32Array;
  readonly before: boolean;
  /** The longest time over which every group was observed. */
  readonly reachYears: number;
}

/**
 * The customers as groups.
 *
 * @throws {Refusal} a group says nothing of what it spends, or of how long it stays
 */
export function customerGroups(
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
    const isOwn = members.map(({ group }) => group === name);
    const sums = sumsFrom((c) =>
      (columns[c] ?? new Float64Array()).reduce(
        (sum, value, i) => (isOwn[i] ? sum + value : sum),
        0,
      ),
    );
    const customers = isOwn.filter((own) => own).length;
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
