import { costEach, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import { simplePayback } from '../../core/value/payback.ts';
import { stepAmounts } from '../../core/value/steps.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { SegmentAcquisition, SegmentValue } from './result.ts';

interface Lines {
  readonly segments: readonly SegmentValue[];
  readonly total: SegmentValue;
}

/** Adds to each segment what winning its customers cost; without `costs` the one figure of the terms holds. */
export function withAcquisition(
  { segments, total }: Lines,
  costs: readonly (SegmentCost | undefined)[] | undefined,
  terms: Terms,
): Lines {
  const each = terms.acquisition;
  if (costs === undefined && each === undefined) return { segments, total };
  const add = (
    line: SegmentValue,
    cost: Omit<SegmentCost, 'segment'> | undefined,
  ): SegmentValue => ({
    ...line,
    ...figures(line, cost, terms),
  });
  if (costs === undefined) {
    const cost = ({ customers }: SegmentValue) => ({
      spending: (each ?? 0) * customers,
      customersWon: customers,
    });
    return {
      segments: segments.map((line) => add(line, cost(line))),
      total: add(total, cost(total)),
    };
  }
  const sum = (field: 'spending' | 'customersWon') =>
    costs.reduce((all, cost) => all + (cost?.[field] ?? 0), 0);
  return {
    segments: segments.map((line, s) => add(line, costs[s])),
    total: add(total, { spending: sum('spending'), customersWon: sum('customersWon') }),
  };
}

function figures(
  line: SegmentValue,
  cost: Omit<SegmentCost, 'segment'> | undefined,
  terms: Terms,
): SegmentAcquisition {
  const acquisitionCost = costEach(cost);
  const referral = line.waterfall.find(({ step }) => step === 'referral')?.amount ?? 0;
  const usable = acquisitionCost !== null && acquisitionCost > 0 && line.customers > 0;
  return {
    acquisitionSpending: cost?.spending ?? null,
    customersWon: cost?.customersWon ?? 0,
    acquisitionCost,
    ltvToCac: usable ? (line.totalValue - referral) / line.customers / acquisitionCost : null,
    payback: { months: usable ? simplePayback(acquisitionCost, monthlyMargin(line, terms)) : null },
  };
}

/** What one customer of the segment leaves a month, after running costs. */
function monthlyMargin({ annualSpend }: SegmentValue, terms: Terms): number {
  const month = {
    paid: 1,
    grown: 1,
    discounted: 1,
    grownDiscounted: 1,
    laterDiscounted: 0,
    laterGrownDiscounted: 0,
  };
  const steps = stepAmounts((annualSpend ?? 0) / 12, month, { ...terms, periodsPerYear: 12 });
  return steps.spend + steps.costOfGoods + steps.serving + steps.marketing;
}
