import { groupedLaw } from '../purchase/calendar/clocked-law.ts';
import {
  eachHistory,
  type PurchaseCells,
  type PurchaseHistory,
} from '../purchase/purchase-cells.ts';
import { purchaseQuantiles } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { type Forecaster, pastRateLaw } from './forecaster.ts';

/** Forecasts of purchases, one entry a history; `cells.cellOf` has the history of each customer. */
export interface CellForecasts {
  /** The probability of still being a customer. */
  readonly alive: Float64Array;
  /** The probability of a purchase in the time ahead. */
  readonly buysWithin: Float64Array;
  /** Expected purchases in that time. */
  readonly expected: Float64Array;
  /** P10 and P90 of these purchases: computed at the first call, since only lists of customers show them. */
  readonly bands: () => CellBands;
  /** The probability of so long a silence at the customer's rate of purchases. */
  readonly silence: Float64Array;
}

/** P10 and P90 of purchases, one entry a history. */
export interface CellBands {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The number of histories between two reports of progress. */
const historiesBetweenReports = 1000;

/**
 * Forecasts the purchases of every history in the time `ahead`, in the unit of the cells.
 *
 * @param expected - expected purchases in that time, where they have been computed before
 * @param progress - called from time to time with the number of histories done
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
  let bands: CellBands | undefined;
  const found = {
    alive: column(),
    buysWithin: column(),
    expected,
    bands: () => {
      bands ??= bandsOf(law, cells, ahead);
      return bands;
    },
    silence: column(),
  };
  eachHistory(cells, (history, cell) => {
    found.alive[cell] = law.alive(history);
    found.buysWithin[cell] = law.buysWithin(history, ahead);
    found.silence[cell] = silent(history);
    if (progress !== undefined && cell % historiesBetweenReports === 0) progress(cell);
  });
  return found;
}

function bandsOf(law: PurchaseLaw, cells: PurchaseCells, ahead: number): CellBands {
  const bands = { low: new Float64Array(cells.count), high: new Float64Array(cells.count) };
  eachHistory(cells, (history, cell) => {
    const [low = 0, high = 0] = purchaseQuantiles(law.chances(history, ahead), [0.1, 0.9]);
    bands.low[cell] = low;
    bands.high[cell] = high;
  });
  return bands;
}

/** Expected purchases of each history in the time `ahead`. */
export function expectedPurchases(
  law: Pick<PurchaseLaw, 'expected'>,
  cells: PurchaseCells,
  ahead: number,
): Float64Array {
  const expected = new Float64Array(cells.count);
  eachHistory(cells, (history, cell) => {
    expected[cell] = law.expected(history, ahead);
  });
  return expected;
}

/** The fewest repeat purchases that show how often a customer buys. */
export const rhythmPurchases = 2;

/**
 * The probability that a customer with this history, who has not stopped, makes no purchase between the last one and
 * today.
 *
 *     P(silent) = ((α + t_x)/(α + T))^(r + x)
 *
 * It measures whether a silence is long for this customer: a week is long for a daily buyer. With a calendar the times
 * are those of the shop's clock, so that a silence in quiet months counts less.
 */
function silenceChance(forecaster: Forecaster): (history: PurchaseHistory) => number {
  const law = stayingLaw(forecaster);
  const { timed } = forecaster.clock;
  return (history) => {
    const { purchases, recency, age, group = 0 } = timed(history);
    return 1 - law.buysWithin({ purchases, recency, age: recency, group }, age - recency);
  };
}

/** The model of the same customers, assuming that none of them stops. */
function stayingLaw({ fit, effects = [] }: Forecaster): PurchaseLaw {
  const { r, alpha } = fit?.parameters ?? {};
  if (r === undefined || alpha === undefined) return pastRateLaw;
  return groupedLaw([1, ...effects].map((effect) => purchaseModels.nbd.law([r, alpha / effect])));
}
