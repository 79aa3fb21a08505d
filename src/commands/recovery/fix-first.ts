import { customerStatus } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import { percentText } from '../../render/number-text.ts';
import type { Candidate } from '../shared/listing/named-list.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { Case, OpenCase } from './cases.ts';
import { quoteOf } from './customers-words.ts';
import type { RatedKind } from './kind-figures.ts';
import { asOfDay } from './problem-time.ts';
import type { Problems } from './problems.ts';

/** The problems of customers who are known, and what holds for them. */
interface OpenProblems {
  readonly problems: Problems;
  readonly rated: readonly RatedKind[];
  readonly valued: ValuedCustomers;
  /** The value to come of each customer; NaN where it is not known. */
  readonly values: Float64Array;
  /** The index of each customer, by id. */
  readonly indexes: Pick<KnownIds, 'get'>;
}

/** The customers whose problem is not resolved, also where they did not complain of it, with all that is still to come from each. */
export function customersToFix(open: OpenProblems): readonly Candidate[] {
  const { problems, valued, values, indexes } = open;
  const unresolved = new Map<number, OpenCase[]>();
  for (const each of [...problems.cases.filter(isUnresolved), ...problems.open]) {
    const customer = indexes.get(each.customer);
    if (customer === undefined) continue;
    unresolved.set(customer, [...(unresolved.get(customer) ?? []), each]);
  }
  const { ids, status } = valued.customers;
  return [...unresolved].map(([customer, cases]) => {
    const value = values[customer] ?? Number.NaN;
    return {
      customer,
      id: ids[customer] ?? '',
      valueAtStake: Number.isNaN(value) ? null : value,
      reason: reasonOf(cases, open),
      hasLeft: status?.[customer] === customerStatus.ended,
    };
  });
}

const isUnresolved = ({ outcome }: Case): boolean =>
  outcome === 'unresolved' || outcome === 'silent';

/** "spoiled food unresolved since 2026-05-03, 14 days; 1 more; 56% of such customers leave; “It was off again”". */
function reasonOf(cases: readonly OpenCase[], { problems, rated, valued }: OpenProblems): string {
  const [first, ...others] = cases;
  if (first === undefined) throw new RangeError('no case');
  const { problem, day, words } = first;
  const isSilent = 'outcome' in first && first.outcome === 'silent';
  const state = isSilent ? 'not reported' : 'outcome' in first ? 'unresolved' : 'open';
  const today = asOfDay(valued.asOf) ?? problems.lastDay;
  const days = day === undefined || today === undefined ? -1 : today - day;
  const since = day === undefined ? '' : ` since ${isoDate(day)}`;
  const after = rated.find(({ kind }) => kind.problem === problem)?.rates.after;
  const stay = isSilent ? after?.silent : after?.unresolved;
  return [
    `${problem} ${state}${since}${days < 0 ? '' : `, ${days} ${days === 1 ? 'day' : 'days'}`}`,
    ...(others.length > 0 ? [`${others.length} more not resolved`] : []),
    ...(stay === undefined ? [] : [`${percentText(1 - stay, 0)} of such customers leave`]),
    ...(words === '' ? [] : [`“${quoteOf(words)}”`]),
  ].join('; ');
}
