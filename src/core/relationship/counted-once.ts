/** The customers of the groups, and those named as referred or recovered. */
export interface NamedCustomers {
  readonly treated: ReadonlySet<string>;
  readonly comparison: ReadonlySet<string>;
  /** Referred customers, in the order in which they are named. */
  readonly referred: readonly string[];
  /** Customers who had a problem and were kept, in the order in which they are named. */
  readonly recovered: readonly string[];
}

/** A customer named more than once: the one amount in which the customer counts, and the other one. */
export interface CountedOnce {
  readonly customer: string;
  readonly countedAs: 'treated' | 'comparison' | 'referral';
  readonly alsoIn: 'referral' | 'recovery';
}

/** The customers to count as referred and as recovered, each once. */
export interface Counted {
  readonly referred: ReadonlySet<string>;
  readonly recovered: ReadonlySet<string>;
  readonly countedOnce: readonly CountedOnce[];
}

/**
 * Counts every customer in one amount. Spend and retention of the customers in the groups are compared already, so that
 * a referred or recovered customer who is in a group adds nothing. A customer who was referred and later recovered
 * counts as referred, because the value of a referred customer includes what is lost or kept later.
 *
 *     treated, comparison  before  referral  before  recovery
 */
export function countEachOnce({
  treated,
  comparison,
  referred,
  recovered,
}: NamedCustomers): Counted {
  const countedOnce: CountedOnce[] = [];
  const kept = { referred: new Set<string>(), recovered: new Set<string>() };
  const groupOf = (customer: string) =>
    treated.has(customer) ? 'treated' : comparison.has(customer) ? 'comparison' : undefined;
  for (const customer of new Set(referred)) {
    const group = groupOf(customer);
    if (group === undefined) kept.referred.add(customer);
    else countedOnce.push({ customer, countedAs: group, alsoIn: 'referral' });
  }
  for (const customer of new Set(recovered)) {
    const countedAs = groupOf(customer) ?? (kept.referred.has(customer) ? 'referral' : undefined);
    if (countedAs === undefined) kept.recovered.add(customer);
    else countedOnce.push({ customer, countedAs, alsoIn: 'recovery' });
  }
  return { ...kept, countedOnce };
}
