import { exactSum } from '../../core/numeric/exact-sum.ts';
import { mixedCurve } from '../../core/survival/mixed-curve.ts';
import { costEach, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import { lifetimeValue } from '../../core/value/lifetime-value.ts';
import { payback } from '../../core/value/payback.ts';
import { type Stay, survivalOf } from '../../core/value/relationship.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import type { SegmentAcquisition, SegmentValue } from './result.ts';
import type { Valued } from './valued.ts';
import type { Lines } from './with-expectations.ts';

type Economics = Pick<Valued, 'terms' | 'staying'>;

/** Adds to each segment what winning its customers cost; without `costs` the one figure of the terms holds. */
export function withAcquisition(
  { segments, total }: Lines,
  costs: readonly (SegmentCost | undefined)[] | undefined,
  economics: Economics,
): Lines {
  const each = economics.terms.acquisition;
  if (costs === undefined && each === undefined) return { segments, total };
  const everybody = segments.map((_, s) => s);
  const add = (
    line: SegmentValue,
    cost: Omit<SegmentCost, 'segment'> | undefined,
    which: readonly number[],
    of: SegmentValue = line,
  ): SegmentValue => ({
    ...line,
    ...figures(of, cost, { terms: economics.terms, stay: stayFor(of, which, economics) }),
  });
  if (costs === undefined) {
    const cost = ({ customers }: SegmentValue) => ({
      spending: (each ?? 0) * customers,
      customersWon: customers,
    });
    return {
      segments: segments.map((line, s) => add(line, cost(line), [s])),
      total: add(total, cost(total), everybody),
    };
  }
  const sum = (field: 'spending' | 'customersWon') =>
    exactSum(costs.map((cost) => cost?.[field] ?? 0));
  const known = everybody.filter((s) => costEach(costs[s]) !== null);
  const whole = segments.every((line, s) => line.customers === 0 || known.includes(s));
  const spent = { spending: sum('spending'), customersWon: sum('customersWon') };
  const those = segments.filter((_, s) => known.includes(s));
  return {
    segments: segments.map((line, s) => add(line, costs[s], [s])),
    total: add(total, spent, known, whole ? total : together(those, total)),
  };
}

/** How long the customers of the segments stay, as one: as assumed, by their curves, or on average as recorded. */
function stayFor(
  { meanYears }: SegmentValue,
  which: readonly number[],
  { staying }: Economics,
): Stay {
  if (staying.kind === 'assumed') return staying.stay;
  const groups = staying.kind === 'expected' ? which.map((s) => staying.segments[s]) : [];
  const shares = groups.flatMap((group) =>
    group === undefined ? [] : [{ curve: group.curve, customers: group.risk.customers }],
  );
  return shares.length === 0 ? { tenureYears: meanYears ?? 0 } : { curve: mixedCurve(shares) };
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

interface Payer {
  readonly terms: Terms;
  readonly stay: Stay;
}

function figures(
  line: SegmentValue,
  cost: Omit<SegmentCost, 'segment'> | undefined,
  payer: Payer,
): SegmentAcquisition {
  const acquisitionCost = costEach(cost);
  const usable = acquisitionCost !== null && acquisitionCost > 0 && line.customers > 0;
  return {
    acquisitionSpending: cost?.spending ?? null,
    customersWon: cost?.customersWon ?? 0,
    acquisitionCost,
    ltvToCac: usable ? valueEach(line, payer) / acquisitionCost : null,
    payback:
      acquisitionCost === null || line.customers === 0
        ? { months: null, survivalAdjustedMonths: null }
        : payback({
            annualSpend: line.annualSpend ?? 0,
            stay: payer.stay,
            terms: { ...payer.terms, acquisition: acquisitionCost },
          }),
  };
}

/**
 * What one customer is worth before acquisition, without referral: a new one where the curve says how
 * long it stays, for a customer held is no longer to be won; else the mean of those held.
 */
function valueEach(line: SegmentValue, { terms, stay }: Payer): number {
  if ('curve' in stay) {
    const { referral: _not, ...own } = terms;
    const worth = lifetimeValue(line.annualSpend ?? 0, survivalOf(stay), own);
    return valueOrRefusal(worth).lifetimeValue;
  }
  const referral = line.waterfall.find(({ step }) => step === 'referral')?.amount ?? 0;
  return (line.totalValue - referral) / line.customers;
}
