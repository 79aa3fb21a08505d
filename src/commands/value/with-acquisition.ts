import { exactSum } from '../../core/numeric/exact-sum.ts';
import { costEach, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import { type Payback, payback } from '../../core/value/payback.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { SegmentAcquisition, SegmentValue } from './result.ts';
import type { Valued } from './valued-segments.ts';

type Economics = Pick<Valued, 'terms' | 'stay'>;

interface Lines {
  readonly segments: readonly SegmentValue[];
  readonly total: SegmentValue;
}

/** Adds to each segment what winning its customers cost; without `costs` the one figure of the terms holds. */
export function withAcquisition(
  { segments, total }: Lines,
  costs: readonly (SegmentCost | undefined)[] | undefined,
  economics: Economics,
): Lines {
  const each = economics.terms.acquisition;
  if (costs === undefined && each === undefined) return { segments, total };
  const add = (
    line: SegmentValue,
    cost: Omit<SegmentCost, 'segment'> | undefined,
  ): SegmentValue => ({
    ...line,
    ...figures(line, cost, economics),
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
    exactSum(costs.map((cost) => cost?.[field] ?? 0));
  const known = segments.filter((_, s) => costEach(costs[s]) !== null);
  const whole = segments.every((line) => line.customers === 0 || known.includes(line));
  const spent = { spending: sum('spending'), customersWon: sum('customersWon') };
  return {
    segments: segments.map((line, s) => add(line, costs[s])),
    total: { ...total, ...figures(whole ? total : together(known, total), spent, economics) },
  };
}

/**
 * The segments whose cost is known, as one: the ratios of all customers hold these against what they
 * cost, not the others. Spend a year and years are means by customer.
 */
function together(segments: readonly SegmentValue[], total: SegmentValue): SegmentValue {
  const sum = (of: (line: SegmentValue) => number) => exactSum(segments.map(of));
  const customers = sum((line) => line.customers);
  const mean = (of: (line: SegmentValue) => number | null) =>
    customers === 0 ? null : sum((line) => (of(line) ?? 0) * line.customers) / customers;
  const step = (name: Step['step']) =>
    sum((line) => line.waterfall.find((each) => each.step === name)?.amount ?? 0);
  return {
    ...total,
    customers,
    totalValue: sum((line) => line.totalValue),
    waterfall: total.waterfall.map(({ step: name }) => ({ step: name, amount: step(name) })),
    annualSpend: mean((line) => line.annualSpend),
    meanYears: mean((line) => line.meanYears),
  };
}

function figures(
  line: SegmentValue,
  cost: Omit<SegmentCost, 'segment'> | undefined,
  economics: Economics,
): SegmentAcquisition {
  const acquisitionCost = costEach(cost);
  const referral = line.waterfall.find(({ step }) => step === 'referral')?.amount ?? 0;
  const usable = acquisitionCost !== null && acquisitionCost > 0 && line.customers > 0;
  return {
    acquisitionSpending: cost?.spending ?? null,
    customersWon: cost?.customersWon ?? 0,
    acquisitionCost,
    ltvToCac: usable ? (line.totalValue - referral) / line.customers / acquisitionCost : null,
    payback:
      acquisitionCost === null || line.customers === 0
        ? { months: null, survivalAdjustedMonths: null }
        : segmentPayback(line, acquisitionCost, economics),
  };
}

/** Payback of one customer of the segment, who stays as assumed, or as long as recorded on average. */
function segmentPayback(
  { annualSpend, meanYears }: SegmentValue,
  acquisition: number,
  { terms, stay }: Economics,
): Payback {
  return payback({
    annualSpend: annualSpend ?? 0,
    stay: stay ?? { tenureYears: meanYears ?? 0 },
    terms: { ...terms, acquisition },
  });
}
