import { exactSum } from '../../core/numeric/exact-sum.ts';
import { type Outcome, success } from '../../core/outcome.ts';
import { condensedCustomers } from '../../core/value/condensed-customers.ts';
import { valueParts } from './value-parts.ts';
import type { Valued } from './valued.ts';
import { valuesOf } from './valued-segments.ts';

/**
 * Net value of all customers, for drawing it a thousand times: customers whose stays are alike are valued
 * as one.
 *
 * @param at - the same customers and segments for every pick
 */
export function drawnNetValue<P>(
  at: (pick: P) => Valued,
  base: Valued,
): (pick: P) => Outcome<number> {
  const { customers, segments, counts } = condensedCustomers(base.customers, base.segments);
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
