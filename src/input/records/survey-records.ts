import type { InputWorld } from '../bytes/source-bytes.ts';
import { type FileUnderstanding, understandingOf } from '../profile/understanding.ts';
import { rowsNoneLeft } from '../rows-none-left.ts';
import { beginSurvey, type Survey } from '../survey.ts';
import { fieldColumnsRead } from './field-columns-read.ts';
import type { planRecords } from './plan-fields.ts';
import { readRecordFile } from './read-record-file.ts';
import type { RecordRequest } from './record-request.ts';
import { RecordTable } from './record-table.ts';
import { Records } from './records.ts';

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
  const begun = await beginSurvey(planned.findings, request, world);
  if ('refused' in begun) return begun.refused;
  const { findings, problems, ledger, profiles } = begun;
  const table = new RecordTable();
  const understood: FileUnderstanding[] = [];
  for (const plan of planned.files) {
    const read = await readRecordFile(plan, { table, request, ...begun });
    findings.push(...read.findings);
    understood.push(understandingOf(read.file, fieldColumnsRead(plan), profiles.of(plan.opened)));
  }
  findings.push(...ledger.findings());
  const others = planned.files.flatMap((plan) => plan.others.map(({ header }) => header));
  const known = { fields: request.fields, others: [...new Set(others)] };
  const records = new Records(table, known, problems, ledger.currency);
  const sources = records.sources();
  const [first] = sources;
  if (findings.length === 0 && table.rows === 0)
    findings.push(rowsNoneLeft(sources, first === undefined ? {} : { file: first.file }));
  const asRead = { sources, findings, problems, currency: ledger.currency, understood };
  return { ...asRead, ...(findings.length === 0 && { records }) };
}
