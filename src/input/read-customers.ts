import type { CustomerRows, Customers } from '../core/customers.ts';
import { isoDate } from '../core/quantity/calendar.ts';
import type { Source } from '../core/report.ts';
import type { Problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { ProblemTally } from '../problems/tally.ts';
import type { InputWorld } from './bytes/source-bytes.ts';
import type { CustomerRequest } from './customer-request.ts';
import { CustomerTable, customerRules } from './customers/customer-table.ts';
import { customersOfTables } from './customers/customers-of-tables.ts';
import { planCustomers } from './customers/plan-customers.ts';
import { type OpenedFiles, openFiles } from './layout/open-file.ts';
import { type CustomersOfLog, customersOfLog } from './orders/customers-of-log.ts';
import { isLog, likelyLog, unusedByList } from './orders/log-or-list.ts';
import type { FileUnderstanding } from './profile/understanding.ts';
import { readTables, type Survey } from './records/read-tables.ts';
import { refusalFor } from './refusal-for.ts';
import { type RejectedRow, RowProblems } from './table/row-problems.ts';

export interface ReadCustomers<C extends CustomerRows = Customers> {
  readonly customers: C;
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  /** Kept only when the request asks for them. */
  readonly rejects: readonly RejectedRow[];
  /** ISO code or sign; null where nothing names one. */
  readonly currency: string | null;
  /** The day as of which active customers count, where it is known. */
  readonly asOf: string | null;
  /** Whether the request names it; else it is the latest day in the files of a known source. */
  readonly asOfByOption: boolean;
  readonly understood: readonly FileUnderstanding[];
  /** Where they were made of a log of orders. */
  readonly log?: CustomersOfLog;
}

/**
 * Reads files into the table of customers.
 *
 * @throws {Refusal} a file that cannot be read, or anything that would have to be guessed
 */
export async function readCustomers(
  request: CustomerRequest,
  world: InputWorld,
): Promise<ReadCustomers> {
  const read = async () => customersIn(await openFiles(request, world), request, world);
  return world.shared === undefined ? read() : world.shared.table('customers', request, read);
}

/**
 * The table of customers in files that are open already, be they lists of them or logs of what they ordered.
 *
 * @throws {Refusal} anything that would have to be guessed
 */
export async function customersIn(
  files: OpenedFiles,
  request: CustomerRequest,
  world: InputWorld,
): Promise<ReadCustomers> {
  if (isLog(files, request)) return customersOfLog(files, request, world);
  const unused = unusedByList(request);
  if (unused.length > 0) throw new Refusal(...unused);
  const survey = await surveyCustomers(files, request, world);
  const { customers, periodYears, sources, findings, problems, currency, understood } = survey;
  const { asOf } = survey;
  if (customers === undefined)
    throw refusalFor([...likelyLog(files, request, findings), ...findings], problems);
  return {
    customers,
    periodYears,
    sources,
    problems: problems.tally,
    rejects: problems.rejects,
    currency,
    asOf: asOf === undefined ? null : isoDate(asOf),
    asOfByOption: request.asOf !== undefined,
    understood,
  };
}

export interface CustomerSurvey extends Survey {
  /** Absent where a finding stands in the way. */
  readonly customers?: Customers;
  /** The day of the export, in days since 1970-01-01, where it is known. */
  readonly asOf?: number | undefined;
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
}

/**
 * Reads files of customers as far as they can be understood.
 *
 * @throws {Refusal} a file that stops being text on the way
 */
export async function surveyCustomers(
  files: OpenedFiles,
  request: CustomerRequest,
  world: InputWorld,
): Promise<CustomerSurvey> {
  const planned = planCustomers(files, request);
  const tables = planned.tables.map((plans, i) => {
    const table = new CustomerTable();
    return { table, plans, rules: customerRules(table, i > 0, request) };
  });
  const survey = await readTables(tables, planned.findings, request, world);
  const filled = tables.map(({ table }) => table);
  if (survey.findings.length > 0) {
    const later = request.profile === true ? laterFindings(filled, request, survey.findings) : [];
    return { ...survey, findings: [...survey.findings, ...later], periodYears: null };
  }
  const { findings, sources, ...customers } = customersOfTables(filled, request, survey.problems);
  return findings.length > 0
    ? { ...survey, sources, findings, periodYears: null }
    : { ...survey, sources, ...customers };
}

/**
 * What rows leave open besides, where columns already do: for a report on the files, which names everything at once.
 * Whether any row is left is known only when the columns are.
 */
function laterFindings(
  tables: readonly CustomerTable[],
  request: CustomerRequest,
  findings: readonly Problem[],
): readonly Problem[] {
  const known = new Set(['rows-none-left', ...findings.map(({ code }) => code)]);
  // What becomes of each row is not reported: it may change with what is still open.
  const later = customersOfTables(tables, request, new RowProblems(false));
  return later.findings.filter(({ code }) => !known.has(code));
}
