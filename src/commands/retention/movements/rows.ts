import schema from '../../../../schemas/retention-movements@1.json' with { type: 'json' };
import type { Report } from '../../../core/report.ts';
import type { ColumnRows } from '../../../render/column-rows.ts';
import { flatRows } from '../../shared/flat-rows.ts';
import type { MovementsResult } from './result.ts';

const { segment, months } = schema.properties.result.properties.total.properties;
const { items: month } = months;

/** A month has the segment that it is of. */
const lineSchema = {
  properties: { segment, ...month.properties },
  required: ['segment', ...month.required],
};

/** The main list: each month of each segment, else of all subscribers. */
export function rows({ result: { segments, total } }: Report<MovementsResult>): ColumnRows {
  const lines = segments.length > 0 ? segments : [total];
  return flatRows(
    lineSchema,
    lines.flatMap((line) => line.months.map((each) => ({ segment: line.segment, ...each }))),
  );
}
