import { type Customers, customerStatus } from '../../core/customers.ts';
import { problemOutcomes } from '../../core/recovery/outcomes.ts';
import { shareInterval } from '../../core/recovery/share-interval.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import type { Case } from './cases.ts';
import type { OutcomeRate } from './result.ts';

/**
 * How many of the customers with each outcome are still customers: those of the cases who are in the
 * customer files with a status. Outcomes with too few of them are left out, and said to be.
 *
 * @param firsts - the case by which each customer counts
 * @param indexes - where each customer stands, by id
 */
export function observedRates(
  firsts: readonly Case[],
  { status }: Customers,
  indexes: ReadonlyMap<string, number>,
  records: Records,
): readonly OutcomeRate[] {
  const seen = { silent: 0, unresolved: 0, resolved: 0, quickly: 0 };
  const stayed = { ...seen };
  for (const { customer, outcome, row } of firsts) {
    const index = indexes.get(customer);
    if (index === undefined) {
      records.note(row, problem('case-customer-unknown', { id: customer }));
      continue;
    }
    const state = status?.[index] ?? customerStatus.unknown;
    if (state === customerStatus.unknown) continue;
    seen[outcome] += 1;
    if (state === customerStatus.active) stayed[outcome] += 1;
  }
  return problemOutcomes.flatMap((outcome): OutcomeRate[] => {
    const customers = seen[outcome];
    if (customers === 0) return [];
    if (customers < fewestCustomers) {
      const args = { outcome, customers, needed: fewestCustomers };
      records.problems.add(problem('stay-rates-too-few', args));
      return [];
    }
    return [
      {
        outcome,
        severity: null,
        stay: stayed[outcome] / customers,
        source: 'observed',
        customers,
        stayed: stayed[outcome],
        ...shareInterval(stayed[outcome], customers),
      },
    ];
  });
}
