import type { Relationship } from '../../core/value/lifetime-value.ts';
import { payback } from '../../core/value/payback.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { EstimateResult } from './result.ts';

type AcquisitionFigures = Pick<EstimateResult, 'payback' | 'ltvToCac'>;

/**
 * LTV:CAC and both paybacks; nothing where no acquisition cost is given. LTV:CAC leaves referral out:
 * customers won by referral already lower a blended acquisition cost.
 */
export function acquisitionFigures(
  base: Relationship,
  waterfall: readonly Step[],
): AcquisitionFigures {
  const { acquisition } = base.terms;
  if (acquisition === undefined) return {};
  const own = waterfall.reduce(
    (sum, { step, amount }) => (step === 'referral' || step === 'acquisition' ? sum : sum + amount),
    0,
  );
  return { payback: payback(base), ltvToCac: acquisition === 0 ? null : own / acquisition };
}
