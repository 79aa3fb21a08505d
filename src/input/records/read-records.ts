import type { InputWorld } from '../bytes/source-bytes.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { openEach } from '../layout/open-file.ts';
import { refusalFor } from '../refusal-for.ts';
import { knownFields } from './assign-fields.ts';
import { planRecords } from './plan-fields.ts';
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
  const asked = { ...request, isKnown: knownFields(request.fields) };
  return recordsOf(await openEach(request.files, asked, world), request, world);
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
