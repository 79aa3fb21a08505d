import type { Report } from '../../core/report.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import type { Request, Row } from '../command.ts';
import { labelled } from '../segments/labelled.ts';
import { listed } from '../segments/listed.ts';
import type { CustomerValue, MethodValue, SegmentValue, ValueResult } from './result.ts';

/** The main list, flat: the methods or the customers where they are listed, else the segments. */
export function rows({ result }: Report<ValueResult>): readonly Row[] {
  if (result.methods !== undefined) return result.methods.map(methodRow);
  return result.customers === undefined
    ? result.segments.map(segmentRow)
    : result.customers.map(customerRow);
}

/** The columns of a list that no customer is in: those of a customer of whom nothing is known. */
export function columns({ result }: Report<ValueResult>, { options }: Request): readonly string[] {
  const nothing = (headers: readonly string[]) =>
    Object.fromEntries(headers.map((header) => [header, '']));
  return Object.keys(
    customerRow({
      id: '',
      segment: nothing(Object.keys(result.segments[0]?.segment ?? {})),
      annualSpend: null,
      tenureYears: null,
      ...(result.method === 'expected' && { soFar: 0, toCome: 0 }),
      lifetimeValue: 0,
      kept: nothing(listed(options['keep'])),
    }),
  );
}

function segmentRow(segment: SegmentValue): Row {
  const { lifetimeValue, payback, range, intervals } = segment;
  const fields: Row = {
    customers: segment.customers,
    active: segment.active,
    annualSpend: segment.annualSpend,
    meanYears: segment.meanYears,
    'lifetimeValue.mean': lifetimeValue?.mean ?? null,
    'lifetimeValue.median': lifetimeValue?.median ?? null,
    'lifetimeValue.p10': lifetimeValue?.p10 ?? null,
    'lifetimeValue.p90': lifetimeValue?.p90 ?? null,
    ...Object.fromEntries(
      segment.waterfall.map(({ step, amount }) => [`waterfall.${step}`, amount]),
    ),
    ...(segment.toCome !== undefined && {
      soFar: segment.soFar ?? null,
      toCome: segment.toCome,
      atAcquisition: segment.atAcquisition ?? null,
      reachYears: segment.reachYears ?? null,
      extrapolatedShare: segment.extrapolatedShare ?? null,
      marked: segment.marked ?? null,
    }),
    totalValue: segment.totalValue,
    netValue: segment.netValue,
    ...(range !== undefined && { 'range.low': range.low, 'range.high': range.high }),
    ...intervalFields('mean', intervals?.mean),
    ...intervalFields('total', intervals?.total),
    ...intervalFields('ltvToCac', intervals?.ltvToCac),
    ...(payback !== undefined && {
      acquisitionSpending: segment.acquisitionSpending ?? null,
      customersWon: segment.customersWon ?? null,
      acquisitionCost: segment.acquisitionCost ?? null,
      ltvToCac: segment.ltvToCac ?? null,
      'payback.months': payback.months,
      'payback.survivalAdjustedMonths': payback.survivalAdjustedMonths,
    }),
  };
  return { ...labelled('segment', segment.segment, fields), ...fields };
}

const intervalFields = (name: string, interval: Interval | null | undefined): Row =>
  interval === undefined
    ? {}
    : {
        [`intervals.${name}.low`]: interval?.low ?? null,
        [`intervals.${name}.high`]: interval?.high ?? null,
      };

const methodRow = ({ model, method, ...figures }: MethodValue): Row => ({
  method,
  model: model ?? null,
  ...figures,
});

function customerRow({ segment, kept = {}, ...fields }: CustomerValue): Row {
  const { id, ...figures } = fields;
  return {
    id,
    ...labelled('segment', segment, fields),
    ...labelled('kept', kept, { ...fields, ...segment }),
    ...figures,
  };
}
