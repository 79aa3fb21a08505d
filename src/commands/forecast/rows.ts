import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import { labelled } from '../segments/labelled.ts';
import type { ForecastResult } from './result.ts';

/** The main list, flat: the customers where they are listed, else the segments. */
export function rows({ result }: Report<ForecastResult>): readonly Row[] {
  return (
    result.customers?.map(({ id, segment, ...figures }) => ({
      id,
      ...labelled('segment', segment, { id, ...figures }),
      ...figures,
    })) ??
    result.segments.map(({ segment, ...figures }) => ({
      ...labelled('segment', segment, figures),
      ...figures,
    }))
  );
}
