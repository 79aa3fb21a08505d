import { annualSpend, type Customers } from '../../core/customers.ts';
import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import type { Segments } from '../../core/segments.ts';
import {
  chosenCustomers,
  columnTexts,
  type FieldOf,
  keptField,
} from '../shared/listing/chosen-customers.ts';
import type { ListRequest } from '../shared/listing/list-request.ts';
import type { ValueMethodName } from '../shared/valuation/options.ts';
import { type Parts, valuesOf } from '../shared/valuation/valued.ts';
import type { CustomerValue } from './result.ts';

/** Fields that a listed customer has besides the columns of the file; the parts only with expected values. */
const allFigures = [
  'id',
  'annualSpend',
  'tenureYears',
  'soFar',
  'toCome',
  'lifetimeValue',
] as const;
type Figure = (typeof allFigures)[number];

/** The fields of a customer by the method. */
export const figuresOf = (method: ValueMethodName): readonly Figure[] =>
  allFigures.filter((name) => method === 'expected' || (name !== 'soFar' && name !== 'toCome'));

/** The listed customers, and how many passed the tests before `--top` cut them. */
export interface CustomerList {
  readonly matching: number;
  readonly customers: readonly CustomerValue[];
}

/** The customers that the list asks for. */
export function customerList(
  customers: Customers,
  segments: Segments,
  parts: Parts,
  request: ListRequest,
): CustomerList {
  const values = valuesOf(parts);
  const [soFar, toCome] = parts.map((part) => part.values);
  const columnText = columnTexts(customers.labels);
  // As it is printed, so that --where and --sort see the same.
  const spend = (i: number) => {
    const perYear = annualSpend(customers, i);
    return perYear === undefined ? null : asDecimal(perYear);
  };
  const field: FieldOf = (name) => {
    switch (name) {
      case 'id':
        return (i) => customers.ids[i] ?? '';
      case 'annualSpend':
        return spend;
      case 'tenureYears':
        return (i) => customers.tenureYears?.[i] ?? null;
      case 'lifetimeValue':
        return (i) => values[i] ?? null;
      case 'soFar':
      case 'toCome':
        // Without two parts these are names of columns, if anything.
        return toCome === undefined
          ? columnText(name)
          : (i) => (name === 'soFar' ? soFar : toCome)?.[i] ?? null;
      default:
        return columnText(name);
    }
  };
  const { keep } = request;
  const chosen = chosenCustomers(customers.ids, field, request);
  const { kept } = keptField(keep, columnText);
  const rows = Array.from(chosen.customers, (i) => ({
    id: customers.ids[i] ?? '',
    segment: segments.keys[segments.codes[i] ?? 0] ?? {},
    annualSpend: spend(i),
    tenureYears: customers.tenureYears?.[i] ?? null,
    ...(toCome !== undefined && { soFar: soFar?.[i] ?? 0, toCome: toCome[i] ?? 0 }),
    lifetimeValue: values[i] ?? 0,
    ...(kept !== undefined && { kept: kept(i) }),
  }));
  return { matching: chosen.matching, customers: rows };
}
