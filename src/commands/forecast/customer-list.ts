import { noDay } from '../../core/customers.ts';
import {
  type CustomerFigure,
  customerForecasts,
  residualValue,
} from '../../core/forecast/customer-forecast.ts';
import type { KnownPurchases } from '../../core/forecast/known-purchases.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import {
  chosenCustomers,
  columnTexts,
  type FieldOf,
  keptField,
} from '../shared/listing/chosen-customers.ts';
import type { ListRequest } from '../shared/listing/list-request.ts';
import { type ListColumns, longList } from '../shared/listing/long-list.ts';
import type { CustomerForecast, ListedCustomer } from './customer-schema.ts';
import type { FittedForecast, FittedPart } from './fitted-forecast.ts';
import { customerFigures, usualFigures } from './plan.ts';
import type { KnownCustomers } from './read-customers.ts';
import { rfmFields } from './rfm-fields.ts';
import type { Groups } from './segment-forecasts.ts';

/** A figure of customers, or the codes of texts that recur. */
type Figure = { readonly figure: CustomerFigure };
type Coded = { readonly codes: CustomerFigure; readonly textOf: (code: number) => string };

/** A field of customers, by the number of the customer. */
type CustomerField<Value> = [Value] extends [number | null | undefined]
  ? Figure
  : Coded | { readonly at: (customer: number) => Value };

type CustomerFields<T> = { readonly [Field in keyof T]: CustomerField<T[Field]> };

type SomeField = Figure | CustomerField<unknown>;

/**
 * The customers that `--each` lists, with their forecasts.
 *
 * @param allFigures - whether the list has all figures of a customer, and not only the usual ones
 */
export function customerList(
  all: KnownCustomers,
  parts: readonly FittedPart[],
  groups: Groups,
  request: ListRequest,
  allFigures: boolean,
) {
  const { segment, ...bought } = purchaseFields(all.ids, groups, all.known);
  const rfm = rfmFields(all);
  const figures = { ...bought, ...allForecasts(parts, all.ids.length), ...rfm.fields };
  const columnText = columnTexts(all.labels);
  const field: FieldOf = (name) =>
    customerFigures.some((figure) => figure === name)
      ? valueIn((figures as Record<string, SomeField>)[name], all.ids.length)
      : columnText(name);
  const { matching, customers } = chosenCustomers(all.ids, field, request);
  const { id, ...others } = allFigures ? figures : usual(figures);
  const { kept } = keptField(request.keep, columnText);
  const listed = { id, segment, ...(kept !== undefined && { kept: { at: kept } }), ...others };
  const columns = inOrder<ListedCustomer>(listed, customers);
  return {
    matching,
    ...(allFigures && { rfm: rfm.cuts() }),
    customers: longList(customers.length, columns),
  };
}

/** The usual ones of all figures, in their order. */
function usual<T extends object>(figures: T): Pick<T, keyof T & (typeof usualFigures)[number]> {
  const isUsual = ([name]: [string, unknown]) => usualFigures.some((figure) => figure === name);
  return Object.fromEntries(Object.entries(figures).filter(isUsual)) as typeof figures;
}

/** What stands in a field of each of so many customers, for `--where` and `--sort`; null where it is not known. */
function valueIn(field: SomeField | undefined, customers: number): ReturnType<FieldOf> {
  if (field === undefined) return () => null;
  if ('at' in field) return field.at as ReturnType<FieldOf>;
  const [figure, read] =
    'codes' in field ? [field.codes, field.textOf] : [field.figure, (value: number) => value];
  const values = wholeColumn(figure, customers);
  return (i) => {
    const value = values[i] as number;
    return Number.isNaN(value) ? null : read(value);
  };
}

/** A figure of so many customers, all of them. */
function wholeColumn(figure: CustomerFigure, customers: number): Float64Array {
  const values = new Float64Array(customers);
  figure(everyone(customers), values);
  return values;
}

/** The numbers of so many customers. */
export const everyone = (customers: number): Uint32Array =>
  new Uint32Array(customers).map((_, i) => i);

/** The columns of a list of these customers, in this order. */
export function inOrder<T>(fields: CustomerFields<T>, customers: Uint32Array): ListColumns<T> {
  const filled = (figure: CustomerFigure) => (block: Float64Array, from: number) =>
    figure(customers.subarray(from, from + block.length), block);
  const columns = Object.entries<SomeField>(fields).map(([name, field]) => {
    if ('at' in field)
      return [name, { at: (place: number) => field.at(customers[place] as number) }];
    return 'codes' in field
      ? [name, { fillCodes: filled(field.codes), textOf: field.textOf }]
      : [name, { fill: filled(field.figure) }];
  });
  return Object.fromEntries(columns) as ListColumns<T>;
}

/** The forecast of each customer, by the fit of their part. */
function allForecasts(
  parts: readonly FittedPart[],
  customers: number,
): CustomerFields<CustomerForecast> {
  const [first, ...others] = parts.map(({ fit }) => forecastFields(fit));
  if (first === undefined) throw new RangeError('no fit');
  if (others.length === 0) return first;
  const all = [first, ...others];
  const marks = parts.map(({ fit }) => fit.forecast.marked);
  const partOf = new Uint32Array(customers);
  for (const [part, { members }] of parts.entries()) for (const i of members) partOf[i] = part;
  const joined = Object.keys(first).map((name) => {
    if (name === 'marked') return [name, { at: (i: number) => marks[partOf[i] as number] ?? null }];
    const ofParts = all.map((each) => each[name as keyof typeof each] as Figure);
    return [name, { figure: figureOfParts(parts, ofParts, customers) }];
  });
  return Object.fromEntries(joined) as typeof first;
}

/** One figure of all customers from that of each part, whose customers have numbers of their own. */
function figureOfParts(
  parts: readonly FittedPart[],
  figures: readonly Figure[],
  customers: number,
): CustomerFigure {
  let values: Float64Array | undefined;
  const joined = () => {
    const all = new Float64Array(customers);
    for (const [part, { members }] of parts.entries()) {
      const ofPart = wholeColumn((figures[part] as Figure).figure, members.length);
      for (let place = 0; place < members.length; place++)
        all[members[place] as number] = ofPart[place] as number;
    }
    return all;
  };
  return (some, into) => {
    values ??= joined();
    for (let k = 0; k < into.length; k++) into[k] = values[some[k] as number] as number;
  };
}

/** The forecast of the customers of a fit; the residual value with a discount. */
function forecastFields(fit: FittedForecast): CustomerFields<CustomerForecast> {
  const figures = Object.entries(customerForecasts(fit)).map(([name, figure]) => [
    name,
    { figure },
  ]);
  const residual: CustomerFigure = (customers, into) => {
    for (let k = 0; k < into.length; k++) into[k] = residualValue(customers[k] as number, fit);
  };
  return {
    ...(Object.fromEntries(figures) as Omit<CustomerFields<CustomerForecast>, 'marked'>),
    marked: { at: () => fit.forecast.marked },
    ...(fit.terms.discount !== undefined && { residualValue: { figure: residual } }),
  };
}

/** What each customer bought, as fields of the list. */
export function purchaseFields(
  ids: readonly string[],
  { keys, codes }: Groups,
  { totals, summary }: Pick<KnownPurchases, 'totals' | 'summary'>,
) {
  return {
    id: { at: (i) => ids[i] ?? '' },
    segment: { at: (i) => keys[codes[i] ?? 0] ?? {} },
    purchases: { figure: picked(summary.purchases) },
    recency: { figure: picked(summary.recency) },
    age: { figure: picked(summary.age) },
    meanSpend: { figure: picked(summary.meanSpend) },
    firstDay: dayField(totals.firstDay),
    lastDay: dayField(totals.lastDay),
    totalSpend: { figure: picked(totals.amount) },
  } satisfies CustomerFields<ListedCustomer>;
}

/** The numbers that stand in a column of customers. */
const picked =
  (column: Float64Array | Uint32Array | Int32Array): CustomerFigure =>
  (customers, into) => {
    for (let k = 0; k < into.length; k++) into[k] = column[customers[k] as number] as number;
  };

function dayField(days: Int32Array): Coded {
  const codes: CustomerFigure = (customers, into) => {
    for (let k = 0; k < into.length; k++) {
      const day = days[customers[k] as number] as number;
      into[k] = day === noDay ? Number.NaN : day;
    }
  };
  return { codes, textOf: isoDate };
}
