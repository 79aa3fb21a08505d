import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory } from '../purchase/purchase-cells.ts';
import { purchaseQuantiles } from '../purchase/purchase-chances.ts';
import { expectedPurchases } from './expected-purchases.ts';
import type { Forecaster } from './forecaster.ts';
import { silenceChance } from './silence.ts';

/** What is expected of customers, one entry a history; `cells.cellOf` says which is a customer's. */
export interface CellForecasts {
  /** The chance of still being a customer. */
  readonly alive: Float64Array;
  /** The chance of a purchase in the time ahead. */
  readonly buysWithin: Float64Array;
  /** Purchases expected in it. */
  readonly expected: Float64Array;
  /** P10 and P90 of these purchases. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The chance that the rhythm so far would bring as long a silence. */
  readonly silence: Float64Array;
}

/** So many histories are foreseen between two words of progress. */
const historiesBetweenNews = 1000;

/**
 * Foresees the purchases of every history in the time `ahead`, in the unit of the cells.
 *
 * @param expected - purchases expected in it, where they are known already
 * @param progress - told now and then how many histories are done
 */
export function cellForecasts(
  forecaster: Forecaster,
  cells: PurchaseCells,
  ahead: number,
  expected = expectedPurchases(forecaster.law, cells, ahead),
  progress?: (done: number) => void,
): CellForecasts {
  const { law } = forecaster;
  const silent = silenceChance(forecaster);
  const column = () => new Float64Array(cells.count);
  const found = {
    alive: column(),
    buysWithin: column(),
    expected,
    low: column(),
    high: column(),
    silence: column(),
  };
  eachHistory(cells, (history, cell) => {
    found.alive[cell] = law.alive(history);
    found.buysWithin[cell] = law.buysWithin(history, ahead);
    const [low = 0, high = 0] = purchaseQuantiles(law.chances(history, ahead), [0.1, 0.9]);
    found.low[cell] = low;
    found.high[cell] = high;
    found.silence[cell] = silent(history);
    if (progress !== undefined && cell % historiesBetweenNews === 0) progress(cell);
  });
  return found;
}
