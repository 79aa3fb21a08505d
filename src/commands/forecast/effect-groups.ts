import { customersOf, entryCount } from '../../core/forecast/known-purchases.ts';
import { shortageOf } from '../../core/forecast/too-few.ts';
import { customersAt } from '../../core/purchase/purchase-cells.ts';
import { segmentsBy } from '../../core/segments.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { KnownCustomers } from './read-customers.ts';

/** The customers of `--effect` in groups that may buy at different rates, the reference first. */
export interface EffectGroups {
  readonly column: string;
  /** The label of each group; null for labels that have too few customers and count as one. */
  readonly labels: readonly (string | null)[];
  /** The group of each customer, an index into `labels`. */
  readonly codes: Uint32Array;
  /** Labels that have no group of their own. */
  readonly tooFew: {
    readonly labels: readonly string[];
    readonly customers: number;
    /** Whether they are a group together; otherwise they count to the reference. */
    readonly apart: boolean;
  } | null;
}

interface Counted {
  readonly label: string;
  readonly customers: number;
  readonly repeating: number;
}

/**
 * Groups the customers by the column of `--effect`. A label has a group of its own where as many of its customers have
 * bought again as every forecast needs. The others are one group, or count to the reference where they are too few even
 * together. The reference is the label of most customers, the first by code unit of several.
 *
 * @throws {Refusal} fewer than two groups are left to compare
 */
export function effectGroups({ known, labels }: KnownCustomers, column: string): EffectGroups {
  const { keys, codes } = segmentsBy({ count: entryCount(known), labels }, [column]);
  const customers = customersOf(known);
  const { purchases } = known.summary;
  const counts = keys.map((key) => ({ label: key[column] ?? '', customers: 0, repeating: 0 }));
  for (const [i, code] of codes.entries()) {
    const of = counts[code];
    if (of === undefined) continue;
    const own = customersAt({ customers }, i);
    of.customers += own;
    if ((purchases[i] ?? 0) > 0) of.repeating += own;
  }
  const isEnough = ({ repeating }: Pick<Counted, 'repeating'>) => shortageOf(repeating) === null;
  const rest = counts.filter((each) => !isEnough(each));
  const own = counts.filter(isEnough).sort((a, b) => b.customers - a.customers);
  const together = { customers: sumOf(rest, 'customers'), repeating: sumOf(rest, 'repeating') };
  const apart = own.length > 0 && isEnough(together);
  if (own.length + (apart ? 1 : 0) < 2) throw new Refusal(nothingCompared(column, counts, own));
  const groupOf = new Map(own.map(({ label }, group) => [label, group]));
  const ofRest = apart ? own.length : 0;
  const groupOfCode = counts.map(({ label }) => groupOf.get(label) ?? ofRest);
  return {
    column,
    labels: [...own.map(({ label }) => label), ...(apart ? [null] : [])],
    codes: codes.map((code) => groupOfCode[code] ?? 0),
    tooFew:
      rest.length === 0
        ? null
        : { labels: rest.map(({ label }) => label), customers: together.customers, apart },
  };
}

const sumOf = (counts: readonly Counted[], of: 'customers' | 'repeating'): number =>
  counts.reduce((sum, each) => sum + each[of], 0);

function nothingCompared(column: string, counts: readonly Counted[], own: readonly Counted[]) {
  const [first] = own;
  return problem('effect-labels', {
    column,
    labels: counts.length,
    customers: sumOf(counts, 'customers'),
    enough: own.length,
    label: (first ?? counts[0])?.label ?? '',
  });
}
