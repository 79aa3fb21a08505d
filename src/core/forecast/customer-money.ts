import { ExactSum } from '../numeric/exact-sum.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory } from '../purchase/purchase-cells.ts';
import { type StepName, stepNames } from '../value/terms.ts';
import type { StepAmounts } from '../value/waterfall.ts';
import type { Forecaster } from './forecaster.ts';
import { purchaseSteps } from './purchase-steps.ts';
import type { ForecastTerms } from './value-terms.ts';

/** What purchases to come are worth, history by history. */
export interface CellMoney {
  readonly steps: readonly StepName[];
  /** One column a step: so much for each of the currency that a purchase is expected to come to. */
  readonly perSpend: readonly Float64Array[];
  /** One column a step: so much besides. */
  readonly besides: readonly Float64Array[];
  /** All steps of `perSpend`, and of `besides`. */
  readonly perSpendTotal: Float64Array;
  readonly besidesTotal: Float64Array;
}

/** Values the purchases that every history is expected to bring. */
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
    besides: steps.map(column),
    perSpendTotal: column(),
    besidesTotal: column(),
  };
  eachHistory(cells, (history, cell) => {
    const { perSpend, besides } = valued(history);
    for (let k = 0; k < steps.length; k++) {
      const [own, other] = [perSpend[k] ?? 0, besides[k] ?? 0];
      (money.perSpend[k] as Float64Array)[cell] = own;
      (money.besides[k] as Float64Array)[cell] = other;
      money.perSpendTotal[cell] = (money.perSpendTotal[cell] as number) + own;
      money.besidesTotal[cell] = (money.besidesTotal[cell] as number) + other;
    }
  });
  return money;
}

/** Adds up every step over the customers of each group, without rounding error. */
export function groupSteps(
  { steps, perSpend, besides }: CellMoney,
  { cellOf }: PurchaseCells,
  spend: Float64Array,
  groups: { readonly of: Uint32Array; readonly count: number },
): readonly StepAmounts[] {
  const sums = Array.from({ length: groups.count }, () => steps.map(() => new ExactSum()));
  for (let i = 0; i < cellOf.length; i++) {
    const own = sums[groups.of[i] as number];
    if (own === undefined) throw new RangeError(`customer ${i} is in no group`);
    const cell = cellOf[i] as number;
    const m = spend[i] as number;
    for (let k = 0; k < steps.length; k++) {
      own[k]?.add(
        m * ((perSpend[k] as Float64Array)[cell] as number) +
          ((besides[k] as Float64Array)[cell] as number),
      );
    }
  }
  return sums.map((own) => {
    const total = new Map(steps.map((step, k) => [step, own[k]?.total() ?? 0]));
    return Object.fromEntries(stepNames.map((step) => [step, total.get(step) ?? 0])) as StepAmounts;
  });
}
