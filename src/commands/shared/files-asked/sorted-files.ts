import { tenureRoles } from '../../../input/customers/customer-fields.ts';
import type { Recognised } from './recognise.ts';

/** Files by what they are. */
export interface SortedFiles {
  readonly orders: readonly Recognised[];
  /** Lists of customers with their spend, or those that there are. */
  readonly customers: readonly Recognised[];
  /** Lists of the same customers without a spend, for `--join`. */
  readonly joined: readonly Recognised[];
  /** Beside orders, a list of who joined something: a club. */
  readonly members: readonly Recognised[];
  readonly costs: readonly Recognised[];
  readonly cohorts: readonly Recognised[];
  readonly referrals: readonly Recognised[];
  readonly problems: readonly Recognised[];
  readonly indicators: readonly Recognised[];
  readonly saved: readonly Recognised[];
}

/** The columns that say how long a customer has stayed. */
const timeRoles = tenureRoles.filter((role) => role !== 'status');

/** Sorts files by what they are, and leaves out what another says better. */
export function sortedFiles(files: readonly Recognised[]): SortedFiles {
  const of = (kind: Recognised['kind']) => files.filter((file) => file.kind === kind);
  const orders = of('orders');
  const lists = of('customers');
  const withSpend = lists.filter(({ roles }) => roles.has('spend'));
  const without = lists.filter(({ roles }) => !roles.has('spend'));
  // A list that has all of a customer says what others have in parts; of both, each customer would be there twice.
  const complete = withSpend.filter(({ roles }) => timeRoles.some((role) => roles.has(role)));
  const isClub = orders.length > 0 && withSpend.length === 0;
  const parts = withSpend.length > 0 ? withSpend : lists;
  const cases = of('problems').filter(({ roles }) => roles.has('customer'));
  return {
    orders,
    customers: isClub ? [] : complete.length > 0 ? complete : parts,
    joined: withSpend.length > 0 && complete.length === 0 ? without : [],
    members: isClub ? lists : [],
    costs: of('acquisition costs'),
    cohorts: of('cohorts'),
    referrals: of('referrals'),
    // Of cases and of counts by kind, the cases say more.
    problems: cases.length > 0 ? cases : of('problems'),
    indicators: of('indicators'),
    saved: of('saved result'),
  };
}
