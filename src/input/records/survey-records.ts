import type { Problem } from '../../core/problem.ts';
import type { Source } from '../../core/report.ts';
import { words } from '../../problems/catalogue.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { ColumnProfiles } from '../profile/column-profiles.ts';
import type { FileUnderstanding } from '../profile/understanding.ts';
import { readRates } from '../rates.ts';
import { rowsNoneLeft } from '../rows-none-left.ts';
import { CurrencyLedger } from '../table/currency-ledger.ts';
import { RowProblems } from '../table/row-problems.ts';
import { planFields, unknownFields } from './plan-fields.ts';
import { readRecordFile } from './read-record-file.ts';
import type { RecordRequest } from './record-request.ts';
import { RecordTable } from './record-table.ts';
import { recordUnderstanding } from './record-understanding.ts';
import { Records } from './records.ts';

/** What files of records turned out to be, whether or not they can be used. */
export interface RecordSurvey {
  /** Absent where a finding stands in the way. */
  readonly records?: Records;
  readonly sources: readonly Source[];
  /** What the files leave open: problems that an option or a change of the file settles. */
  readonly findings: readonly Problem[];
  readonly problems: RowProblems;
  readonly currency: string | null;
  /** Only where the request wants a report on the files. */
  readonly understood: readonly FileUnderstanding[];
}

/**
 * Reads files of records as far as they can be understood.
 *
 * @throws {Refusal} a file that stops being text on the way, or has no rows
 */
export async function surveyRecords(
  opened: readonly OpenedFile[],
  request: RecordRequest,
  world: InputWorld,
): Promise<RecordSurvey> {
  const planned = opened.map((file) => ({ file, plan: planFields(file, request) }));
  const problems = new RowProblems(request.keepRejects);
  const findings: Problem[] = [];
  const plans = planned.map(({ plan }) => plan);
  for (const found of [
    ...unknownFields(opened, request),
    ...plans.flatMap((plan) => plan.findings),
  ]) {
    if (words(found).severity === 'error') findings.push(found);
    else problems.note(found, found.at ?? {});
  }
  const nothing = { sources: [], findings, problems, currency: null, understood: [] };
  if (findings.length > 0 && request.profile !== true) return nothing;
  const rates =
    request.rates === undefined
      ? undefined
      : await readRates(request.rates, request.decimal, world);
  const ledger = new CurrencyLedger(request.currency, rates, request.rates ?? '');
  const table = new RecordTable();
  const profiles = new ColumnProfiles();
  const watch = request.profile === true ? { watch: profiles.watch } : {};
  const understood: FileUnderstanding[] = [];
  for (const { file, plan } of planned) {
    const context = { table, ledger, problems, request, ...watch };
    const read = await readRecordFile(file, plan, context);
    findings.push(...read.findings);
    understood.push(recordUnderstanding(read.file, plan, profiles.of(read.file.plan)));
  }
  findings.push(...ledger.findings());
  const others = [...new Set(plans.flatMap((plan) => plan.others.map(({ header }) => header)))];
  const { fields } = request;
  const records = new Records(table, { fields, others }, problems, ledger.currency);
  const sources = records.sources();
  const [first] = sources;
  if (findings.length === 0 && table.rows === 0)
    findings.push(rowsNoneLeft(sources, first === undefined ? {} : { file: first.file }));
  const asRead = { sources, findings, problems, currency: ledger.currency };
  return { ...asRead, understood, ...(findings.length === 0 && { records }) };
}
