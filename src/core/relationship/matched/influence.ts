import type { AlikeCustomers } from './alike-customers.ts';
import { type CustomerFigures, comparedFigures } from './customer-figures.ts';
import { type GroupMeans, movedTo, type Slopes } from './within-cells.ts';

/** A group of alike customers with its figures. */
export interface ComparedGroup {
  readonly group: AlikeCustomers;
  readonly members: readonly CustomerFigures[];
  /** Of the customers with alike orders. */
  readonly means: GroupMeans;
  /** Taken anew each time: together they are too many to keep. */
  readonly alike: () => readonly CustomerFigures[];
}

/** The figures whose differences have intervals. */
const influential = ['spendAfter', 'spendAsMember', 'spendBefore'] as const;

export type Influential = (typeof influential)[number];

/** Columns with a number for each customer who is compared. */
export interface Influence {
  /** By how much the customer moves the difference of each figure between all members and those compared with them. */
  readonly differences: Readonly<Record<Influential, Float64Array>>;
  /** What a member spent after joining; 0 of another customer. */
  readonly spent: Float64Array;
  /** 1 of a member who is compared, 0 of another customer. */
  readonly isMember: Uint32Array;
}

/** Compared as another customer; compared as a member, and perhaps as another before. */
const [other, member] = [1, 2];

/**
 * By how much each customer moves a difference, to first order: a member by its own difference from the mean one, a
 * customer with whom members are compared by what its figure lacks of its group's, times the weight that the group's
 * mean and the slopes give it. Of few customers in a group the deviation from their own mean is too small by √((n−1)/n).
 *
 * @see Davison & Hinkley (1997), Bootstrap Methods and their Application, 2.7.2, empirical influence values
 */
export function influenceOf(
  customers: number,
  compared: readonly ComparedGroup[],
  slopes: Slopes,
): Influence {
  const isCompared = new Uint8Array(customers);
  const columns = influential.map(() => new Float64Array(customers));
  const spent = new Float64Array(customers);
  const spendAfter = comparedFigures.indexOf('spendAfter');
  const lacking = imbalance(compared, slopes);
  const meanDifferences = influential.map((name) =>
    meanDifference(compared, slopes, comparedFigures.indexOf(name)),
  );
  for (const { group, members, means, alike } of compared) {
    const count = group.alike.customer.length;
    const weight = (members.length / count) * Math.sqrt(count / (count - 1));
    const rows = alike();
    for (const [i, row] of members.entries())
      spent[group.members[i] ?? 0] = row.figures[spendAfter] ?? 0;
    for (const [f, name] of influential.entries()) {
      const [k, column] = [comparedFigures.indexOf(name), columns[f] ?? new Float64Array()];
      const residual = (row: CustomerFigures) =>
        (row.figures[k] ?? 0) - (means.figures[k] ?? 0) - movedTo(slopes, k, row, means);
      for (const [i, row] of rows.entries()) {
        const customer = group.alike.customer[i] ?? 0;
        let leverage = 1;
        for (const [p, lack] of lacking.entries())
          leverage += lack * ((row.scaled[p] ?? 0) - (means.scaled[p] ?? 0));
        column[customer] = (column[customer] ?? 0) - weight * leverage * residual(row);
        isCompared[customer] = Math.max(isCompared[customer] ?? 0, other);
      }
      for (const [i, row] of members.entries()) {
        const customer = group.members[i] ?? 0;
        column[customer] = (column[customer] ?? 0) + residual(row) - (meanDifferences[f] ?? 0);
        isCompared[customer] = member;
      }
    }
  }
  const which = [...isCompared.keys()].filter((customer) => isCompared[customer] !== 0);
  const ofCompared = (column: Float64Array) =>
    Float64Array.from(which, (customer) => column[customer] ?? 0);
  const differences = influential.map((name, f) => [
    name,
    ofCompared(columns[f] ?? new Float64Array()),
  ]);
  return {
    differences: Object.fromEntries(differences) as Influence['differences'],
    spent: ofCompared(spent),
    isMember: Uint32Array.from(which, (customer) => (isCompared[customer] === member ? 1 : 0)),
  };
}

/** What the members' traits differ from those of their groups in all, in units in which slopes take them off. */
function imbalance(compared: readonly ComparedGroup[], { inverse }: Slopes): number[] {
  const differs = new Float64Array(inverse.length);
  for (const { members, means } of compared)
    for (const { scaled } of members)
      for (let p = 0; p < differs.length; p++)
        differs[p] = (differs[p] ?? 0) + (scaled[p] ?? 0) - (means.scaled[p] ?? 0);
  return inverse.map((row) => row.reduce((sum, factor, q) => sum + factor * (differs[q] ?? 0), 0));
}

function meanDifference(compared: readonly ComparedGroup[], slopes: Slopes, k: number): number {
  let [sum, count] = [0, 0];
  for (const { members, means } of compared)
    for (const member of members) {
      sum += (member.figures[k] ?? 0) - (means.figures[k] ?? 0) - movedTo(slopes, k, member, means);
      count += 1;
    }
  return sum / count;
}
