import {
  exactNetValue,
  lifetimeValue,
  type Relationship,
  survivalOf,
} from '../../core/value/lifetime-value.ts';
import { payback } from '../../core/value/payback.ts';
import type { Step } from '../../core/value/waterfall.ts';
import { lowAndHigh, valueOrRefusal } from '../shared/economics/ends.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import { atBase, type Pick } from '../shared/economics/terms.ts';
import type { EstimateRange, EstimateResult } from './result.ts';

/** What one customer by these terms is worth, step by step. */
export const valued = ({ annualSpend, stay, terms }: Relationship) =>
  lifetimeValue(annualSpend, survivalOf(stay), terms);

/** The net value with the ranges at the ends that lower, and raise, it. */
export function range(inputs: Inputs, at: (pick: Pick) => Relationship): EstimateRange {
  const ends = lowAndHigh(inputs, (pick) => exactNetValue(at(pick)));
  const [low, base, high] = [ends.low, atBase, ends.high].map((pick) =>
    valueOrRefusal(valued(at(pick))),
  );
  if (low === undefined || base === undefined || high === undefined)
    throw new RangeError('three ends');
  return {
    low: low.netValue,
    base: base.netValue,
    high: high.netValue,
    waterfalls: { low: low.waterfall, high: high.waterfall },
  };
}

/** Some fields of the result, where they apply. */
export type Part<K extends keyof EstimateResult> = {
  readonly [N in K]?: Exclude<EstimateResult[N], undefined>;
};

/**
 * LTV:CAC and both paybacks; nothing where no acquisition cost is given. LTV:CAC leaves referral out:
 * customers won by referral already lower a blended acquisition cost.
 */
export function acquisitionFigures(
  base: Relationship,
  waterfall: readonly Step[],
): Part<'payback' | 'ltvToCac'> {
  const { acquisition } = base.terms;
  if (acquisition === undefined) return {};
  const own = waterfall.reduce(
    (sum, { step, amount }) => (step === 'referral' || step === 'acquisition' ? sum : sum + amount),
    0,
  );
  return { payback: payback(base), ltvToCac: acquisition === 0 ? null : own / acquisition };
}

/** Which option says how long the customer stays. */
export const stayInput = (inputs: Inputs) =>
  inputs.has('tenure') ? 'tenure' : inputs.has('retention') ? 'retention' : 'churn';

/** The period as `--period` takes it: "mo", "y", "3mo". */
export function periodText(inputs: Inputs): string {
  const period = inputs.get('period')?.quantity;
  const unit = period?.unit ?? inputs.get('spend')?.quantity?.unit ?? 'y';
  const length = period?.range.base ?? 1;
  return length === 1 ? unit : `${length}${unit}`;
}
