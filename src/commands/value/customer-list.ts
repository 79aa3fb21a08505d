import { annualSpend, customerStatus } from '../../core/customers.ts';
import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import {
  chosenCustomers,
  columnTexts,
  type FieldOf,
  keptField,
} from '../shared/listing/chosen-customers.ts';
import type { ListRequest } from '../shared/listing/list-request.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import { singleCustomers, type Valued, type ValuedFigures } from '../shared/valuation/valued.ts';
import type { ValueOptions } from './options.ts';
import type { CustomerValue } from './result.ts';

/** Fields that a listed customer has besides the columns of the file; what is so far and to come only with expected values. */
const allFigures = [
  'id',
  'annualSpend',
  'tenureYears',
  'soFar',
  'toCome',
  'lifetimeValue',
] as const;
type Figure = (typeof allFigures)[number];

const isPart = (name: string): boolean => name === 'soFar' || name === 'toCome';

/** The fields of a customer by the method. */
export const figuresOf = (method: string): readonly Figure[] =>
  allFigures.filter((name) => method.startsWith('expected') || !isPart(name));

/** Whether the customers are selected or sorted by what only expected values have. */
export const asksForParts = ({ where, sort }: Pick<ValueOptions, 'where' | 'sort'>): boolean =>
  where.some(({ field }) => isPart(field)) || isPart(sort?.field ?? '');

/** The listed customers, and how many passed the tests before `--top` cut them. */
export interface CustomerList {
  readonly matching: number;
  readonly customers: readonly CustomerValue[];
}

/** The customers that the list asks for. */
export function customerList(
  valued: Valued,
  { lifetime, expected }: ValuedFigures,
  request: ListRequest,
): CustomerList {
  const { segments, staying } = valued;
  const customers = singleCustomers(valued);
  const { listed } = lifetime;
  const soFar = expected?.soFar.listed;
  const toCome = expected?.toCome.listed;
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
        return (i) => listed[i] ?? null;
      case 'soFar':
      case 'toCome':
        // Without expected values these are names of columns, if anything.
        return toCome === undefined
          ? columnText(name)
          : (i) => (name === 'soFar' ? soFar : toCome)?.[i] ?? null;
      default:
        return columnText(name);
    }
  };
  const markOf = (i: number, staying: readonly SegmentStaying[]) =>
    customers.status?.[i] === customerStatus.active
      ? (staying[segments.codes[i] ?? 0]?.marked ?? null)
      : null;
  const { keep } = request;
  const chosen = chosenCustomers(customers.ids, field, request);
  const { kept } = keptField(keep, columnText);
  const rows = Array.from(chosen.customers, (i) => ({
    id: customers.ids[i] ?? '',
    segment: segments.keys[segments.codes[i] ?? 0] ?? {},
    annualSpend: spend(i),
    tenureYears: customers.tenureYears?.[i] ?? null,
    ...(toCome !== undefined && { soFar: soFar?.[i] ?? 0, toCome: toCome[i] ?? 0 }),
    ...(staying.kind === 'expected' && { marked: markOf(i, staying.segments) }),
    lifetimeValue: listed[i] ?? 0,
    ...(kept !== undefined && { kept: kept(i) }),
  }));
  return { matching: chosen.matching, customers: rows };
}
