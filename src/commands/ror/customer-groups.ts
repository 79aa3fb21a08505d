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
const summed = [
  'customers',
  'staying',
  'exposure',
  'known',
  'before',
  'beforeLost',
  'beforeExposure',
  'spenders',
  'spendersBefore',
  'spendersAfter',
  'referrals',
] as const;

/**
 * Sums of a group: its customers, those still staying, and years of exposure; those whose spend before is known, what
 * they spent a year, how much of that was of customers who have left, and that spend times years of exposure; those
 * who stay and whose spend is known, what they spent a year before and after; and referrals.
 */
export type GroupSums = Readonly<Record<(typeof summed)[number], number>>;

/** A column per sum, in their order, with one number per member. */
type SummedColumns = Pick<CustomerGroups, 'columns' | 'before'>;

/** The columns whose sums describe the groups. */
export function summedColumns(
  members: readonly Member[],
  referrals: ReadonlyMap<string, number> | undefined,
): SummedColumns {
  const before = (['treated', 'comparison'] as const).every((group) => {
    const inGroup = members.filter((member) => member.group === group);
    return inGroup.length === 0 || inGroup.some(({ spendBefore }) => !Number.isNaN(spendBefore));
  });
  const earlier = ({ spendBefore }: Member) =>
    before && !Number.isNaN(spendBefore) ? spendBefore : 0;
  const spends = ({ ended, spendAfter, spendBefore }: Member) =>
    !ended && !Number.isNaN(spendAfter) && !(before && Number.isNaN(spendBefore));
  const eachOf: Readonly<Record<keyof GroupSums, (member: Member) => number>> = {
    customers: () => 1,
    staying: ({ ended }) => (ended ? 0 : 1),
    exposure: ({ exposureYears }) => exposureYears,
    known: ({ spendBefore }) => (before && !Number.isNaN(spendBefore) ? 1 : 0),
    before: earlier,
    beforeLost: (member) => (member.ended ? earlier(member) : 0),
    beforeExposure: (member) => earlier(member) * member.exposureYears,
    spenders: (member) => (spends(member) ? 1 : 0),
    spendersBefore: (member) => (spends(member) ? earlier(member) : 0),
    spendersAfter: (member) => (spends(member) ? member.spendAfter : 0),
    referrals: ({ id }) => referrals?.get(id) ?? 0,
  };
  return { before, columns: summed.map((name) => Float64Array.from(members, eachOf[name])) };
}

/** The sums by name, from the sum of each column. */
export function sumsFrom(sumAt: (column: number) => number): GroupSums {
  return Object.fromEntries(summed.map((name, c) => [name, sumAt(c)])) as GroupSums;
}

/**
 * A group by its sums. Retention is that of a constant hazard, exp(−ended/exposure).
 *
 * Where spend before is known, who leaves must not look like a change of spend. So the level is that of all who were
 * there, its change that of those who stayed, compared with their own spend before, and the retention of spend weighs
 * each customer with the spend before:
 *
 *     before   Σb/n, of all                    after   before · Σs/Σb, of those who stayed
 *     retention of spend   exp(−Σb(ended)/Σb·exposure)
 *
 * The spend after times the share of spend that stayed is then what all who were there spend after, with 0 of those
 * who have left. Where those who stayed spent nothing before, or nobody knows what, the spend after is their mean:
 * times the share of customers who stayed it is the same figure, though who left then moves it.
 *
 * @param usual - takes the place of a figure for which a resample has no customers
 */
export function groupOf(sums: GroupSums, before: boolean, usual?: ObservedGroup): ObservedGroup {
  const { customers, staying, exposure, known, spenders, spendersBefore, spendersAfter } = sums;
  const retention =
    exposure > 0 ? Math.exp(-(customers - staying) / exposure) : (usual?.after.retention ?? 1);
  const level = known > 0 ? sums.before / known : (usual?.before?.annualSpend ?? 0);
  const earlier = before && { before: { annualSpend: level } };
  if (spenders === 0) {
    return {
      ...earlier,
      after: { ...usual?.after, annualSpend: usual?.after.annualSpend ?? 0, retention },
    };
  }
  if (!before || spendersBefore === 0 || sums.beforeExposure === 0) {
    return { ...earlier, after: { annualSpend: spendersAfter / spenders, retention } };
  }
  return {
    ...earlier,
    after: {
      annualSpend: level * (spendersAfter / spendersBefore),
      retention,
      spendRetention: Math.exp(-sums.beforeLost / sums.beforeExposure),
    },
  };
}

/**
 * What a group spends a year by who counts: all who were there, where who has left spends 0 after, and those alone who
 * stayed. Customers whose spend is not known are taken to spend as the others.
 */
export function meanSpends({ sums }: Pick<CustomerGroup, 'sums'>, before: boolean) {
  const { customers, staying, known, spenders, spendersBefore, spendersAfter } = sums;
  const after = spenders > 0 ? spendersAfter / spenders : 0;
  return {
    all: {
      customers,
      before: before && known > 0 ? sums.before / known : null,
      after: (after * staying) / customers,
    },
    stayed: {
      customers: staying,
      before: before && spenders > 0 ? spendersBefore / spenders : null,
      after,
    },
  };
}
