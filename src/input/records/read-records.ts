import type { InputWorld } from '../bytes/source-bytes.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { type OpenedFile, openFile } from '../layout/open-file.ts';
import { refusalFor } from '../refusal-for.ts';
import { knownHeaders, planRecords } from './plan-fields.ts';
import type { RecordRequest } from './record-request.ts';
import type { Records } from './records.ts';
import { surveyRecords } from './survey-records.ts';

/**
 * Reads files whose rows are not customers: who referred whom, problems, indicators. The caller says
 * which fields they have; everything else (encoding, layout, decimals, dates, currencies, rows that
 * cannot be read) is settled as for customers.
 *
 * @throws {Refusal} a file that cannot be read, or anything that would have to be guessed
 */
export async function readRecords(request: RecordRequest, world: InputWorld): Promise<Records> {
  const { encoding, delimiter, fields, columns } = request;
  const chosen = new Set(
    [...columns.values()].flatMap((choice) =>
      choice === 'none' ? [] : [plainHeader(choice.text), plainHeader(choice.header)],
    ),
  );
  const isFieldHeader = knownHeaders(fields.map(({ names }) => names));
  const known = (header: string) => chosen.has(header) || isFieldHeader(header);
  const opened = [];
  for (const file of request.files)
    opened.push(await openFile(file, { encoding, delimiter, known }, world));
  return recordsOf(opened, request, world);
}

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
