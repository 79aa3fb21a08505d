import type { Customers } from '../core/customers.ts';
import type { Problem } from '../core/problem.ts';
import type { Source } from '../core/report.ts';
import { words } from '../problems/catalogue.ts';
import type { InputWorld } from './bytes/source-bytes.ts';
import type { CustomerRequest } from './customer-request.ts';
import { bringTogether } from './customers/bring-together.ts';
import type { OpenedFiles } from './layout/open-files.ts';
import { planTables } from './plan/plan-tables.ts';
import { ColumnProfiles } from './profile/column-profiles.ts';
import { type FileUnderstanding, understandingOf } from './profile/understanding.ts';
import { readRates } from './rates.ts';
import { CurrencyLedger } from './table/currency-ledger.ts';
import type { CustomerTable } from './table/customer-table.ts';
import { readTable } from './table/read-table.ts';
import { RowProblems } from './table/row-problems.ts';

/** What the files turned out to be, whether or not customers can be made of them. */
export interface Survey {
  /** Absent where a finding stands in the way. */
  readonly customers?: Customers;
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
  readonly sources: readonly Source[];
  /** What the files leave open: problems that an option or a change of the file settles. */
  readonly findings: readonly Problem[];
  readonly problems: RowProblems;
  readonly currency: string | null;
  readonly understood: readonly FileUnderstanding[];
}

/**
 * Reads files of customers as far as they can be understood.
 *
 * @throws {Refusal} a file that stops being text on the way
 */
export async function surveyCustomers(
  { main, joins }: OpenedFiles,
  request: CustomerRequest,
  world: InputWorld,
): Promise<Survey> {
  const problems = new RowProblems(request.keepRejects);
  const rates =
    request.rates === undefined
      ? undefined
      : await readRates(request.rates, request.decimal, world);
  const ledger = new CurrencyLedger(request.currency, rates, request.rates ?? '');
  const plan = planTables(main, joins, request);
  const findings: Problem[] = [];
  for (const found of plan.findings) {
    if (words(found).severity === 'error') findings.push(found);
    else problems.note(found, found.at ?? {});
  }
  const nothing = {
    periodYears: null,
    sources: [],
    findings,
    problems,
    currency: null,
    understood: [],
  };
  if (findings.length > 0 && request.profile !== true) return nothing;
  const profiles = new ColumnProfiles();
  const watch = request.profile === true ? { watch: profiles.watch } : {};
  const tables: CustomerTable[] = [];
  for (const table of plan.tables) {
    const read = await readTable(table, { request, ledger, problems, ...watch });
    tables.push(read.table);
    findings.push(...read.findings);
  }
  findings.push(...ledger.findings());
  const understood = tables.flatMap(({ files }) =>
    files.map((file) => understandingOf(file, profiles.of(file.plan))),
  );
  const asRead = { periodYears: null, findings, problems, currency: ledger.currency, understood };
  if (findings.length > 0) return { ...asRead, sources: sourcesAsRead(tables) };
  const together = bringTogether(tables, request, problems);
  findings.push(...together.findings);
  const { customers, periodYears, sources } = together;
  return findings.length > 0
    ? { ...asRead, sources }
    : { ...asRead, sources, customers, periodYears };
}

/** The counts where nothing has been decided about sound rows. */
function sourcesAsRead(tables: readonly CustomerTable[]): readonly Source[] {
  return tables.flatMap(({ files }) =>
    files.map(({ plan, read, rejected }) => ({
      file: plan.opened.file,
      read,
      used: read - rejected,
      setAside: {},
      rejected,
    })),
  );
}
