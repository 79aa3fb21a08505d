import { customerForecasts, residualValue } from '../../core/forecast/customer-forecast.ts';
import {
  chosenCustomers,
  columnTexts,
  type FieldOf,
  keptField,
} from '../shared/listing/chosen-customers.ts';
import type { ListRequest } from '../shared/listing/list-request.ts';
import { type Fields, longList, mapFields } from '../shared/listing/long-list.ts';
import { type CustomerFigure, customerFigures } from './forecast-plan.ts';
import type { Foreseen } from './foreseen.ts';
import type { KnownCustomers } from './known-customers.ts';
import type { FittedPart } from './parts.ts';
import type { CustomerForecast, ListedCustomer } from './result.ts';
import { type Groups, known, summarised } from './summary.ts';

/** The customers that `--each` lists, with what is expected of them. */
export function customerList(
  whole: KnownCustomers,
  parts: readonly FittedPart[],
  groups: Groups,
  request: ListRequest,
) {
  const { segment, ...bought } = summarised(whole.ids, groups, whole.known);
  const figures = { ...bought, ...futures(parts, whole.ids.length) };
  const columnText = columnTexts(whole.labels);
  const isFigure = (name: string): name is CustomerFigure =>
    customerFigures.some((figure) => figure === name);
  const field: FieldOf = (name) =>
    isFigure(name) ? (i) => figures[name]?.(i) ?? null : columnText(name);
  const { matching, customers } = chosenCustomers(whole.ids, field, request);
  const { id, ...others } = figures;
  const listed: Fields<ListedCustomer> = {
    id,
    segment,
    ...keptField(request.keep, columnText),
    ...others,
  };
  // Each entry by its place in the list.
  const inOrder = mapFields(listed, (of) => (place) => of(customers[place] ?? 0));
  return { matching, customers: longList(customers.length, inOrder) };
}

/** What is expected of each customer by the fit that has them. */
function futures(parts: readonly FittedPart[], customers: number): Fields<CustomerForecast> {
  const [first, ...others] = parts.map(({ foreseen }) => futuresOf(foreseen));
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
    const own = [of, ...others.map((other) => other[field] as typeof of)];
    return (i) => (own[partOf[i] as number] ?? of)(placeOf[i] as number);
  });
}

/** The same with nulls for what is not known, and the residual value where there is a discount. */
function futuresOf(foreseen: Foreseen): Fields<CustomerForecast> {
  const { annualSpend, ...futures } = customerForecasts(foreseen);
  return {
    annualSpend: (i) => known(annualSpend(i)),
    ...futures,
    ...(foreseen.terms.discount !== undefined && {
      residualValue: (i: number) => residualValue(i, foreseen),
    }),
  };
}
