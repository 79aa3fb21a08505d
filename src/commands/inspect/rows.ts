import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import type { InspectResult } from './result.ts';

/** One row a column. */
export function rows({ result }: Report<InspectResult>): readonly Row[] {
  return result.files.flatMap(({ file, columns }) =>
    columns.map(({ name, role, type, unit, decidedBy, sample, blanks }) => ({
      file,
      name,
      role,
      type,
      unit,
      decidedBy,
      sample,
      blanks,
    })),
  );
}
