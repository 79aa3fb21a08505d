import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { fileEvidence } from './file-evidence.ts';
import type { ReadFile } from './read-file.ts';
import type { RowProblems } from './row-problems.ts';
import { RowReader, type RowReading } from './row-reader.ts';

/**
 * Reads every row of a file into the table, whatever its rows are.
 *
 * @returns what the file leaves open
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function readRows(reading: RowReading): Promise<readonly Problem[]> {
  const { table, file, problems } = reading;
  const { opened } = file;
  const reader = new RowReader(reading);
  await opened.records(reader);
  reader.finish();
  file.endRow = table.rows;
  const at = { file: opened.file, line: opened.layout.headerLine };
  if (file.read === 0) throw new Refusal(problem('file-header-only', {}, at));
  noteSkipped(file, problems);
  for (const found of opened.remarks?.() ?? []) problems.note(found, { file: opened.file });
  return fileEvidence(file);
}

/** Says how many lines above and below the rows of a file were left out. */
function noteSkipped({ opened, ...file }: ReadFile, problems: RowProblems): void {
  const before = file.skippedBefore.length;
  const after = file.skippedAfter.length;
  if (before + after === 0) return;
  const [first] = [...file.skippedBefore, ...file.skippedAfter];
  problems.note(problem('lines-skipped', { before, after }), {
    file: opened.file,
    ...(first === undefined ? {} : { line: first.line, excerpt: first.text }),
  });
}
