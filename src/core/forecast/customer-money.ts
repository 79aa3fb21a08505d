import { amountOf, type DecimalGrid, unitsOf } from '../numeric/decimal-grid.ts';
import type { SpendLaw } from '../purchase/calendar/spend-law.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { customersAt, eachHistory } from '../purchase/purchase-cells.ts';
import { type StepName, stepNames } from '../value/terms.ts';
import type { StepAmounts } from '../value/waterfall.ts';
import type { Forecaster } from './forecaster.ts';
import type { ForecastTerms } from './purchase-steps.ts';
import { purchaseSteps } from './purchase-steps.ts';

/** The value of expected purchases, one entry a history: spend a purchase × perSpend + fixed. */
export interface CellMoney {
  readonly steps: readonly StepName[];
  /** One column a step: the amount in proportion to the expected spend of a purchase. */
  readonly perSpend: readonly Float64Array[];
  /** One column a step: the amount that does not depend on the spend. */
  readonly fixed: readonly Float64Array[];
  /** The sums of all steps of `perSpend`, and of `fixed`. */
  readonly perSpendTotal: Float64Array;
  readonly fixedTotal: Float64Array;
}

/**
 * Values the expected purchases of every history.
 *
 * @param spendLaw - expected purchases, each weighted by the spend on it; absent: all purchases count alike
 */
export function cellMoney(
  { law }: Forecaster,
  cells: PurchaseCells,
  terms: ForecastTerms,
  unitsPerYear: number,
  spendLaw: SpendLaw = law,
): CellMoney {
  const valued = purchaseSteps(law, terms, unitsPerYear, spendLaw);
  const column = () => new Float64Array(cells.count);
  const { steps } = valued({ purchases: 0, recency: 0, age: 0 });
  const money = {
    steps,
    perSpend: steps.map(column),
    fixed: steps.map(column),
    perSpendTotal: column(),
    fixedTotal: column(),
  };
  eachHistory(cells, (history, cell) => {
    const { perSpend, fixed } = valued(history);
    for (let k = 0; k < steps.length; k++) {
      const [ofSpend, other] = [perSpend[k] ?? 0, fixed[k] ?? 0];
      (money.perSpend[k] as Float64Array)[cell] = ofSpend;
      (money.fixed[k] as Float64Array)[cell] = other;
      money.perSpendTotal[cell] = (money.perSpendTotal[cell] as number) + ofSpend;
      money.fixedTotal[cell] = (money.fixedTotal[cell] as number) + other;
    }
  });
  return money;
}

/** Customers with the expected spend of a purchase of each, and the values of their histories. */
export interface CustomerMoney {
  readonly money: CellMoney;
  readonly cells: Pick<PurchaseCells, 'cellOf'>;
  readonly spend: Float64Array;
  /** How many customers each entry stands for; absent: one. */
  readonly customers?: ArrayLike<number> | undefined;
}

/** Calls with step k of each entry: that of one customer, and the number of customers. */
function eachStepOf(
  entries: CustomerMoney,
  k: number,
  visit: (step: number, i: number, customers: number) => void,
): void {
  const { money, cells, spend } = entries;
  const perSpend = money.perSpend[k] as Float64Array;
  const fixed = money.fixed[k] as Float64Array;
  const { cellOf } = cells;
  for (let i = 0; i < spend.length; i++) {
    const cell = cellOf[i] as number;
    const each = (spend[i] as number) * (perSpend[cell] as number) + (fixed[cell] as number);
    visit(each, i, customersAt(entries, i));
  }
}

/** Σ|step| of all customers, for which a grid must be coarse enough. */
export function moneySize(customers: CustomerMoney): number {
  let size = 0;
  for (let k = 0; k < customers.money.steps.length; k++) {
    eachStepOf(customers, k, (step, _, count) => {
      size += count * Math.abs(step);
    });
  }
  return size;
}

/** The value of each customer, or of all customers of an entry: the sum of the steps, each on the grid. */
export function customerAmounts(customers: CustomerMoney, grid: DecimalGrid): Float64Array {
  const amounts = new Float64Array(customers.spend.length);
  for (let k = 0; k < customers.money.steps.length; k++) {
    eachStepOf(customers, k, (step, i, count) => {
      amounts[i] = (amounts[i] as number) + count * unitsOf(step, grid);
    });
  }
  for (let i = 0; i < amounts.length; i++) amounts[i] = amountOf(amounts[i] as number, grid);
  return amounts;
}

/** Adds up every step over the customers of each group; the values of the customers add up to them exactly. */
export function groupSteps(
  customers: CustomerMoney,
  groups: { readonly of: Uint32Array; readonly count: number },
  grid: DecimalGrid,
): readonly StepAmounts[] {
  const { steps } = customers.money;
  const sums = steps.map(() => new Float64Array(groups.count));
  for (const [k, ofGroups] of sums.entries()) {
    eachStepOf(customers, k, (step, i, count) => {
      const group = groups.of[i] as number;
      if (!(group < groups.count)) throw new RangeError(`customer ${i} is in no group`);
      ofGroups[group] = (ofGroups[group] as number) + count * unitsOf(step, grid);
    });
  }
  return Array.from({ length: groups.count }, (_, group) => {
    const total = new Map(steps.map((step, k) => [step, amountOf(sums[k]?.[group] ?? 0, grid)]));
    return Object.fromEntries(stepNames.map((step) => [step, total.get(step) ?? 0])) as StepAmounts;
  });
}
