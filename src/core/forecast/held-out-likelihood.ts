import type { CellColumns } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';

/** The histories of the same customers, up to a split in time and up to the end. */
export interface SplitHistories {
  readonly cells: CellColumns;
  readonly whole: CellColumns;
}

/**
 * The held-out log-likelihood of a model: of what customers did after a split in time, given what they had done before.
 *
 *     log L(after | before, θ) = log L(whole history | θ) − log L(history up to the split | θ)
 *
 * This is exact, a conditional probability by its definition. As in every likelihood here it is of the times of the
 * purchases, so only differences between models of the same purchases have a meaning.
 *
 * @param parameters - θ by name, fitted to the time before the split; times in the unit of the histories
 */
export function heldOutLogLikelihood(
  name: PurchaseModelName,
  parameters: Readonly<Record<string, number>>,
  { cells, whole }: SplitHistories,
): number {
  const model = purchaseModels[name];
  const at = model.parameters.map((each) => Math.log(parameters[each] ?? Number.NaN));
  const slopes = new Float64Array(at.length);
  return model.likelihood(whole)(at, slopes) - model.likelihood(cells)(at, slopes);
}
