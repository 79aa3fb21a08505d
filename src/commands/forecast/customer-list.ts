import { customerFuture, residualValue } from '../../core/forecast/customer-future.ts';
import { chosenCustomers, type FieldOf } from '../listing/chosen-customers.ts';
import type { ListRequest } from '../listing/list-request.ts';
import { longList } from '../listing/long-list.ts';
import type { CustomerFigure } from './forecast-plan.ts';
import { customerFigures } from './forecast-plan.ts';
import type { Foreseen } from './foreseen.ts';
import type { KnownCustomers } from './known-customers.ts';
import type { FittedPart } from './parts.ts';
import type { CustomerFuture, ListedCustomer } from './result.ts';
import { type Groups, known, summarised } from './summary.ts';

/** The customers that `--each` lists, with what is expected of them. */
export function customerList(
  whole: KnownCustomers,
  parts: readonly FittedPart[],
  groups: Groups,
  request: ListRequest,
) {
  const { totals, summary } = whole.known;
  const future = futures(parts, whole.ids.length);
  const past = (i: number) => summarised(i, whole.ids, groups, totals, summary);
  const columnText = (header: string, i: number): string => {
    const column = whole.labels.get(header);
    if (column === undefined) throw new RangeError(`the column ${header} was not read`);
    return column.values[column.codes[i] ?? 0] ?? '';
  };
  const isFigure = (name: string): name is CustomerFigure =>
    customerFigures.some((figure) => figure === name);
  const field: FieldOf = (name, i) => {
    if (!isFigure(name)) return columnText(name, i);
    // The usual order needs one figure of each, and not a whole entry.
    return name === 'value' ? future.valueOf(i) : ({ ...past(i), ...future.of(i) }[name] ?? null);
  };
  const { keep } = request;
  const { matching, customers } = chosenCustomers(whole.ids, field, request);
  const listed = longList(customers.length, (place): ListedCustomer => {
    const i = customers[place] ?? 0;
    const { id, segment, ...bought } = past(i);
    return {
      id,
      segment,
      ...(keep.length > 0 && {
        kept: Object.fromEntries(keep.map((header) => [header, columnText(header, i)])),
      }),
      ...bought,
      ...future.of(i),
    };
  });
  return { matching, customers: listed };
}

/** What is expected of each customer by the fit that has them. */
function futures(parts: readonly FittedPart[], customers: number) {
  const partOf = new Uint32Array(customers);
  const placeOf = new Uint32Array(customers);
  for (const [part, { members }] of parts.entries()) {
    for (const [place, i] of members.entries()) {
      partOf[i] = part;
      placeOf[i] = place;
    }
  }
  const foreseenOf = (i: number): Foreseen => {
    const part = parts[partOf[i] ?? 0];
    if (part === undefined) throw new RangeError(`no fit has customer ${i}`);
    return part.foreseen;
  };
  return {
    of: (i: number) => futureOf(placeOf[i] ?? 0, foreseenOf(i)),
    valueOf: (i: number) => foreseenOf(i).value[placeOf[i] ?? 0] ?? 0,
  };
}

/** The same with nulls for what is not known, and the residual value where there is a discount. */
function futureOf(i: number, foreseen: Foreseen): CustomerFuture {
  const { annualSpend, ...future } = customerFuture(i, foreseen);
  return {
    annualSpend: known(annualSpend),
    ...future,
    ...(foreseen.terms.discount !== undefined && { residualValue: residualValue(i, foreseen) }),
  };
}
