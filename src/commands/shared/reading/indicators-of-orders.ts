import { headersOfLog } from '../../../input/orders/log-or-list.ts';
import { plain } from '../../../input/orders/sources/plain.ts';
import { orderSources, recognisedSource } from '../../../input/orders/sources.ts';
import { rankOf } from '../../../input/records/assign-fields.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import type { IndicatorRecords } from './indicator-records.ts';

/**
 * A log of orders has a date and figures, as a file of indicators has; but each amount is that of an order, and a mean
 * of those would answer another question than the user has.
 *
 * @returns the problem where the columns are those of a log of orders: of a known source, or a customer, a date and
 * amounts only
 */
export function indicatorsOfOrders({
  records,
  layout,
  ids,
  words,
}: IndicatorRecords): Problem | undefined {
  if (layout !== 'wide') return undefined;
  const [dateColumn] = records.columns('date');
  const date = dateColumn?.header ?? '';
  const idHeaders = ids.map(({ header }) => header);
  const figures = records.others
    .map(({ header }) => header)
    .filter((header) => !idHeaders.includes(header));
  const others = [...idHeaders, ...words];
  const [indicator] = figures;
  if (indicator === undefined) return undefined;
  const named = headersOfLog([date, ...others, ...figures]);
  // A number of customers is a figure; one customer is an id or a name.
  const isPlain =
    headersOfLog([date, ...others, ...figures.filter(isOfOrder)]) !== undefined &&
    headersOfLog([date, ...figures]) === undefined &&
    figures.every(isOfOrder);
  const isKnown = recognisedSource([date, ...others, ...figures]) !== plain;
  if (!isPlain && !isKnown) return undefined;
  const headers = named ?? [date, ...figures].slice(0, 3).join(', ');
  const at = { file: dateColumn?.at.file ?? '', line: dateColumn?.at.line ?? 1 };
  return problem('indicators-of-orders', { headers, indicator }, at);
}

const orderNames = orderSources.flatMap(({ columns }) =>
  Object.values(columns).map((names) => ({ names: [names].flat().join(' ') })),
);
const orderPhrases = Object.values(plain.phrases ?? {}).map((phrases) => ({ names: '', phrases }));

/** Whether a log of orders may have such a column: an amount, a quantity, a tax. */
const isOfOrder = (header: string): boolean =>
  [...orderNames, ...orderPhrases].some((known) => rankOf(header, known) !== undefined);
