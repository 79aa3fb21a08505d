import type { InputWorld } from '../bytes/source-bytes.ts';
import { type OpenedFile, openEach } from '../layout/open-file.ts';
import { refusalFor, rowsNoneLeft } from '../refusal-for.ts';
import { knownFields } from './assign-fields.ts';
import { planRecords } from './plan-fields.ts';
import { readTables, type Survey } from './read-tables.ts';
import type { RecordRequest } from './record-request.ts';
import { RecordTable } from './record-table.ts';
import { Records } from './records.ts';

/**
 * Reads files whose rows are not customers: who referred whom, problems, indicators. The caller says
 * which fields they have; everything else (encoding, layout, decimals, dates, currencies, rows that
 * cannot be read) is settled as for customers.
 *
 * @throws {Refusal} a file that cannot be read, or anything that would have to be guessed
 */
export async function readRecords(request: RecordRequest, world: InputWorld): Promise<Records> {
  return recordsOf(await openRecords(request, world), request, world);
}

/**
 * Opens files of records.
 *
 * @throws {Refusal} one cannot be read
 */
export const openRecords = (
  request: RecordRequest,
  world: InputWorld,
): Promise<readonly OpenedFile[]> =>
  openEach(request.files, { ...request, isKnown: knownFields(request.fields) }, world);

/**
 * Reads files of records that are open.
 *
 * @throws {Refusal} a file that stops being text on the way, or anything that would have to be guessed
 */
export async function recordsOf(
  opened: readonly OpenedFile[],
  request: RecordRequest,
  world: InputWorld,
): Promise<Records> {
  const { records, findings, problems } = await surveyRecords(
    planRecords(opened, request),
    request,
    world,
  );
  if (records === undefined) throw refusalFor(findings, problems);
  return records;
}

export interface RecordSurvey extends Survey {
  /** Absent where a finding stands in the way. */
  readonly records?: Records;
}

/**
 * Reads files of records as far as they can be understood.
 *
 * @throws {Refusal} a file that stops being text on the way, or has no rows
 */
export async function surveyRecords(
  planned: ReturnType<typeof planRecords>,
  request: RecordRequest,
  world: InputWorld,
): Promise<RecordSurvey> {
  const table = new RecordTable();
  const tables = [{ table, plans: planned.files }];
  const survey = await readTables(tables, planned.findings, request, world);
  if (survey.findings.length > 0) return survey;
  const [first] = survey.sources;
  if (table.rows === 0) {
    const at = first === undefined ? {} : { file: first.file };
    return { ...survey, findings: [rowsNoneLeft(survey.sources, at)] };
  }
  const figures = request.others === 'figures' ? planned.files.flatMap(({ others }) => others) : [];
  const others = [...new Set(figures.map(({ header }) => header))];
  const known = { fields: request.fields, others, ids: request.ids };
  return { ...survey, records: new Records(table, known, survey.problems, survey.currency) };
}
