import type { Customers } from '../../core/customers.ts';
import type { Source } from '../../core/report.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { usualFolding } from '../cells/folded-id.ts';
import { problemsOfFolding } from '../columns/alike-ids.ts';
import type { CustomerRequest, Duplicates } from '../customer-request.ts';
import { spanYears, type TimeSpan } from '../headers/time-span.ts';
import { rowsNoneLeft } from '../refusal-for.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { CustomerColumns } from './customer-columns.ts';
import { selected, summed } from './customer-columns.ts';
import { isCancellation } from './customer-fields.ts';
import { areSubscriptions } from './customer-source.ts';
import { type CustomerTable, coversTenure } from './customer-table.ts';
import { keepFirst, repeatedCustomers, repetitionFinding, separateIds } from './duplicates.ts';
import { type Entries, entriesOf, inSamePeriod } from './entries.ts';
import {
  isSpendAlone,
  type Joined,
  leaveOutUnused,
  matchEntries,
  withJoined,
  withSpendAddedUp,
} from './join.ts';
import { labelsOf } from './labels.ts';
import { latestDay } from './latest-day.ts';
import { setAsidePlaceholders } from './placeholder-starts.ts';
import { RowOutcomes } from './row-outcomes.ts';
import { type SettledTenure, settleTenure } from './settle-tenure.ts';
import type { TenureSettings } from './tenure-of-row.ts';
import { entryYears, setAsideBeforeWindow } from './window.ts';

interface CustomersOfTables {
  readonly customers: Customers;
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
  readonly sources: readonly Source[];
  readonly findings: readonly Problem[];
  /** The day of the export, where an option gives it or a known source shows it. */
  readonly asOf: number | undefined;
}

/**
 * From rows to customers: joins the tables, works out tenures, and combines the rows of one
 * customer. What it cannot decide comes back as findings; the customers are then not to be used.
 *
 * @param tables - the main table first
 */
export function customersOfTables(
  tables: readonly CustomerTable[],
  request: CustomerRequest,
  problems: RowProblems,
): CustomersOfTables {
  const findings: Problem[] = [];
  for (const table of tables) foldTableIds(table, request, problems);
  const { rows: tableRows, periodYears } = inSamePeriod(tables.map(entriesOf));
  const [rows, ...others] = tableRows;
  if (rows === undefined) throw new RangeError('no table');
  const mainEntries =
    others.length > 0 && isSpendAlone(rows) ? withSpendAddedUp(rows, problems) : rows;
  const outcomes = new RowOutcomes(mainEntries, problems);
  const joins = others.map((joined) =>
    joinRows(joined, mainEntries, outcomes, request, problems, findings),
  );
  const joined = withJoined(mainEntries, joins);
  const asOf = request.asOf ?? dayOfSource(joined);
  const tenure = tenureOf(joined, outcomes, { ...request, asOf }, findings);
  // The stay of a customer whose trial pays nothing starts after it.
  const entries = tenure?.from === undefined ? joined : { ...joined, start: tenure.from };
  if (request.needs.annualSpend === true) setAsideTimelessSpend(entries, tenure, outcomes);
  const duplicates = duplicatesOf(entries, outcomes, request);
  if (tenure !== undefined)
    setAsideBeforeWindow(entries, tenure, outcomes, request, duplicates === 'sum');
  let used = outcomes.remaining();
  const repeated = repeatedCustomers(entries, used);
  if (repeated !== undefined) {
    if (duplicates === undefined)
      findings.push(repetitionFinding(entries, outcomes, repeated, false));
    if (duplicates === 'sum' && request.duplicates === undefined)
      problems.note(
        problem('subscriptions-added-up', { rows: used.length, customers: repeated.count }),
        { file: rows.table.files[0]?.opened.file ?? '' },
      );
    if (duplicates === 'first') {
      keepFirst(entries, outcomes, repeated);
      used = outcomes.remaining();
    }
  }
  for (const join of joins) leaveOutUnused(entries, outcomes, join);
  const sources = [...outcomes.sources(), ...joins.flatMap((join) => join.outcomes.sources())];
  if (findings.length === 0 && used.length === 0) {
    const [main] = sources;
    findings.push(rowsNoneLeft(main === undefined ? [] : [main], { file: main?.file ?? '' }));
  }
  // Stays whose end is still to be said cannot be joined.
  const isOpen = findings.some(({ code }) => code === 'as-of-missing');
  const { columns, kept } =
    duplicates === 'sum' && repeated !== undefined && !isOpen
      ? summed(entries, outcomes, tenure, mainEntries.amount !== undefined, request, problems)
      : { columns: selected(entries, used, tenure), kept: used };
  const customers = customersOf(entries, columns, kept, joins, request);
  return { customers, periodYears, sources, findings, asOf };
}

/** The day of the export of a source that is known: the latest of what its rows say has happened. */
function dayOfSource(entries: Entries): number | undefined {
  const isKnown = entries.table.files.every(({ plan }) => plan.source !== undefined);
  return isKnown && entries.start !== undefined ? latestDay(entries) : undefined;
}

/** What becomes of several rows of a customer: as an option says; subscriptions of their own add up. */
function duplicatesOf(
  entries: Entries,
  outcomes: RowOutcomes,
  { duplicates }: CustomerRequest,
): Duplicates | undefined {
  if (duplicates !== undefined) return duplicates;
  return areSubscriptions(entries, outcomes.remaining()) ? 'sum' : undefined;
}

function joinRows(
  rows: Entries,
  main: Entries,
  mainOutcomes: RowOutcomes,
  request: CustomerRequest,
  problems: RowProblems,
  findings: Problem[],
): Joined {
  const entries = isSpendAlone(rows) ? withSpendAddedUp(rows, problems) : rows;
  const joined = matchEntries(main, mainOutcomes, entries, problems, request.ids);
  const repeated = repeatedCustomers(entries, joined.outcomes.remaining());
  if (repeated === undefined) return joined;
  if (request.duplicates === 'first') keepFirst(entries, joined.outcomes, repeated);
  else findings.push(repetitionFinding(entries, joined.outcomes, repeated, true));
  return joined;
}

function tenureOf(
  entries: Entries,
  outcomes: RowOutcomes,
  request: Omit<CustomerRequest, 'asOf'> & Pick<TenureSettings, 'asOf'>,
  findings: Problem[],
): SettledTenure | undefined {
  if (entries.tenure === undefined && entries.start === undefined) return undefined;
  setAsidePlaceholders(entries, outcomes, request);
  const columns = entries.table.files.flatMap(({ plan }) => plan.columns);
  const settings = {
    asOf: request.asOf,
    endIsCancellation: columns.some(
      ({ field, header }) => field.name === 'end' && isCancellation(header),
    ),
    tenureUnit: Math.max(0, ...tenureUnits(entries).map(spanYears)),
  };
  const settled = settleTenure(entries, outcomes, settings, request);
  findings.push(...settled.findings);
  return settled.tenure;
}

/** The units in which the columns of tenures are written. */
const tenureUnits = ({ table }: Entries): TimeSpan[] =>
  table.files
    .flatMap(({ plan }) => plan.columns)
    .flatMap(({ field, unit }) =>
      field.name === 'tenure' && typeof unit === 'object' ? [unit] : [],
    );

/**
 * The table of customers that every model starts from.
 *
 * @param kept - the entry behind each customer
 */
function customersOf(
  entries: Entries,
  columns: CustomerColumns,
  kept: Uint32Array,
  joins: readonly Joined[],
  request: CustomerRequest,
): Customers {
  const { tenure, status, start } = columns;
  const { windowStart } = request;
  const amount = columns.amount ?? new Float64Array(kept.length);
  const amountYears = columns.amountYears ?? new Float64Array(kept.length);
  for (let i = 0; i < kept.length; i++)
    if (amountYears[i] === coversTenure) amountYears[i] = tenure?.[i] ?? 0;
  const [writtenUnit] = tenureUnits(entries).sort((a, b) => spanYears(a) - spanYears(b));
  let ids: readonly string[] | undefined;
  return {
    count: kept.length,
    // A million strings, and most results name no customer.
    get ids() {
      ids ??= idsOf(entries, kept, request);
      return ids;
    },
    labels: labelsOf(request.labels, entries, joins, kept),
    amount,
    amountYears,
    ...(tenure === undefined ? {} : { tenureYears: tenure }),
    ...(writtenUnit === undefined ? {} : { tenureUnit: writtenUnit.unit }),
    ...(status === undefined ? {} : { status }),
    ...(start === undefined ? {} : { startDay: start }),
    ...(start === undefined || windowStart === undefined
      ? {}
      : { entryYears: entryYears(start, windowStart) }),
  };
}

function idsOf(
  entries: Entries,
  kept: Uint32Array,
  { duplicates }: CustomerRequest,
): readonly string[] {
  const { table } = entries;
  if (table.ids.count === 0)
    return Array.from(kept, (row) => {
      const { file } = table.fileOf(row).opened;
      return `${file}:${table.lines.at(row)}`;
    });
  // A rejected row may have given an id a number before the rows that are kept.
  const isInOrder =
    kept.length === table.ids.count && kept.every((entry, i) => entries.customers[entry] === i);
  if (duplicates !== 'each' && isInOrder) return table.ids.ids;
  return separateIds(entries, kept, duplicates);
}

/** Brings the ids together that count as the same, and says which do, and which are alike and do not. */
function foldTableIds(table: CustomerTable, { ids }: CustomerRequest, problems: RowProblems): void {
  const folded = table.foldIds(ids ?? usualFolding);
  if (folded === undefined) return;
  for (const [row, found] of problemsOfFolding(folded)) {
    const { file } = table.fileOf(row).opened;
    problems.note(found, { file, line: table.lines.at(row) });
  }
}

/** Sets aside the entries whose amount covers a tenure of no length: they have no spend a year. */
function setAsideTimelessSpend(
  { count, amountYears, customers, table }: Entries,
  tenure: SettledTenure | undefined,
  outcomes: RowOutcomes,
): void {
  for (let entry = 0; entry < count; entry++) {
    if (amountYears?.[entry] !== coversTenure || (tenure?.years[entry] ?? 0) > 0) continue;
    if (!outcomes.isUsed(entry)) continue;
    const id = table.ids.ids[customers[entry] ?? 0] ?? '';
    outcomes.setAside(entry, problem('spend-covers-no-time', { id }));
  }
}
