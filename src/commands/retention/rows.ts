import retentionSchema from '../../../schemas/retention@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import { flatRows } from '../shared/flat-rows.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

const { items: segment } = retentionSchema.properties.result.properties.segments;
const { models } = segment.properties;

/** A segment with its best model in place of all of them. */
const schema = { ...segment, properties: { ...segment.properties, model: models.items } };

/** The main list: the segments, each with its best model. */
export const rows = ({ result }: Report<RetentionResult>): ColumnRows =>
  flatRows(schema, result.segments.map(withBestModel), {
    sideBySide: {
      at: 'text',
      'modelRange.residual': 'period',
      'modelRange.at': 'text',
      'model.residual': 'period',
      'model.at': 'text',
    },
    without: [
      'observedFromYears',
      'unseenYears',
      'allEndedYears',
      'at.years',
      'at.atRisk',
      'at.revenueSurvival',
      'modelRange.models',
      'modelRange.at.years',
      'model.model',
      'model.parameters',
      'model.standardErrors',
      'model.logLikelihood',
      'model.residual.extrapolatedShare',
      'model.at.years',
      'model.at.extrapolated',
    ],
  });

function withBestModel(line: SegmentRetention): object {
  const model = line.models.find((each) => each.model === line.bestModel);
  if (model === undefined) return line;
  const named = <P extends { readonly years: number }>(points: readonly P[] | undefined) =>
    points?.map((point) => ({
      ...point,
      text: line.at?.find(({ years }) => years === point.years)?.text,
    }));
  const { modelRange } = line;
  return {
    ...line,
    ...(modelRange !== undefined && { modelRange: { ...modelRange, at: named(modelRange.at) } }),
    model: { ...model, at: named(model.at) },
  };
}
