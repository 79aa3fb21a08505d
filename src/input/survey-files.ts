import type { InputWorld } from './bytes/source-bytes.ts';
import { kindOfFiles } from './cohorts/kind-of-files.ts';
import { surveyCohorts } from './cohorts/survey-cohorts.ts';
import type { CustomerRequest } from './customer-request.ts';
import { type CustomerSurvey, surveyCustomers } from './customers/survey-customers.ts';
import { assignRoles } from './headers/assign-roles.ts';
import { type Role, tenureRoles } from './headers/role.ts';
import type { OpenedFile } from './layout/open-file.ts';
import { openFiles } from './layout/open-files.ts';
import { isLog, likelyLog } from './orders/log-in.ts';
import { surveyLog } from './orders/survey-log.ts';
import { knownFields } from './records/assign-fields.ts';
import { planFields, planRecords } from './records/plan-fields.ts';
import type { RecordRequest } from './records/record-request.ts';
import { surveyRecords } from './records/survey-records.ts';

/** What files hold, and of logs of orders, which they were recognised as. */
export type FilesSurvey = Omit<CustomerSurvey, 'customers'> & { readonly orders?: string };

/**
 * Reads files of customers, of orders, of cohorts or of other records, as far as they can be understood.
 *
 * @param kinds - the records that files may hold; those whose fields a file has, and that is no list of customers
 * @throws {Refusal} a file that cannot be read at all
 */
export async function surveyFiles(
  request: CustomerRequest,
  kinds: readonly RecordRequest[],
  world: InputWorld,
): Promise<FilesSurvey> {
  const known = knownFields(kinds.flatMap((each) => each.fields));
  const files = await openFiles(request, world, known);
  if (isLog(files, request)) return surveyLog(files, request, world);
  const [first] = files.main;
  const { kind, findings } = kindOfFiles(files, request);
  // Where any column is a figure, those of a table of cohorts would be too.
  const possible = kind === 'cohorts' ? kinds.filter(({ others }) => others === undefined) : kinds;
  const records = first === undefined ? undefined : recordsIn(first, request, possible);
  if (records !== undefined) {
    const asked = { ...records, profile: request.profile === true };
    const { records: _read, ...survey } = await surveyRecords(
      planRecords(files.main, asked),
      asked,
      world,
    );
    return { ...survey, periodYears: null };
  }
  if (kind === 'cohorts') {
    const { read: _read, ...survey } = await surveyCohorts(files, request, world);
    return { ...survey, periodYears: null };
  }
  const survey = await surveyCustomers(files, request, world);
  const found = [...findings, ...survey.findings];
  return { ...survey, findings: [...likelyLog(files, request, found), ...found] };
}

const ofCustomers: readonly Role[] = ['spend', ...tenureRoles];

/** The records that a file holds by its headers; none where it lists customers with a spend or a tenure. */
function recordsIn(
  opened: OpenedFile,
  { columns }: CustomerRequest,
  kinds: readonly RecordRequest[],
): RecordRequest | undefined {
  const assigned = assignRoles(opened.layout.headers, columns).columns;
  return kinds.find((request) => {
    const { columns: found, others } = planFields(opened, request);
    const complete = request.fields.every(
      (each) => each.required !== true || found.some(({ field }) => field === each),
    );
    const anyColumn = request.others !== undefined;
    const listed = ofCustomers.some((role) => {
      const column = assigned.get(role);
      return column !== undefined && found.every(({ index }) => index !== column.index);
    });
    if (!complete || listed) return false;
    return !anyColumn || (others.length > 0 && !assigned.has('id') && !columns.has('id'));
  });
}
