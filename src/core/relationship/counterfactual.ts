import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { type Comparison, comparisons } from './cause.ts';

/** How customers of a group behave: what one spends a year, and the share that stays for a year. */
export interface Behaviour {
  readonly annualSpend: number;
  readonly retention: number;
}

/** A group as it was observed: after the programme began, and before as far as that is known. */
export interface ObservedGroup {
  readonly before?: Partial<Behaviour>;
  readonly after: Behaviour;
}

/** What the treated customers would have done without the programme, and what that rests on. */
export interface Counterfactual extends Behaviour {
  readonly comparisons: Readonly<Record<keyof Behaviour, Comparison>>;
}

/**
 * What the treated customers are taken to have done without the programme, for spend and for retention
 * each by the best comparison that there is:
 *
 *     difference-in-differences   treated before + (comparison after − comparison before)
 *     comparison                  comparison after, where either group has no before
 *     before-after                treated before, where there is no comparison
 *
 * @returns a failure where a quantity has neither a comparison nor a before, or where the change of
 *   the comparison takes it out of its range: a retention outside [0, 1], a spend below 0
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
  return success({
    annualSpend: annualSpend.value.value,
    retention: retention.value.value,
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
  quantity: keyof Behaviour,
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

/** The weaker of the two comparisons: a whole is no surer than its weakest part. */
export function weakestComparison({
  comparisons: { annualSpend, retention },
}: Counterfactual): Comparison {
  return comparisons.indexOf(annualSpend) > comparisons.indexOf(retention)
    ? annualSpend
    : retention;
}
