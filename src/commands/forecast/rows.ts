import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import { labelled } from '../segments/labelled.ts';
import type { FittedSegment, ForecastResult, ListedCustomer, SegmentForecast } from './result.ts';

/** The main list, flat: the customers where they are listed, else the segments. */
export function rows({ result }: Report<ForecastResult>): Iterable<Row> {
  const { customers, segments } = result;
  if (customers === undefined) return segments.map(segmentRow);
  return Array.isArray(customers) ? customers.map(customerRow) : customerRows(customers);
}

/** Made one by one as they are written, where there are very many. */
function* customerRows(customers: Iterable<ListedCustomer>): Generator<Row> {
  for (const customer of customers) yield customerRow(customer);
}

/** Copied field by field: of a million customers, the copies that `...` makes would take longer than writing them. */
function customerRow(customer: ListedCustomer): Row {
  const { id, segment, kept = {} } = customer;
  const labels = Object.keys(segment).length + Object.keys(kept).length > 0;
  const row: Record<string, Row[string]> = labels
    ? {
        id,
        ...labelled('segment', segment, customer as unknown as Row),
        ...labelled('kept', kept, { ...(customer as unknown as Row), ...segment }),
      }
    : { id };
  for (const name in customer) {
    if (name === 'id' || name === 'segment' || name === 'kept') continue;
    row[name] = customer[name as Figure] ?? null;
  }
  return row;
}

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
