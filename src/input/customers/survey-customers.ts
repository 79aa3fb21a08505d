import type { Customers } from '../../core/customers.ts';
import type { Source } from '../../core/report.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFiles } from '../layout/open-files.ts';
import { planTables } from '../plan/plan-tables.ts';
import { roleColumnsRead } from '../plan/role-columns-read.ts';
import { understandingOf } from '../profile/understanding.ts';
import { beginSurvey, type Survey } from '../survey.ts';
import type { CustomerTable } from '../table/customer-table.ts';
import { readTable } from '../table/read-table.ts';
import { bringTogether } from './bring-together.ts';

export interface CustomerSurvey extends Survey {
  /** Absent where a finding stands in the way. */
  readonly customers?: Customers;
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
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
): Promise<CustomerSurvey> {
  const plan = planTables(main, joins, request);
  const begun = await beginSurvey(plan.findings, request, world);
  if ('refused' in begun) return { ...begun.refused, periodYears: null };
  const { findings, problems, ledger, profiles } = begun;
  const tables: CustomerTable[] = [];
  for (const table of plan.tables) {
    const read = await readTable(table, { request, ...begun });
    tables.push(read.table);
    findings.push(...read.findings);
  }
  findings.push(...ledger.findings());
  const understood = tables.flatMap(({ files }) =>
    files.map((file) =>
      understandingOf(file, roleColumnsRead(file.plan), profiles.of(file.opened)),
    ),
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
    files.map(({ opened, read, rejected }) => ({
      file: opened.file,
      read,
      used: read - rejected,
      setAside: {},
      rejected,
    })),
  );
}
