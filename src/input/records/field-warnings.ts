import type { RowProblems } from '../table/row-problems.ts';
import type { FieldColumn } from './plan-fields.ts';
import { keptAs, type RecordTable } from './record-table.ts';

/**
 * Reports what is odd about the numbers of a sound row.
 *
 * @param columns - those that are read; the table has them already
 */
export function fieldWarnings(
  columns: readonly Pick<FieldColumn, 'field' | 'index' | 'header'>[],
  table: Pick<RecordTable, 'column'>,
  file: string,
  problems: RowProblems,
): (row: number, cells: () => readonly string[], line: number) => void {
  const checks = columns.flatMap(({ field: { name, kind, warning }, index, header: column }) => {
    const kept = warning === undefined ? undefined : table.column(name, keptAs(kind));
    if (warning === undefined || kept?.of !== 'numbers') return [];
    return [{ numbers: kept.numbers, warning, index, column }];
  });
  return (row, cells, line) => {
    for (const { numbers, warning, index, column } of checks) {
      const found = warning(numbers.at(row), () => cells()[index] ?? '');
      if (found !== undefined) problems.note(found, { file, line, column });
    }
  };
}
