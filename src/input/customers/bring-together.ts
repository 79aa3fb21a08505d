import type { Customers } from '../../core/customers.ts';
import type { Source } from '../../core/report.ts';
import type { Problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { rowsNoneLeft } from '../rows-none-left.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { CustomerTable } from './customer-table.ts';
import { customersOf } from './customers-of.ts';
import { keepFirst, repeatedCustomers, repetitionFinding } from './duplicates.ts';
import { type Entries, entriesOf } from './entries.ts';
import { evenPeriods } from './even-periods.ts';
import { Fates } from './fates.ts';
import { noteCaseVariants } from './ids-differ.ts';
import {
  isSpendAlone,
  type Joined,
  leaveOutUnused,
  matchEntries,
  withJoined,
  withSpendAddedUp,
} from './join.ts';
import { selected } from './selected.ts';
import { type SettledTenure, settleTenure } from './settle-tenure.ts';
import { summed } from './summed.ts';
import { setAsideTimelessSpend } from './timeless-spend.ts';
import { setAsideBeforeWindow } from './window.ts';

export interface BroughtTogether {
  readonly customers: Customers;
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
  readonly sources: readonly Source[];
  readonly findings: readonly Problem[];
}

/**
 * From rows to customers: joins the tables, works out tenures, and brings the rows of one customer
 * together. What it cannot decide comes back as findings; the customers are then not to be used.
 *
 * @param tables - the main table first
 */
export function bringTogether(
  tables: readonly CustomerTable[],
  request: CustomerRequest,
  problems: RowProblems,
): BroughtTogether {
  const findings: Problem[] = [];
  for (const table of tables) noteCaseVariants(table, problems);
  const { rows: tableRows, periodYears } = evenPeriods(tables.map(entriesOf));
  const [rows, ...others] = tableRows;
  if (rows === undefined) throw new RangeError('no table');
  const own = others.length > 0 && isSpendAlone(rows) ? withSpendAddedUp(rows, problems) : rows;
  const fates = new Fates(own, problems);
  const joins = others.map((joined) => joinRows(joined, own, fates, request, problems, findings));
  const entries = withJoined(own, joins);
  const tenure = tenureOf(entries, fates, request, findings);
  if (request.needs.annualSpend === true) setAsideTimelessSpend(entries, tenure, fates);
  if (tenure !== undefined) setAsideBeforeWindow(entries, tenure, fates, request);
  let used = fates.remaining();
  const repeated = repeatedCustomers(entries, used);
  if (repeated !== undefined) {
    if (request.duplicates === undefined)
      findings.push(repetitionFinding(entries, fates, repeated, false));
    if (request.duplicates === 'first') {
      keepFirst(entries, fates, repeated);
      used = fates.remaining();
    }
  }
  for (const join of joins) leaveOutUnused(entries, fates, join);
  const sources = [...fates.sources(), ...joins.flatMap((join) => join.fates.sources())];
  if (findings.length === 0 && used.length === 0) {
    const [main] = sources;
    findings.push(rowsNoneLeft(main === undefined ? [] : [main], { file: main?.file ?? '' }));
  }
  // Stays whose end is still to be said cannot be joined.
  const isOpen = findings.some(({ code }) => code === 'as-of-missing');
  const { columns, kept } =
    request.duplicates === 'sum' && repeated !== undefined && !isOpen
      ? summed(entries, fates, tenure, own.amount !== undefined, request, problems)
      : { columns: selected(entries, used, tenure), kept: used };
  const customers = customersOf(entries, columns, kept, joins, request);
  return { customers, periodYears, sources, findings };
}

function joinRows(
  rows: Entries,
  main: Entries,
  mainFates: Fates,
  request: CustomerRequest,
  problems: RowProblems,
  findings: Problem[],
): Joined {
  const entries = isSpendAlone(rows) ? withSpendAddedUp(rows, problems) : rows;
  const joined = matchEntries(main, mainFates, entries, problems);
  const repeated = repeatedCustomers(entries, joined.fates.remaining());
  if (repeated === undefined) return joined;
  if (request.duplicates === 'first') keepFirst(entries, joined.fates, repeated);
  else findings.push(repetitionFinding(entries, joined.fates, repeated, true));
  return joined;
}

function tenureOf(
  entries: Entries,
  fates: Fates,
  request: CustomerRequest,
  findings: Problem[],
): SettledTenure | undefined {
  if (entries.tenure === undefined && entries.start === undefined) return undefined;
  const settled = settleTenure(entries, fates, request);
  findings.push(...settled.findings);
  return settled.tenure;
}
