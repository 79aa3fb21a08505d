import { ascendingOrder } from '../numeric/ascending-order.ts';
import type { StayCells } from './stay-cells.ts';

/**
 * The Kaplan–Meier curve of resamples of the customers of one segment, at the tenures on record, and how it depends on
 * each customer. Everything is indexed by the tenures, ascending, so that nothing is sorted again for a resample.
 */
export interface ResampledCurve {
  /** The different tenures, ascending. */
  readonly years: Float64Array;
  /** Which of them each cell has. */
  readonly exitOf: Uint32Array;
  /** S at each tenure, in the last resample. */
  readonly survival: Float64Array;
  /** Estimates S from the number of customers of each cell. */
  readonly estimate: (counts: Float64Array) => void;
  /**
   * What one customer of each cell changes in a figure, to first order, through the curve of the last resample.
   *
   *     −Σ_k effect_k · [e_k − y_k·d_k/n_k]/(n_k − d_k)
   *
   * with e_k = 1 where the customer ended at tenure k, and y_k = 1 where the customer was at risk there.
   *
   * @param effect - for each tenure k, how much the figure rises where log S rises by 1 from k on
   */
  readonly changes: (effect: Float64Array, into: Float64Array) => void;
}

/** Prepares the curve of resamples of the customers of these cells. */
export function resampledCurve(cells: StayCells): ResampledCurve {
  const { tenureYears, entryYears, isActive } = cells;
  const number = tenureYears.length;
  const order = ascendingOrder(
    tenureYears,
    Uint32Array.from(tenureYears, (_, cell) => cell),
  );
  const exitOf = new Uint32Array(number);
  const different: number[] = [];
  for (const cell of order) {
    const years = tenureYears[cell] ?? 0;
    if (different.at(-1) !== years) different.push(years);
    exitOf[cell] = different.length - 1;
  }
  const years = Float64Array.from(different);
  // At risk from the first tenure after the entry, or from the start.
  const enterOf = Uint32Array.from(entryYears, (entry) =>
    entry > 0 ? years.findIndex((time) => time > entry) : 0,
  );
  for (let cell = 0; cell < number; cell++) {
    if ((enterOf[cell] ?? 0) > (exitOf[cell] ?? 0)) enterOf[cell] = (exitOf[cell] ?? 0) + 1;
  }
  const size = years.length;
  const coming = new Float64Array(size + 2);
  const ended = new Float64Array(size);
  const atRisk = new Float64Array(size);
  const survival = new Float64Array(size);
  const leaving = new Float64Array(size);
  const staying = new Float64Array(size + 1);

  const estimate = (counts: Float64Array) => {
    coming.fill(0);
    ended.fill(0);
    for (let cell = 0; cell < number; cell++) {
      const count = counts[cell] as number;
      const exit = exitOf[cell] as number;
      const enter = enterOf[cell] as number;
      coming[enter] = (coming[enter] as number) + count;
      coming[exit + 1] = (coming[exit + 1] as number) - count;
      if (isActive[cell] === 0) ended[exit] = (ended[exit] as number) + count;
    }
    let share = 1;
    let risk = 0;
    for (let k = 0; k < size; k++) {
      risk += coming[k] as number;
      const gone = ended[k] as number;
      if (gone > 0) share *= (risk - gone) / risk;
      atRisk[k] = risk;
      survival[k] = share;
    }
  };
  const changes = (effect: Float64Array, into: Float64Array) => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const n = atRisk[k] as number;
      const d = ended[k] as number;
      // Where all have ended S is 0, and does not change.
      const part = d > 0 && n > d ? (effect[k] as number) / (n - d) : 0;
      sum += part === 0 ? 0 : (part * d) / n;
      leaving[k] = part;
      staying[k + 1] = sum;
    }
    for (let cell = 0; cell < number; cell++) {
      const exit = exitOf[cell] as number;
      const stayed = (staying[exit + 1] as number) - (staying[enterOf[cell] as number] as number);
      into[cell] = isActive[cell] === 0 ? stayed - (leaving[exit] as number) : stayed;
    }
  };
  return { years, exitOf, survival, estimate, changes };
}
