import valueSchema from '../../../schemas/value@1.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import type { Request } from '../command.ts';
import { listed } from '../segments/listed.ts';
import { flatRows } from '../shared/flat-rows.ts';
import type { CustomerValue, ValueResult } from './result.ts';

const { methods, segments, customers } = valueSchema.properties.result.properties;

/** The main list: the methods or the customers where they are listed, else the segments. */
export function rows({ result }: Report<ValueResult>): ColumnRows {
  if (result.methods !== undefined) return flatRows(methods.items, result.methods);
  if (result.customers !== undefined) return flatRows(customers.items, result.customers);
  // The base of a range is the net value itself.
  return flatRows(segments.items, result.segments, {
    sideBySide: { waterfall: 'step' },
    without: ['range.base'],
  });
}

/** The columns of a list that no customer is in: those of a customer of whom nothing is known. */
export function columns({ result }: Report<ValueResult>, { options }: Request): readonly string[] {
  const nothing = (headers: readonly string[]) =>
    Object.fromEntries(headers.map((header) => [header, '']));
  const nobody: CustomerValue = {
    id: '',
    segment: nothing(Object.keys(result.segments[0]?.segment ?? {})),
    annualSpend: null,
    tenureYears: null,
    ...(result.method === 'expected' && { soFar: 0, toCome: 0 }),
    lifetimeValue: 0,
    kept: nothing(listed(options['keep'])),
  };
  return [...flatRows(customers.items, [nobody]).columns.keys()];
}
