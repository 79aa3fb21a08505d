import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';

/** The behaviour of a group of customers: spend a year and yearly retention. */
export interface Behaviour {
  readonly annualSpend: number;
  /** Of customers: how many stay for a year. */
  readonly retention: number;
  /**
   * Of spend: which share of what the customers spent before was of those who stay for a year. It differs from the
   * retention of customers where those who leave spend less, or more, than the others; absent: as that.
   */
  readonly spendRetention?: number;
}

/** What is compared by the strongest comparison that the data allow. */
type Compared = 'annualSpend' | 'retention';

/** A group as observed: after the programme began, and before it as far as that is known. */
export interface ObservedGroup {
  readonly before?: Partial<Behaviour>;
  readonly after: Behaviour;
}

/** The estimated behaviour of the treated customers without the programme, and the comparisons it is based on. */
export interface Counterfactual extends Behaviour {
  readonly comparisons: Readonly<Record<Compared, Comparison>>;
}

/**
 * Estimates the behaviour of the treated customers without the programme, for spend and for retention each by the
 * strongest comparison that the data allow:
 *
 *     difference-in-differences   treated before + (comparison after − comparison before)
 *     comparison                  comparison after, where either group was not observed before
 *     before-after                treated before, where there is no comparison group
 *
 * The retention of spend is that of the comparison group.
 *
 * @returns a failure where there is neither a comparison group nor an observation before, or where the change of the
 *   comparison group takes the quantity out of its range: a retention outside [0, 1], a spend below 0
 * @see Angrist & Pischke (2009), Mostly Harmless Econometrics, ch. 5, for difference-in-differences
 */
export function counterfactual(
  treated: ObservedGroup,
  comparison?: ObservedGroup,
): Outcome<Counterfactual> {
  const annualSpend = without('annualSpend', treated, comparison);
  if (!annualSpend.ok) return annualSpend;
  const retention = without('retention', treated, comparison);
  if (!retention.ok) return retention;
  const spendRetention =
    treated.after.spendRetention === undefined ? undefined : comparison?.after.spendRetention;
  return success({
    annualSpend: annualSpend.value.value,
    retention: retention.value.value,
    ...(spendRetention !== undefined && { spendRetention }),
    comparisons: {
      annualSpend: annualSpend.value.comparison,
      retention: retention.value.comparison,
    },
  });
}

interface Without {
  readonly value: number;
  readonly comparison: Comparison;
}

function without(
  quantity: Compared,
  treated: ObservedGroup,
  comparison: ObservedGroup | undefined,
): Outcome<Without> {
  const before = treated.before?.[quantity];
  if (comparison === undefined) {
    return before === undefined
      ? failure(problem('programme-without-comparison', { quantity }))
      : success({ value: before, comparison: 'before-after' });
  }
  const after = comparison.after[quantity];
  const start = comparison.before?.[quantity];
  if (before === undefined || start === undefined) {
    return success({ value: after, comparison: 'comparison' });
  }
  const value = before + (after - start);
  const allowed = value >= 0 && (quantity === 'annualSpend' || value <= 1);
  return allowed
    ? success({ value, comparison: 'difference-in-differences' })
    : failure(problem('counterfactual-impossible', { quantity, before, start, after, value }));
}

/** The weaker of the two comparisons, which limits what can be concluded from both. */
export function weakestComparison({
  comparisons: { annualSpend, retention },
}: Counterfactual): Comparison {
  return comparisons.indexOf(annualSpend) > comparisons.indexOf(retention)
    ? annualSpend
    : retention;
}

/** How customers were assigned to treatment. */
export const assignments = ['randomised', 'matched', 'self-selected'] as const;
export type Assignment = (typeof assignments)[number];

/** How the treated customers are compared, from the strongest comparison to the weakest. */
export const comparisons = ['difference-in-differences', 'comparison', 'before-after'] as const;
export type Comparison = (typeof comparisons)[number];

/** The conclusions that a comparison allows. */
export const effectLabels = [
  'caused',
  'estimated effect',
  'associated with, not caused by',
] as const;
export type Label = (typeof effectLabels)[number];

/**
 * The conclusion that a difference allows, by how the comparison was made. Randomisation makes the groups equal on
 * average, so that the programme caused the difference. Matched customers, or the difference between the changes of the
 * two groups, exclude some other causes: an estimate. Customers who joined by their own choice, or the same customers
 * before and after, may differ for many reasons: an association.
 */
export function labelOf(assignment: Assignment, comparison: Comparison): Label {
  if (comparison === 'before-after') return 'associated with, not caused by';
  if (assignment === 'randomised') return 'caused';
  return assignment === 'matched' || comparison === 'difference-in-differences'
    ? 'estimated effect'
    : 'associated with, not caused by';
}
