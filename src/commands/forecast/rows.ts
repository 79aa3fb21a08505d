import forecastSchema from '../../../schemas/forecast@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import { type ColumnAt, ColumnRows } from '../../render/column-rows.ts';
import { flatRows, labelColumn } from '../shared/flat-rows.ts';
import { fieldOf, type LongList } from '../shared/listing/long-list.ts';
import type { ForecastResult, ListedCustomer } from './result.ts';

const { items: segmentSchema } = forecastSchema.properties.result.properties.segments;

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

/** The main list: the customers where they are listed, else the segments. */
export function rows({ result: { customers, segments } }: Report<ForecastResult>): ColumnRows {
  if (customers !== undefined) return customerRows(customers);
  return flatRows(segmentSchema, segments, {
    sideBySide: { waterfall: 'step' },
    without: ofFitInJson.map((field) => `fitted.${field}`),
  });
}

/** The customers by column, as a long list makes each entry anew; all of them have the fields of the first. */
function customerRows(customers: LongList<ListedCustomer>): ColumnRows {
  const columns = new Map<string, ColumnAt>();
  const [first = {}] = customers.slice(0, 1);
  const names = Object.keys(first) as (keyof ListedCustomer)[];
  const figures = new Set<string>(names.filter((name) => name !== 'segment' && name !== 'kept'));
  for (const name of names) {
    if (name === 'segment' || name === 'kept') {
      const labels = fieldOf(customers, name);
      for (const header of Object.keys(labels(0) ?? {})) {
        const isTaken = figures.has(header) || columns.has(header);
        const at: ColumnAt = (place) => labels(place)?.[header] ?? null;
        columns.set(labelColumn(name, header, isTaken), at);
      }
    } else {
      const figure = fieldOf(customers, name);
      columns.set(name, (place) => figure(place) ?? null);
    }
  }
  return new ColumnRows(customers.length, columns);
}
