import { asDecimal, decimalSum } from '../../core/numeric/decimal-grid.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { costEach, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import { type Payer, pooledPayback } from '../../core/value/payback.ts';
import { type Terms, termsOfOrders } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import { customersInRows, stayIn, termsIn, type Valued } from '../shared/valuation/valued.ts';
import type { SegmentAcquisition, SegmentValue } from './result.ts';
import { termsOfSegments } from './segment-terms.ts';
import { type Lines, newCustomer } from './segment-values.ts';

/** Adds to each segment what winning its customers cost; without `costs` the one figure of the terms holds. */
export function withAcquisition(
  { segments, total }: Lines,
  costs: readonly (SegmentCost | undefined)[] | undefined,
  valued: Valued,
): Lines {
  if (costs === undefined && valued.terms.acquisition === undefined) return { segments, total };
  const everybody = segments.map((_, s) => s);
  const winning = wonCustomers(segments, valued);
  const add = (
    line: SegmentValue,
    cost: Omit<SegmentCost, 'segment'> | undefined,
    which: readonly number[],
    of: SegmentValue = line,
  ): SegmentValue => ({
    ...line,
    ...figures(of, cost, winning(which, of)),
  });
  if (costs === undefined) {
    const cost = ({ customers }: SegmentValue, { acquisition = 0 }: Terms) => ({
      spending: asDecimal(asDecimal(acquisition) * customers),
      customersWon: customers,
    });
    const own = segments.map((line, s) => cost(line, termsIn(valued, s)));
    const all =
      valued.economics === undefined
        ? cost(total, valued.terms)
        : {
            spending: decimalSum(own.map(({ spending }) => spending)),
            customersWon: total.customers,
          };
    return {
      segments: segments.map((line, s) => add(line, own[s], [s])),
      total: add(total, all, everybody),
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
export function together(segments: readonly SegmentValue[], total: SegmentValue): SegmentValue {
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
interface WonCustomer {
  /** Before acquisition, without referral. */
  readonly worth: number;
  /** Whose payments make up this worth. */
  readonly payers: readonly Payer[];
  /** Of the mean customer. */
  readonly terms: Terms;
}

/** One customer of some segments taken together. */
type WonOf = (which: readonly number[], of: SegmentValue) => WonCustomer;

/**
 * A new customer where curves say how long they stay, for those who are held are no longer to be won; else the mean of
 * those held, who stay as assumed, or as recorded.
 */
export const wonCustomers = (lines: readonly SegmentValue[], valued: Valued): WonOf => {
  const { staying } = valued;
  if (staying.kind === 'expected') return newCustomers(lines, valued, staying.segments);
  return heldCustomers(valued);
};

function newCustomers(
  lines: readonly SegmentValue[],
  valued: Valued,
  staying: readonly SegmentStaying[],
): WonOf {
  const termsOf = termsOfSegments(valued);
  return (which, of) => {
    const groups = which.flatMap((s) => {
      const [line, group] = [lines[s], staying[s]];
      return line === undefined || group === undefined || line.customers === 0
        ? []
        : [{ customers: line.customers, annualSpend: line.annualSpend ?? 0, group, s }];
    });
    const all = exactSum(groups.map(({ customers }) => customers));
    const each = groups.map(({ customers, annualSpend, group, s }) => {
      const terms = termsOf([s], annualSpend);
      const { referral: _not, ...own } = terms;
      return {
        worth: customers * newCustomer(annualSpend, group, own),
        payers: newPayers(group, { share: customers / all, annualSpend, terms }),
      };
    });
    return {
      worth: all === 0 ? 0 : exactSum(each.map(({ worth }) => worth)) / all,
      payers: each.flatMap(({ payers }) => payers),
      terms: termsOf(which, of.annualSpend ?? 0),
    };
  };
}

/** The new customers of a segment: all by its curve, and those of them who end at once and pay all the same. */
function newPayers({ curve, once }: SegmentStaying, payer: Omit<Payer, 'stay'>): readonly Payer[] {
  const staying: Payer = { ...payer, stay: { curve } };
  if (once === undefined) return [staying];
  const { share, terms } = payer;
  const annualSpend = once.payment * terms.periodsPerYear;
  return [staying, { share: share * once.share, annualSpend, stay: 'one payment', terms }];
}

function heldCustomers(valued: Valued): WonOf {
  const termsOf = termsOfSegments(valued);
  const rows = recordedPayers(valued);
  return (which, of) => {
    const referral = of.waterfall.find(({ step }) => step === 'referral')?.amount ?? 0;
    const payers = which.flatMap((s) => rows[s] ?? []);
    const all = exactSum(payers.map(({ share }) => share));
    return {
      worth: of.customers === 0 ? 0 : (of.totalValue - referral) / of.customers,
      payers: payers.map((payer) => ({ ...payer, share: payer.share / all })),
      terms: termsOf(which, of.annualSpend ?? 0),
    };
  };
}

/** The customers of each segment as payers, those of equal stays as one; the share is still their number. */
function recordedPayers(valued: Valued): readonly (readonly Payer[])[] {
  const { rows } = customersInRows(valued);
  const { count, customers, once, payment, tenureYears, orders, goods } = rows;
  const payers = valued.segments.keys.map((): Payer[] => []);
  for (let row = 0; row < count; row++) {
    const share = customers[row] as number;
    const segment = rows.segment[row] as number;
    const [terms, stay] = [termsIn(valued, segment), stayIn(valued, segment)];
    const perYear = (column: Float64Array) =>
      ((column[row] as number) * terms.periodsPerYear) / share;
    payers[segment]?.push({
      share,
      annualSpend: perYear(payment),
      // An amount that covers no time is one payment.
      stay: once[row] === 1 ? 'one payment' : (stay ?? { tenureYears: tenureYears?.[row] ?? 0 }),
      terms: termsOfOrders(terms, {
        orders: orders && perYear(orders),
        goods: goods && perYear(goods),
      }),
    });
  }
  return payers;
}

function figures(
  line: SegmentValue,
  cost: Omit<SegmentCost, 'segment'> | undefined,
  { worth, payers, terms }: WonCustomer,
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
        : pooledPayback({
            annualSpend: line.annualSpend ?? 0,
            payers,
            terms: { ...terms, acquisition: acquisitionCost },
          }),
  };
}
