import { simplePayback, survivalAdjustedPayback } from '../../core/value/payback.ts';
import { type Relationship, survivalOf } from '../../core/value/relationship.ts';
import { schedule } from '../../core/value/schedule.ts';
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
  return {
    payback: payback(base, acquisition),
    ltvToCac: acquisition === 0 ? null : own / acquisition,
  };
}

function payback(base: Relationship, acquisition: number) {
  const { annualSpend, stay, terms } = base;
  const monthly = { ...terms, periodsPerYear: 12, firstPayment: 'included' } as const;
  const [first] = schedule(annualSpend, survivalOf(stay), monthly);
  const monthlyMargin = first?.amount ?? 0;
  const month = (rate: number | undefined) => Math.expm1(Math.log1p(rate ?? 0) / 12);
  const lasts = 'tenureYears' in stay ? stay.tenureYears : Infinity;
  const survivalAdjustedMonths = survivalAdjustedPayback({
    acquisition,
    monthlyMargin,
    churn: 'tenureYears' in stay ? 0 : -month(stay.retention - 1),
    discount: month(terms.discount),
    growth: month(terms.growth),
    lastMonth: Math.min(lasts, terms.horizonYears ?? Infinity) * 12,
    timing: terms.timing,
  });
  return { months: simplePayback(acquisition, monthlyMargin), survivalAdjustedMonths };
}
