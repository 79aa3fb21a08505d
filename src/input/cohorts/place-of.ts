import type { Place } from '../../core/problem.ts';
import type { CohortTable } from './cohort-table.ts';

/** Where a row of a table of cohorts stands, with its column of survivors and the line itself. */
export function placeOf({ files, lines, excerpts }: CohortTable, row: number): Place {
  const file = files.find(({ endRow }) => row < endRow);
  if (file === undefined) throw new RangeError(`no row ${row}`);
  const { opened, reads } = file.plan;
  return {
    file: opened.file,
    line: lines.at(row),
    column: reads.get('surviving')?.header ?? '',
    excerpt: excerpts[row] ?? '',
  };
}
