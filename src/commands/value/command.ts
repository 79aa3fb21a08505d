import valueSchema from '../../../schemas/value@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import { lineColumn } from '../../input/table/footer.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import type { Command, Request } from '../command.ts';
import { flatRows } from '../shared/flat-rows.ts';
import { dividingHeaders } from '../shared/table.ts';
import { answer } from './answer.ts';
import { options, type ValueOptions } from './options.ts';
import type { CustomerValue, ValueResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const value: Command<ValueResult, typeof options> = {
  name: 'value',
  options,
  run,
  answer,
  view,
  rows,
  columns,
};

const { methods, segments, customers } = valueSchema.properties.result.properties;

// The base of a range is the net value itself.
const ofSegments = {
  sideBySide: { waterfall: 'step', waterfallSoFar: 'step' },
  without: ['range.base', 'modelRange.models'],
};

/** A segment, or all customers as the last line. */
const lineSchema = {
  ...segments.items,
  properties: { ...segments.items.properties, [lineColumn.header]: { type: 'string' } },
};

/** The main list: the methods or the customers where they are listed, else the segments and their total. */
export function rows({ result }: Report<ValueResult>): ColumnRows {
  if (result.methods !== undefined)
    return flatRows(
      methods.items,
      // The column is there also where no method has fitted a model.
      result.methods.map((each) => ({ ...each, model: each.model ?? null })),
    );
  if (result.customers !== undefined) return flatRows(customers.items, result.customers);
  const headers = dividingHeaders(result);
  if (headers.length === 0) return flatRows(segments.items, result.segments, ofSegments);
  const all = headers.map((header, h) => [header, h === 0 ? 'All' : '']);
  const lines = [
    ...result.segments.map((segment) => ({ ...segment, [lineColumn.header]: 'segment' })),
    {
      ...result.total,
      segment: Object.fromEntries(all),
      [lineColumn.header]: lineColumn.total,
    },
  ];
  return flatRows(lineSchema, lines, ofSegments);
}

/** The columns of a list that no customer is in: those of a customer of whom nothing is known. */
export function columns(
  { result }: Report<ValueResult>,
  { options }: Request<ValueOptions>,
): readonly string[] {
  const nothing = (headers: readonly string[]) =>
    Object.fromEntries(headers.map((header) => [header, '']));
  const nobody: CustomerValue = {
    id: '',
    segment: nothing(dividingHeaders(result)),
    annualSpend: null,
    tenureYears: null,
    ...(result.method === 'expected' && { soFar: 0, toCome: 0, marked: null }),
    lifetimeValue: 0,
    kept: nothing(options.keep),
  };
  return [...flatRows(customers.items, [nobody]).columns.keys()];
}
