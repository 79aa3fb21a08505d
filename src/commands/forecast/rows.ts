import forecastSchema from '../../../schemas/forecast@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import { type Column, ColumnRows } from '../../render/column-rows.ts';
import type { Request } from '../command.ts';
import { flatRows, labelColumn } from '../shared/flat-rows.ts';
import { columnOf, type LongList } from '../shared/listing/long-list.ts';
import { listColumns, listRows } from '../shared/listing/named-list.ts';
import type { ListedCustomer } from './customer-schema.ts';
import type { ForecastOptions } from './options.ts';
import type { ForecastResult } from './result.ts';

const { segments: segmentsSchema, months: monthsSchema } =
  forecastSchema.properties.result.properties;
const { items: segmentSchema } = segmentsSchema;
const { items: monthSchema } = monthsSchema;

/** A month has the segment that it is of, and whether its forecast is marked. */
const monthLineSchema = {
  properties: {
    segment: segmentSchema.properties.segment,
    ...monthSchema.properties,
    marked: segmentSchema.properties.marked,
  },
  required: ['segment', ...monthSchema.required, 'marked'],
};

/** Of the fit of a segment, which model it is, how well it fits and its parameters are columns. */
const ofFitInJson = [
  'chosenBy',
  'status',
  'standardErrors',
  'spend',
  'calendar',
  'holdout',
  'newCustomer',
];

/** The main list: the customers of --list or --each, or the months where they are listed, else the segments. */
export function rows({ result }: Report<ForecastResult>): ColumnRows {
  const { list, customers, months, segments } = result;
  if (list !== undefined) return listRows(list);
  if (customers !== undefined) return customerRows(customers);
  if (months !== undefined) return flatRows(monthLineSchema, monthLines(result));
  return flatRows(segmentSchema, segments, {
    sideBySide: { waterfall: 'step' },
    without: ofFitInJson.map((field) => `fitted.${field}`),
  });
}

/** The columns of a list that nobody is on. */
export const columns = (
  { result }: Report<ForecastResult>,
  { options }: Request<ForecastOptions>,
): readonly string[] => (result.list === undefined ? [] : listColumns(options.keep));

/** The months of each segment of `--by`, else those of all customers. */
function monthLines({ segments, total, months = [] }: ForecastResult) {
  const divided = segments.filter((segment) => segment.months !== undefined);
  const lines = divided.length > 0 ? divided : [{ ...total, months }];
  return lines.flatMap(({ segment, marked, months: ofLine = [] }) =>
    ofLine.map((month) => ({ segment, ...month, marked: marked ?? null })),
  );
}

/** The customers by column, as a long list makes each entry anew; all of them have the fields of the first. */
function customerRows(customers: LongList<ListedCustomer>): ColumnRows {
  const columns = new Map<string, Column>();
  const [first = {}] = customers.slice(0, 1);
  const names = Object.keys(first) as (keyof ListedCustomer)[];
  const figures = new Set<string>(names.filter((name) => name !== 'segment' && name !== 'kept'));
  for (const name of names) {
    const column = columnOf(customers, name);
    if (name !== 'segment' && name !== 'kept') {
      columns.set(name, column as Column);
      continue;
    }
    const { at: labels } = column as { readonly at: (place: number) => ListedCustomer['segment'] };
    for (const header of Object.keys(labels(0))) {
      const isTaken = figures.has(header) || columns.has(header);
      const at = (place: number) => labels(place)[header] ?? null;
      columns.set(labelColumn(name, header, isTaken), { at });
    }
  }
  return new ColumnRows(customers.length, columns);
}
