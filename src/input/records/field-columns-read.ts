import { spanText } from '../headers/time-span.ts';
import type { ReadColumn } from '../profile/understanding.ts';
import { isMoney } from './field.ts';
import type { FieldPlan } from './plan-fields.ts';

/** What the columns of a file of records are read as, for a report on it. */
export function fieldColumnsRead({ columns, currency, others }: FieldPlan): readonly ReadColumn[] {
  const plain = { isMoney: false, unit: null };
  return [
    ...columns.map(({ field, index, unit, byOption }) => ({
      index,
      role: field.name,
      isMoney: isMoney(field.kind),
      unit: unit === undefined ? null : spanText(unit),
      decidedBy: byOption ? '--column' : 'name',
    })),
    ...others.map(({ index }) => ({
      ...plain,
      index,
      role: 'figure',
      decidedBy: 'no other role',
    })),
    ...(currency === undefined
      ? []
      : [{ ...plain, index: currency.index, role: 'currency', decidedBy: 'name' }]),
  ];
}
