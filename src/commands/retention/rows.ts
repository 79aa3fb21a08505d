import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import type { FittedRetention, RetentionResult, SegmentRetention } from './result.ts';

/** The main list, flat: the segments, with what the best model says of each. */
export const rows = ({ result }: Report<RetentionResult>): readonly Row[] =>
  result.segments.map(segmentRow);

function segmentRow(line: SegmentRetention): Row {
  const { segment, exponential, restrictedMean, at = [] } = line;
  const bootstrap = restrictedMean.bootstrap;
  const model = line.models.find((each) => each.model === line.bestModel);
  const fields: Row = {
    customers: line.customers,
    ended: line.ended,
    exposureYears: line.exposureYears,
    marked: line.marked,
    'exponential.rate': exponential?.rate ?? null,
    'exponential.rateLow': exponential?.rateLow ?? null,
    'exponential.rateHigh': exponential?.rateHigh ?? null,
    'exponential.meanYears': exponential?.meanYears ?? null,
    'restrictedMean.years': restrictedMean.years,
    'restrictedMean.horizon': restrictedMean.horizon,
    'restrictedMean.low': restrictedMean.low,
    'restrictedMean.high': restrictedMean.high,
    ...(bootstrap !== undefined && {
      'restrictedMean.bootstrap.low': bootstrap.low,
      'restrictedMean.bootstrap.high': bootstrap.high,
    }),
    medianYears: line.medianYears,
    'revenue.restrictedMeanYears': line.revenue?.restrictedMeanYears ?? null,
    ...Object.fromEntries(
      at.flatMap(({ text, survival, low, high }) => [
        [`at.${text}.survival`, survival],
        [`at.${text}.low`, low],
        [`at.${text}.high`, high],
      ]),
    ),
    bestModel: line.bestModel,
    ...(model !== undefined &&
      modelFields(
        model,
        at.map(({ text }) => text),
      )),
  };
  return { ...labelled(segment, fields), ...fields };
}

function modelFields(model: FittedRetention, texts: readonly string[]): Row {
  const { toHorizon, residual = [], at = [] } = model;
  return {
    'model.aic': model.aic,
    'model.meanYears': model.meanYears,
    'model.extrapolatedShare': model.extrapolatedShare,
    ...(toHorizon !== undefined && {
      'model.toHorizon.years': toHorizon.years,
      'model.toHorizon.extrapolatedShare': toHorizon.extrapolatedShare,
    }),
    ...(model.discountedYears !== undefined && {
      'model.discountedYears': model.discountedYears,
      'model.discountedExtrapolatedShare': model.discountedExtrapolatedShare ?? null,
    }),
    ...Object.fromEntries(
      residual.map(({ period, years }) => [`model.residual.${period}.years`, years]),
    ),
    ...Object.fromEntries(
      at.map(({ survival }, i) => [`model.at.${texts[i] ?? ''}.survival`, survival]),
    ),
  };
}

/** Columns of the file keep their headers; one that is named like a field gets its part of the path before it. */
function labelled(labels: Readonly<Record<string, string>>, taken: Row): Row {
  return Object.fromEntries(
    Object.entries(labels).map(([header, value]) => [
      Object.hasOwn(taken, header) ? `segment.${header}` : header,
      value,
    ]),
  );
}
