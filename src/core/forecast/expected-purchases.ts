import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';

/** E(X) of each history in the time `ahead`. */
export function expectedPurchases(
  law: PurchaseLaw,
  cells: PurchaseCells,
  ahead: number,
): Float64Array {
  const expected = new Float64Array(cells.count);
  eachHistory(cells, (history, cell) => {
    expected[cell] = law.expected(history, ahead);
  });
  return expected;
}
