import { ExactSum } from '../numeric/exact-sum.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory } from '../purchase/purchase-cells.ts';
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

/** Values the expected purchases of every history. */
export function cellMoney(
  { law }: Forecaster,
  cells: PurchaseCells,
  terms: ForecastTerms,
  unitsPerYear: number,
): CellMoney {
  const valued = purchaseSteps(law, terms, unitsPerYear);
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

/** Adds up every step over the customers of each group, without rounding error. */
export function groupSteps(
  { steps, perSpend, fixed }: CellMoney,
  { cellOf }: PurchaseCells,
  spend: Float64Array,
  groups: { readonly of: Uint32Array; readonly count: number },
): readonly StepAmounts[] {
  const sums = Array.from({ length: groups.count }, () => steps.map(() => new ExactSum()));
  for (let i = 0; i < cellOf.length; i++) {
    const stepSums = sums[groups.of[i] as number];
    if (stepSums === undefined) throw new RangeError(`customer ${i} is in no group`);
    const cell = cellOf[i] as number;
    const m = spend[i] as number;
    for (let k = 0; k < steps.length; k++) {
      stepSums[k]?.add(
        m * ((perSpend[k] as Float64Array)[cell] as number) +
          ((fixed[k] as Float64Array)[cell] as number),
      );
    }
  }
  return sums.map((stepSums) => {
    const total = new Map(steps.map((step, k) => [step, stepSums[k]?.total() ?? 0]));
    return Object.fromEntries(stepNames.map((step) => [step, total.get(step) ?? 0])) as StepAmounts;
  });
}
