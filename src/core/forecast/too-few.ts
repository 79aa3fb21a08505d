import { customersAt } from '../purchase/purchase-cells.ts';

/** The reasons why too little is known of customers for a forecast. */
export const forecastShortages = ['few-repeat-customers'] as const;

export type ForecastShortage = (typeof forecastShortages)[number];

/**
 * With fewer customers who have bought again, 95 % of the forecasts of all purchases lie within a range that spans more
 * than a factor of 10: with 7 to 9 it spans 15 where customers buy as BG/NBD has them, with 10 to 14 it spans 8.9
 * (`npm run studies -- too-few-to-forecast`).
 */
export const fewestRepeatCustomers = 10;

/**
 * Why a fit rests on too few customers for a forecast; null where it does not. Customers who bought once show how many
 * come back, but not how often and for how long: only those with a repeat purchase count.
 *
 * @param purchases - repeat purchases of each customer that the models are fitted to
 * @param customers - how many customers each entry stands for; absent: one
 */
export function tooFewToForecast(
  purchases: ArrayLike<number>,
  customers?: ArrayLike<number>,
): ForecastShortage | null {
  let repeating = 0;
  for (let i = 0; i < purchases.length; i++)
    if ((purchases[i] as number) > 0) repeating += customersAt({ customers }, i);
  return shortageOf(repeating);
}

/** The same of a number of customers with a repeat purchase. */
export const shortageOf = (repeating: number): ForecastShortage | null =>
  repeating < fewestRepeatCustomers ? 'few-repeat-customers' : null;
