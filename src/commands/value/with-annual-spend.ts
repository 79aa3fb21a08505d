import type { CodedColumn, Customers } from '../../core/customers.ts';
import { problem } from '../../core/problem.ts';
import type { ProblemTally } from '../../problems/tally.ts';

/**
 * The customers that have a spend a year: assumed methods carry it into the future. Those whose amount
 * covers no time yet are left out, and counted.
 */
export function withAnnualSpend(customers: Customers, problems: ProblemTally): Customers {
  const kept: number[] = [];
  for (let i = 0; i < customers.count; i++) {
    if ((customers.amountYears[i] ?? 0) > 0) kept.push(i);
    else problems.add(problem('spend-covers-no-time', { id: customers.ids[i] ?? '' }));
  }
  return kept.length === customers.count ? customers : selected(customers, Uint32Array.from(kept));
}

function selected(customers: Customers, kept: Uint32Array): Customers {
  const { ids, labels, amount, amountYears, tenureYears, status, startDay } = customers;
  const coded = ({ codes, values }: CodedColumn): CodedColumn => ({
    codes: kept.map((i) => codes[i] ?? 0),
    values,
  });
  return {
    count: kept.length,
    ids: Array.from(kept, (i) => ids[i] ?? ''),
    labels: new Map([...labels].map(([header, column]) => [header, coded(column)])),
    amount: Float64Array.from(kept, (i) => amount[i] ?? 0),
    amountYears: Float64Array.from(kept, (i) => amountYears[i] ?? 0),
    ...(tenureYears && { tenureYears: Float64Array.from(kept, (i) => tenureYears[i] ?? 0) }),
    ...(status && { status: Uint8Array.from(kept, (i) => status[i] ?? 0) }),
    ...(startDay && { startDay: Int32Array.from(kept, (i) => startDay[i] ?? 0) }),
  };
}
