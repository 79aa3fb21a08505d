import { type CellColumns, historyOf, type PurchaseCells } from './purchase-cells.ts';
import type { PurchaseHistory } from './purchase-model.ts';

/** Histories of customers, each standing for so many. */
export type Histories = CellColumns;

/**
 * Few histories for many: one in each of equal parts of the customers, in the order of their cells, so by purchases,
 * recency and age. For what needs many passes and no more than three digits: the uncertainty of a sum, not the sum.
 *
 * @param most - how many histories are enough; where there are no more, all of them with their own weights
 */
export function thinnedCells(all: PurchaseCells, most: number): Histories {
  if (all.count <= most) return all;
  const part = all.customers / most;
  const cells = new Uint32Array(most);
  let cell = 0;
  let before = all.weight[0] ?? 0;
  for (let i = 0; i < most; i++) {
    while (before <= (i + 0.5) * part) {
      cell += 1;
      before += all.weight[cell] ?? Infinity;
    }
    cells[i] = cell;
  }
  const column = (of: Float64Array) => Float64Array.from(cells, (index) => of[index] ?? 0);
  const codes = (of: Uint32Array) => Uint32Array.from(cells, (index) => of[index] ?? 0);
  return {
    count: most,
    purchases: column(all.purchases),
    recency: column(all.recency),
    age: column(all.age),
    weight: new Float64Array(most).fill(part),
    counts: all.counts,
    countOf: codes(all.countOf),
    times: all.times,
    recencyOf: codes(all.recencyOf),
    ageOf: codes(all.ageOf),
  };
}

/** Σ weight · f(history). */
export function sumOver(
  histories: Histories,
  f: (history: PurchaseHistory, i: number) => number,
): number {
  const { count, weight } = histories;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (weight[i] as number) * f(historyOf(histories, i), i);
  return sum;
}

/** Visits every history. */
export function eachHistory(
  histories: Histories,
  visit: (history: PurchaseHistory, i: number) => void,
): void {
  for (let i = 0; i < histories.count; i++) visit(historyOf(histories, i), i);
}
