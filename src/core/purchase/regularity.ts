import { type Charges, chargesAt } from './charges.ts';
import { type PurchaseShape, purchaseShape } from './purchase-shape.ts';
import type { PurchaseDays } from './purchase-totals.ts';

/** Whether customers buy by the calendar, or at least with a rhythm, where models expect them to buy at random. */
export interface Regularity {
  /** The charges that the purchases look like most; null where nobody bought twice. */
  readonly charges: Charges | null;
  /** Whether they look so much like charges that they must be those of contracts. */
  readonly areCharges: boolean;
  /** The shape of the gaps; null where hardly anybody bought three times. */
  readonly shape: PurchaseShape | null;
  /** Whether buying has so much of a rhythm that models of random buying are slow to notice a silence. */
  readonly isRhythmic: boolean;
}

/** Gaps that it takes to call purchases charges. */
export const fewestGaps = 30;
/** Besides, customers and shares of gaps. Chance alone puts a tenth to a third of all gaps on time. */
const fewest = { gaps: fewestGaps, customers: 10, share: 0.8, sameAmount: 0.5 };
/** Missed charges to one on time: those who buy on Saturdays, but not on every one, miss more. */
const mostMissed = 0.25;
/** Customers who buy at random have a k of 1; an interval above this one is not chance. */
const rhythmic = { k: 1.5, customers: 30 };

/**
 * How regular the purchases of a log are.
 *
 * Purchases are charges where an overwhelming share of the gaps (80 %, of at least 30 gaps, with at least
 * 10 customers) is one interval of the calendar, few charges are missed, and most cost what they cost before. Of several such
 * intervals the one that leaves least to chance is chosen: charges every four weeks are monthly, too, within
 * the tolerance of months.
 *
 * The days are gone through twice, and nothing is kept of them.
 */
export function regularityOf(days: PurchaseDays): Regularity {
  const all = chargesAt(days).filter(({ gaps }) => gaps > 0);
  const recognised = all.find(
    ({ gaps, customers, share, onTime, missed, sameAmount }) =>
      gaps >= fewest.gaps &&
      customers >= fewest.customers &&
      share >= fewest.share &&
      missed <= mostMissed * onTime &&
      sameAmount >= fewest.sameAmount,
  );
  const [first = null, ...others] = all;
  const best = others.reduce(
    (most, each) => (most === null || each.share > most.share ? each : most),
    first,
  );
  const shape = purchaseShape(days);
  return {
    charges: recognised ?? best,
    areCharges: recognised !== undefined,
    shape,
    isRhythmic: shape !== null && shape.customers >= rhythmic.customers && shape.low > rhythmic.k,
  };
}
