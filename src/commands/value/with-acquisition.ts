import { asDecimal, decimalSum } from '../../core/numeric/decimal-grid.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { mixedCurve } from '../../core/survival/curve.ts';
import { costEach, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import type { Stay } from '../../core/value/lifetime-value.ts';
import { payback } from '../../core/value/payback.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import type { SegmentAcquisition, SegmentValue } from './result.ts';
import { type TermsOfSegments, termsOfSegments } from './segment-terms.ts';
import { type Lines, newCustomer } from './segment-values.ts';

interface Economics extends Pick<Valued, 'staying'> {
  readonly termsOf: TermsOfSegments;
}

/** Adds to each segment what winning its customers cost; without `costs` the one figure of the terms holds. */
export function withAcquisition(
  { segments, total }: Lines,
  costs: readonly (SegmentCost | undefined)[] | undefined,
  valued: Valued,
): Lines {
  const each = valued.terms.acquisition;
  if (costs === undefined && each === undefined) return { segments, total };
  const everybody = segments.map((_, s) => s);
  const economics = { staying: valued.staying, termsOf: termsOfSegments(valued) };
  const add = (
    line: SegmentValue,
    cost: Omit<SegmentCost, 'segment'> | undefined,
    which: readonly number[],
    of: SegmentValue = line,
  ): SegmentValue => ({
    ...line,
    ...figures(
      of,
      cost,
      payer(
        of,
        which.map((s) => segments[s] ?? of),
        which,
        economics,
      ),
    ),
  });
  if (costs === undefined) {
    const cost = ({ customers }: SegmentValue) => ({
      spending: asDecimal(asDecimal(each ?? 0) * customers),
      customersWon: customers,
    });
    return {
      segments: segments.map((line, s) => add(line, cost(line), [s])),
      total: add(total, cost(total), everybody),
    };
  }
  const sum = (field: 'spending' | 'customersWon') =>
    decimalSum(costs.map((cost) => cost?.[field] ?? 0));
  const known = everybody.filter((s) => costEach(costs[s]) !== null);
  const whole = segments.every((line, s) => line.customers === 0 || known.includes(s));
  const spent = { spending: sum('spending'), customersWon: sum('customersWon') };
  const those = segments.filter((_, s) => known.includes(s));
  return {
    segments: segments.map((line, s) => add(line, costs[s], [s])),
    total: add(total, spent, known, whole ? total : together(those, total)),
  };
}

/**
 * The segments whose cost is known, as one: the ratios of all customers hold these against what they
 * cost, not the others. Spend a year and years are means by customer.
 */
function together(segments: readonly SegmentValue[], total: SegmentValue): SegmentValue {
  const sum = (of: (line: SegmentValue) => number) => exactSum(segments.map(of));
  const money = (of: (line: SegmentValue) => number) => decimalSum(segments.map(of));
  const customers = sum((line) => line.customers);
  const mean = (of: (line: SegmentValue) => number | null) =>
    customers === 0 ? null : sum((line) => (of(line) ?? 0) * line.customers) / customers;
  const step = (name: Step['step']) =>
    money((line) => line.waterfall.find((each) => each.step === name)?.amount ?? 0);
  return {
    ...total,
    customers,
    totalValue: money((line) => line.totalValue),
    waterfall: total.waterfall.map(({ step: name }) => ({ step: name, amount: step(name) })),
    annualSpend: mean((line) => line.annualSpend),
    meanYears: mean((line) => line.meanYears),
  };
}

/** What one customer brings who has been won. */
interface Payer {
  readonly terms: Terms;
  readonly stay: Stay;
  /** Before acquisition, without referral. */
  readonly worth: number;
}

/**
 * One customer of the segments taken together: a new one where curves say how long they stay, for those who
 * are held are no longer to be won; else the mean of those held, who stay as assumed, or on average as recorded.
 */
function payer(
  line: SegmentValue,
  segments: readonly SegmentValue[],
  which: readonly number[],
  { termsOf, staying }: Economics,
): Payer {
  const terms = termsOf(which, line.annualSpend ?? 0);
  if (staying.kind === 'expected') {
    const groups = which.flatMap((s) => staying.segments[s] ?? []);
    const termsOfEach = which.map((s, i) => termsOf([s], segments[i]?.annualSpend ?? 0));
    return newPayer(segments, groups, terms, termsOfEach);
  }
  const referral = line.waterfall.find(({ step }) => step === 'referral')?.amount ?? 0;
  return {
    terms,
    stay: staying.kind === 'assumed' ? staying.stay : { tenureYears: line.meanYears ?? 0 },
    worth: line.customers === 0 ? 0 : (line.totalValue - referral) / line.customers,
  };
}

function newPayer(
  segments: readonly SegmentValue[],
  groups: readonly SegmentStaying[],
  terms: Terms,
  termsOfEach: readonly Terms[],
): Payer {
  const customers = exactSum(segments.map((line) => line.customers));
  const worth = segments.map((line, s) => {
    const group = groups[s];
    const { referral: _not, ...own } = termsOfEach[s] ?? terms;
    const each = group === undefined ? 0 : newCustomer(line.annualSpend ?? 0, group, own);
    return each * line.customers;
  });
  // Of all spend, so much is still paid: those who spend more count for more.
  const shares = groups.map(({ curve }, s) => ({
    curve,
    weight: (segments[s]?.customers ?? 0) * (segments[s]?.annualSpend ?? 0),
  }));
  const paid = shares.some(({ weight }) => weight > 0);
  return {
    terms,
    stay: paid ? { curve: mixedCurve(shares) } : { tenureYears: 0 },
    worth: customers === 0 ? 0 : exactSum(worth) / customers,
  };
}

function figures(
  line: SegmentValue,
  cost: Omit<SegmentCost, 'segment'> | undefined,
  { terms, stay, worth }: Payer,
): SegmentAcquisition {
  const acquisitionCost = costEach(cost);
  // Null where nothing tells what a new customer is worth.
  const known = line.customers > 0 && line.atAcquisition !== null;
  const usable = known && acquisitionCost !== null && acquisitionCost > 0;
  return {
    acquisitionSpending: cost?.spending ?? null,
    customersWon: cost?.customersWon ?? 0,
    acquisitionCost,
    ltvToCac: usable ? worth / acquisitionCost : null,
    payback:
      acquisitionCost === null || !known
        ? { months: null, survivalAdjustedMonths: null }
        : payback({
            annualSpend: line.annualSpend ?? 0,
            stay,
            terms: { ...terms, acquisition: acquisitionCost },
          }),
  };
}
