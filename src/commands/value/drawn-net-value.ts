import { exactSum } from '../../core/numeric/exact-sum.ts';
import { type Outcome, success } from '../../core/outcome.ts';
import { condensedCustomers } from '../../core/value/condensed-customers.ts';
import type { Pick } from '../economics/terms.ts';
import { valueParts, valuesOf } from '../valuation/value-parts.ts';
import type { Valued } from '../valuation/valued.ts';

/**
 * Net value of all customers, for drawing it a thousand times: customers whose stays are alike are valued
 * as one.
 *
 * @param at - the same customers and segments for every pick
 */
export function drawnNetValue(
  at: (pick: Pick) => Valued,
  base: Valued,
): (pick: Pick) => Outcome<number> {
  const { tenureYears: _, status: __, ...unaged } = base.customers;
  // An assumed stay is everybody's, whatever is recorded.
  const recorded = base.staying.kind === 'assumed' ? unaged : base.customers;
  const { customers, segments, counts } = condensedCustomers(recorded, base.segments);
  const all = base.customers.count;
  return (pick) => {
    const valued = at(pick);
    const parts = valueParts({ ...valued, customers, segments });
    if (!parts.ok) return parts;
    const worth = valuesOf(parts.value).reduce(
      (sum, each, row) => sum + each * (counts[row] ?? 0),
      0,
    );
    const { terms, costs } = valued;
    const spent =
      costs === undefined
        ? (terms.acquisition ?? 0) * all
        : exactSum(costs.map((cost) => cost?.spending ?? 0));
    return success(worth - spent);
  };
}
