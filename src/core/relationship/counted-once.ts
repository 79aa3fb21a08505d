/** Where customers are named, besides the files that list the groups. */
export interface NamedCustomers {
  readonly treated: ReadonlySet<string>;
  readonly comparison: ReadonlySet<string>;
  /** Those whom somebody referred, in the order in which they are named. */
  readonly referred: readonly string[];
  /** Those who had a problem and were kept, in the order in which they are named. */
  readonly recovered: readonly string[];
}

/** A customer named more than once, the one amount in which the customer counts, and where else it stood. */
export interface CountedOnce {
  readonly customer: string;
  readonly countedAs: 'treated' | 'comparison' | 'referral';
  readonly alsoIn: 'referral' | 'recovery';
}

/** Whom to count where, each once. */
export interface Counted {
  readonly referred: ReadonlySet<string>;
  readonly recovered: ReadonlySet<string>;
  readonly countedOnce: readonly CountedOnce[];
}

/**
 * Counts every customer in one amount. Spend and stay of the customers in the groups are compared
 * already, so whom somebody referred, or who was kept by recovery, adds nothing if it is one of them; who
 * was referred and later recovered came by referral, and what is lost or kept afterwards
 * is part of what a referred customer is worth.
 *
 *     treated, comparison  before  referral  before  recovery
 *
 * A recovered customer of the comparison is part of what the treated are compared with.
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
