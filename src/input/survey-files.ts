import type { Problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { InputWorld } from './bytes/source-bytes.ts';
import { kindOfFiles } from './cohorts/kind-of-files.ts';
import { unusedByTenures } from './cohorts/read-tenures.ts';
import { surveyCohorts } from './cohorts/survey-cohorts.ts';
import type { CustomerRequest, TenureRequest } from './customer-request.ts';
import { customerFields, tenureRoles } from './customers/customer-fields.ts';
import { sampleRecords } from './layout/layout.ts';
import { type OpenedFile, type OpenedFiles, openFiles } from './layout/open-file.ts';
import { isLog, likelyLog, unusedByList } from './orders/log-or-list.ts';
import { openLogs } from './orders/read-orders.ts';
import { surveyLog } from './orders/survey-log.ts';
import { type CustomerSurvey, surveyCustomers } from './read-customers.ts';
import { assignFields, type FieldColumn, knownFields } from './records/assign-fields.ts';
import { planFields, planRecords } from './records/plan-fields.ts';
import { surveyRecords } from './records/read-records.ts';
import type { RecordRequest } from './records/record-request.ts';

/** What files hold, and of logs of orders, which they were recognised as. */
export type FilesSurvey = Omit<CustomerSurvey, 'customers'> & {
  readonly orders?: string;
  /** What a file is by its headers alone; null where they fit nothing. */
  readonly kind?: FileKind | null;
};

/** What files hold besides lists of customers, logs of orders and tables of cohorts. */
export const recordKindNames = [
  'referrals',
  'problems',
  'indicators',
  'acquisition costs',
] as const;
export const fileKinds = ['orders', 'customers', 'cohorts', ...recordKindNames] as const;
export type FileKind = (typeof fileKinds)[number];

/** Records that a file may hold. */
export interface KindOfRecords extends RecordRequest {
  readonly kind: (typeof recordKindNames)[number];
}

/**
 * Reads files of customers, of orders, of cohorts or of other records, as far as they can be understood.
 *
 * @param kinds - the records that files may hold; those whose fields a file has, and that is no list of customers
 * @throws {Refusal} a file that cannot be read at all
 */
export async function surveyFiles(
  request: CustomerRequest,
  kinds: readonly KindOfRecords[],
  world: InputWorld,
): Promise<FilesSurvey> {
  const known = knownFields(kinds.flatMap((each) => each.fields));
  const files = await openFiles(request, world, known);
  const orders = async () =>
    ({ ...(await surveyLog(files, request, world)), kind: 'orders' }) as const;
  if (isLog(files, request) || namesLogAlone(request)) return orders();
  const [first] = files.main;
  const { kind, findings } = kindOfFiles(files, request);
  // Where any column is a figure, those of a table of cohorts would be too.
  const possible = kind === 'cohorts' ? kinds.filter(({ others }) => others === undefined) : kinds;
  const records = first === undefined ? undefined : recordsIn(first, request, possible);
  if (records !== undefined) {
    const recordRequest = { ...records, profile: request.profile === true };
    const { records: _read, ...survey } = await surveyRecords(
      planRecords(files.main, recordRequest),
      recordRequest,
      world,
    );
    return { ...survey, periodYears: null, kind: records.kind };
  }
  if (kind === 'cohorts') {
    const { read: _read, ...survey } = await surveyCohorts(files, request, world);
    return { ...survey, periodYears: null, kind };
  }
  if (namesOrderField(request)) return orders();
  const survey = await surveyCustomers(files, request, world);
  const found = withLikelyLog(files, request, [...findings, ...survey.findings]);
  return { ...survey, findings: found, kind: listOrLog(survey, found) };
}

/** What a file is that was read as a list of customers. */
function listOrLog(
  { understood }: Pick<CustomerSurvey, 'understood'>,
  findings: readonly Problem[],
): FileKind | null {
  if (findings.some(({ code }) => code === 'orders-likely')) return 'orders';
  const roles = new Set<string>(
    understood.flatMap(({ columns }) => columns.flatMap(({ role }) => role ?? [])),
  );
  // Many a table has an amount: it is that of a customer where there is one.
  const isList =
    (roles.has('id') && roles.has('spend')) ||
    tenureRoles.some((role) => role !== 'status' && roles.has(role));
  return isList ? 'customers' : null;
}

/** Whether an option gives a column to a field that only logs of orders have. */
const namesLogAlone = ({ log }: CustomerRequest): boolean =>
  log?.options.some((option) => option.startsWith('--column ')) === true;

/** Whether an option gives a column to a field of orders, which files of other records may have, too. */
const namesOrderField = ({ log }: CustomerRequest): boolean =>
  [...(log?.columns.keys() ?? [])].some((name) =>
    customerFields.every((field) => field.name !== name),
  );

/** Reads files as far as they can be understood, as a command reads them that takes them for one thing. */
export type SurveyAs = (request: TenureRequest, world: InputWorld) => Promise<FilesSurvey>;

/** As lists of customers, or logs of orders from which customers are made. */
export const surveyAsCustomers: SurveyAs = async (request, world) =>
  customersSurvey(await openFiles(request, world), request, world);

/** The same, or as tables of cohorts. */
export const surveyAsTenures: SurveyAs = async (request, world) => {
  const files = await openFiles(request, world);
  const { kind, findings } = isLog(files, request)
    ? { kind: 'customers' as const, findings: [] }
    : kindOfFiles(files, request);
  const unused = unusedByTenures(kind, request);
  if (unused.length > 0) throw new Refusal(...unused);
  const survey =
    kind === 'cohorts'
      ? { ...(await surveyCohorts(files, request, world)), periodYears: null }
      : await customersSurvey(files, request, world);
  return { ...survey, findings: [...findings, ...survey.findings] };
};

/** As logs of orders. */
export const surveyAsOrders: SurveyAs = async (request, world) => {
  const main = await openLogs({ ...request, ...request.log }, world);
  return surveyLog({ main, joins: [] }, request, world);
};

async function customersSurvey(
  files: OpenedFiles,
  request: CustomerRequest,
  world: InputWorld,
): Promise<FilesSurvey> {
  if (isLog(files, request)) return surveyLog(files, request, world);
  const unused = unusedByList(request);
  if (unused.length > 0) throw new Refusal(...unused);
  const survey = await surveyCustomers(files, request, world);
  return { ...survey, findings: withLikelyLog(files, request, survey.findings) };
}

/** Of a log that is read as a list of customers, it says nothing that a customer has several rows. */
function withLikelyLog(
  files: OpenedFiles,
  request: CustomerRequest,
  findings: readonly Problem[],
): readonly Problem[] {
  const likely = likelyLog(files, request, findings);
  if (likely.length === 0) return findings;
  return [...likely, ...findings.filter(({ code }) => code !== 'customers-repeated')];
}

const ofCustomers: readonly string[] = ['spend', ...tenureRoles];

/** The records that a file holds by its headers; none where it lists customers with a spend or a tenure. */
function recordsIn(
  opened: OpenedFile,
  { columns }: CustomerRequest,
  kinds: readonly KindOfRecords[],
): KindOfRecords | undefined {
  const { headers } = opened.layout;
  const customers = assignFields(headers, customerFields, columns).columns;
  const [first] = sampleRecords(opened.beginning, false, opened.layout.delimiter).slice(
    opened.layout.headerIndex + 1,
  );
  const beginsWithNumber = ({ index }: FieldColumn) =>
    /^\s*[-+]?[.\d]/.test(first?.cells[index] ?? '');
  const hasId = columns.has('id') || customers.some(({ field }) => field.name === 'id');
  return kinds.find((request) => {
    const { columns: found, others } = planFields(opened, request);
    const complete = request.fields.every(
      (each) => each.required !== true || found.some(({ field }) => field === each),
    );
    const isCustomerColumn = customers.some(
      ({ field, index }) =>
        ofCustomers.includes(field.name) && found.every((other) => other.index !== index),
    );
    if (!complete || isCustomerColumn) return false;
    if (request.others === undefined) return true;
    // Where any column may be one of them, none is that of a customer.
    if (request.others === 'figures') return others.length > 0 && !hasId;
    const isUsed = (index: number) => found.some((other) => other.index === index);
    return customers.every(({ index }) => isUsed(index)) && !others.some(beginsWithNumber);
  });
}
