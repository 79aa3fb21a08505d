import type { Report } from '../../core/report.ts';
import { type ColumnAt, ColumnRows } from '../../render/column-rows.ts';
import type { Row } from '../command.ts';
import { fieldOf, type LongList } from '../listing/long-list.ts';
import { labelled } from '../shared/labelled.ts';
import type { FittedSegment, ForecastResult, ListedCustomer, SegmentForecast } from './result.ts';

/** The main list, flat: the customers where they are listed, else the segments. */
export function rows({ result }: Report<ForecastResult>): readonly Row[] | ColumnRows {
  const { customers, segments } = result;
  return customers === undefined ? segments.map(segmentRow) : customerRows(customers);
}

/** The columns of the customers; all of them have those of the first. */
function customerRows(customers: LongList<ListedCustomer>): ColumnRows {
  const [first] = customers.slice(0, 1);
  if (first === undefined) return new ColumnRows(0, new Map());
  const { id: _, segment, kept = {}, ...figures } = first;
  const taken = first as unknown as Row;
  const [segmentOf, keptOf] = [fieldOf(customers, 'segment'), fieldOf(customers, 'kept')];
  const columns = new Map<string, ColumnAt>([['id', fieldOf(customers, 'id')]]);
  const ofSegment = labelled('segment', headersOf(segment), taken);
  for (const [column, header] of Object.entries(ofSegment))
    columns.set(column, (place) => segmentOf(place)[header] ?? null);
  const ofKept = labelled('kept', headersOf(kept), { ...taken, ...segment });
  for (const [column, header] of Object.entries(ofKept))
    columns.set(column, (place) => keptOf(place)?.[header] ?? null);
  for (const name in figures) {
    const figure = fieldOf(customers, name as Figure);
    columns.set(name, (place) => figure(place) ?? null);
  }
  return new ColumnRows(customers.length, columns);
}

/** Each header as its own label. */
const headersOf = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(labels).map((header) => [header, header]));

type Figure = Exclude<keyof ListedCustomer, 'segment' | 'kept'>;

function segmentRow(line: SegmentForecast): Row {
  const { segment, waterfall = [], purchasesToCome, spendToCome, value, fitted, ...figures } = line;
  const fields: Row = {
    ...figures,
    ...bandOf('purchasesToCome', purchasesToCome),
    ...bandOf('spendToCome', spendToCome),
    ...Object.fromEntries(waterfall.map(({ step, amount }) => [`waterfall.${step}`, amount])),
    ...bandOf('value', value),
    ...(fitted !== undefined && fittedRow(fitted)),
  };
  return { ...labelled('segment', segment, fields), ...fields };
}

const fittedRow = ({ model, logLikelihood, aic, parameters }: FittedSegment): Row => ({
  'fitted.model': model,
  'fitted.logLikelihood': logLikelihood,
  'fitted.aic': aic,
  ...Object.fromEntries(
    Object.entries(parameters ?? {}).map(([name, value]) => [`fitted.parameters.${name}`, value]),
  ),
});

const bandOf = (name: string, band: SegmentForecast['value']): Row =>
  band === undefined
    ? {}
    : {
        [`${name}.expected`]: band.expected,
        [`${name}.low`]: band.low,
        [`${name}.high`]: band.high,
      };
