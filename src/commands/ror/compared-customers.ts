import type { ObservedGroup } from '../../core/relationship/counterfactual.ts';
import type { Outcome } from '../../problems/problem.ts';
import type { CustomerGroups } from './customer-groups.ts';
import { atBase, type PickFigure } from './figures.ts';
import { type GroupSums, groupOf } from './group-sums.ts';
import type { NamedCustomers } from './named-customers.ts';
import { type Compared, horizonOf, programmeOf } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import { writtenGroups } from './written-groups.ts';

/** Everything besides the sums that a comparison of customers rests on. */
export interface ComparedFrom {
  readonly text: ProgrammeText;
  readonly of: CustomerGroups;
  readonly named: Pick<NamedCustomers, 'referrals' | 'recovered'>;
  readonly periodsPerYear: number;
}

/**
 * The programme whose groups have these sums, of the customers as they are or as they were drawn anew.
 *
 * What the customer files do not say comes from the programme text, among it what the treated
 * did before where there is nobody to compare them with.
 */
export function comparedCustomers(
  { text, of, named, periodsPerYear }: ComparedFrom,
  sums: readonly GroupSums[],
  pick: PickFigure,
): Outcome<Compared> {
  const [treated, comparison] = of.groups.map(({ observed }, g): ObservedGroup => {
    const own = sums[g];
    return own === undefined ? observed : groupOf(own, of.before, observed);
  });
  if (treated === undefined) throw new RangeError('somebody is treated');
  const groups =
    comparison === undefined
      ? { treated: { ...treated, before: { ...written(text), ...treated.before } } }
      : { treated, comparison };
  const setting = {
    customers: of.groups[0]?.customers ?? 0,
    groups,
    horizonYears: horizonOf(text, pick) ?? of.reachYears,
    periodsPerYear,
    ...(named.referrals !== undefined && { referrals: referralsOf(sums) }),
    ...(named.recovered !== undefined && { recoveredPerYear: named.recovered / of.reachYears }),
  };
  return programmeOf(text, setting, pick);
}

const written = (text: ProgrammeText) => writtenGroups(text, atBase).treated.before ?? {};

/** Referrals a year and customer, and those of the treated beyond those of the comparison. */
function referralsOf(sums: readonly GroupSums[]) {
  const [treated = 0, comparison = 0] = sums.map(({ referrals, exposure }) =>
    exposure > 0 ? referrals / exposure : 0,
  );
  return { perYear: treated, extra: treated - comparison };
}
