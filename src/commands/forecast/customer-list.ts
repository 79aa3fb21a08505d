import { customerForecasts, residualValue } from '../../core/forecast/customer-forecast.ts';
import type { KnownPurchases } from '../../core/forecast/purchase-forecast.ts';
import {
  chosenCustomers,
  columnTexts,
  type FieldOf,
  keptField,
} from '../shared/listing/chosen-customers.ts';
import type { ListRequest } from '../shared/listing/list-request.ts';
import { type Fields, longList, mapFields } from '../shared/listing/long-list.ts';
import type { FittedForecast, FittedPart } from './fitted-forecast.ts';
import { type CustomerFigure, customerFigures } from './plan.ts';
import { dayText, type KnownCustomers } from './read-customers.ts';
import type { CustomerForecast, ListedCustomer } from './result.ts';
import { type Groups, knownOrNull } from './segment-forecasts.ts';

/** The customers that `--each` lists, with their forecasts. */
export function customerList(
  all: KnownCustomers,
  parts: readonly FittedPart[],
  groups: Groups,
  request: ListRequest,
) {
  const { segment, ...bought } = purchaseFields(all.ids, groups, all.known);
  const figures = { ...bought, ...allForecasts(parts, all.ids.length) };
  const columnText = columnTexts(all.labels);
  const isFigure = (name: string): name is CustomerFigure =>
    customerFigures.some((figure) => figure === name);
  const field: FieldOf = (name) =>
    isFigure(name) ? (i) => figures[name]?.(i) ?? null : columnText(name);
  const { matching, customers } = chosenCustomers(all.ids, field, request);
  const { id, ...others } = figures;
  const listed: Fields<ListedCustomer> = {
    id,
    segment,
    ...keptField(request.keep, columnText),
    ...others,
  };
  // Fields by the place in the list, not by the number of the customer.
  const inOrder = mapFields(listed, (of) => (place) => of(customers[place] ?? 0));
  return { matching, customers: longList(customers.length, inOrder) };
}

/** The forecast of each customer, by the fit of their part. */
function allForecasts(parts: readonly FittedPart[], customers: number): Fields<CustomerForecast> {
  const [first, ...others] = parts.map(({ fit }) => forecastFields(fit));
  if (first === undefined) throw new RangeError('no fit');
  if (others.length === 0) return first;
  const partOf = new Uint32Array(customers);
  const placeOf = new Uint32Array(customers);
  for (const [part, { members }] of parts.entries()) {
    for (const [place, i] of members.entries()) {
      partOf[i] = part;
      placeOf[i] = place;
    }
  }
  return mapFields(first, (of, field) => {
    const byPart = [of, ...others.map((other) => other[field] as typeof of)];
    return (i) => (byPart[partOf[i] as number] ?? of)(placeOf[i] as number);
  });
}

/** The forecast of each customer of a fit: null where it is not known; the residual value with a discount. */
function forecastFields(fit: FittedForecast): Fields<CustomerForecast> {
  const { annualSpend, ...others } = customerForecasts(fit);
  return {
    annualSpend: (i) => knownOrNull(annualSpend(i)),
    ...others,
    ...(fit.terms.discount !== undefined && {
      residualValue: (i: number) => residualValue(i, fit),
    }),
  };
}

/** What each customer bought, as fields of the list. */
export function purchaseFields(
  ids: readonly string[],
  { keys, codes }: Groups,
  { totals, summary }: Pick<KnownPurchases, 'totals' | 'summary'>,
) {
  const day = dayTexts();
  return {
    id: (i) => ids[i] ?? '',
    segment: (i) => keys[codes[i] ?? 0] ?? {},
    purchases: (i) => summary.purchases[i] ?? 0,
    recency: (i) => summary.recency[i] ?? 0,
    age: (i) => summary.age[i] ?? 0,
    meanSpend: (i) => knownOrNull(summary.meanSpend[i]),
    firstDay: (i) => day(totals.firstDay[i] ?? 0),
    lastDay: (i) => day(totals.lastDay[i] ?? 0),
    totalSpend: (i) => knownOrNull(totals.amount[i]),
  } satisfies Fields<ListedCustomer>;
}

/** `dayText` that keeps its texts: many customers share few days. */
function dayTexts(): (day: number) => string | null {
  const texts = new Map<number, string | null>();
  return (day) => {
    const known = texts.get(day);
    if (known !== undefined) return known;
    const text = dayText(day);
    texts.set(day, text);
    return text;
  };
}
