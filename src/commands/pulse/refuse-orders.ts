import { headersOfLog } from '../../input/orders/log-or-list.ts';
import { plain } from '../../input/orders/sources/plain.ts';
import { orderSources, recognisedSource } from '../../input/orders/sources.ts';
import { rankOf } from '../../input/records/assign-fields.ts';
import { type Place, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/** The columns of a file with a column for each indicator. */
export interface WideColumns {
  readonly date: string;
  /** Those whose numbers would be indicators. */
  readonly figures: readonly string[];
  /** Those of ids and of words. */
  readonly others: readonly string[];
}

/**
 * A log of orders has a date and figures, as a file of indicators has; but each amount is that of an order, and a mean
 * of those would answer another question than the user has.
 *
 * @throws {Refusal} the columns are those of a log of orders: of a known source, or a customer, a date and amounts only
 */
export function refuseOrders({ date, figures, others }: WideColumns, at: Place): void {
  const [indicator] = figures;
  if (indicator === undefined) return;
  const named = headersOfLog([date, ...others, ...figures]);
  // A number of customers is a figure; one customer is an id or a name.
  const isPlain =
    headersOfLog([date, ...others, ...figures.filter(isOfOrder)]) !== undefined &&
    headersOfLog([date, ...figures]) === undefined &&
    figures.every(isOfOrder);
  const isKnown = recognisedSource([date, ...others, ...figures]) !== plain;
  if (!isPlain && !isKnown) return;
  const headers = named ?? [date, ...figures].slice(0, 3).join(', ');
  throw new Refusal(problem('indicators-of-orders', { headers, indicator }, at));
}

const orderNames = orderSources.flatMap(({ columns }) =>
  Object.values(columns).map((names) => ({ names: [names].flat().join(' ') })),
);
const orderPhrases = Object.values(plain.phrases ?? {}).map((phrases) => ({ names: '', phrases }));

/** Whether a log of orders may have such a column: an amount, a quantity, a tax. */
const isOfOrder = (header: string): boolean =>
  [...orderNames, ...orderPhrases].some((known) => rankOf(header, known) !== undefined);
