import { problem } from '../../problems/problem.ts';
import { type IdFolding, usualFolding } from '../cells/folded-id.ts';
import { alike } from '../columns/alike-ids.ts';
import type { RowProblems } from '../table/row-problems.ts';
import { addedUp } from './added-up.ts';
import { tenureRoles } from './customer-fields.ts';
import type { Entries } from './entries.ts';
import { RowOutcomes } from './row-outcomes.ts';

/** A joined table, one entry a customer, and where each customer of the main table stands in it. */
export interface Joined {
  readonly entries: Entries;
  readonly outcomes: RowOutcomes;
  /** The entry of each main entry; -1 where the customer is not in the file. */
  readonly match: Int32Array;
}

/** Whether the rows of a table say anything of how long customers stay. */
function tellsTenure({ table }: Entries): boolean {
  return tenureRoles.some((role) => table.has(role));
}

/** Whether a table is spend alone, whose rows for one customer are added up when it is joined. */
export function isSpendAlone(entries: Entries): boolean {
  return entries.table.has('spend') && !tellsTenure(entries);
}

/** Adds up the rows of each customer, if any customer has several, and says so. */
export function withSpendAddedUp(entries: Entries, problems: RowProblems): Entries {
  const { table } = entries;
  const file = table.files[0]?.opened.file ?? '';
  const hasRowPeriods = table.files.every(({ plan }) => plan.hasRowPeriods);
  const sums = addedUp(entries, hasRowPeriods);
  if (sums.count === entries.count) return entries;
  problems.note(problem('rows-added-up', { rows: entries.count, customers: sums.count }), { file });
  return sums;
}

/**
 * Looks up every entry of the main table in a joined one. Customers that are in only one of the two are
 * set aside there.
 */
export function matchEntries(
  main: Entries,
  mainOutcomes: RowOutcomes,
  entries: Entries,
  problems: RowProblems,
  folding: IdFolding = usualFolding,
): Joined {
  const outcomes = new RowOutcomes(entries, problems);
  const entryOf = new Int32Array(entries.table.ids.count).fill(-1);
  for (let entry = entries.count - 1; entry >= 0; entry--)
    entryOf[entries.customers[entry] ?? 0] = entry;
  const match = new Int32Array(main.count).fill(-1);
  const matched = new Uint8Array(entries.table.ids.count);
  const others = fileNames(entries);
  for (let entry = 0; entry < main.count; entry++) {
    const id = idOf(main, entry);
    const customer = entries.table.findId(id, folding, (other) =>
      problems.note(alike(id, other), mainOutcomes.placeOf(entry)),
    );
    const found = customer < 0 ? -1 : (entryOf[customer] ?? -1);
    match[entry] = found;
    if (found >= 0) matched[customer] = 1;
    else if (mainOutcomes.isUsed(entry))
      mainOutcomes.setAside(entry, problem('join-unmatched', { id, others }));
  }
  const mains = fileNames(main);
  for (let entry = 0; entry < entries.count; entry++) {
    if (matched[entries.customers[entry] ?? 0] === 1) continue;
    outcomes.setAside(
      entry,
      problem('join-unmatched', { id: idOf(entries, entry), others: mains }),
    );
  }
  return { entries, outcomes, match };
}

/** Rows of a joined file count as used only where the customer is. */
export function leaveOutUnused(main: Entries, mainOutcomes: RowOutcomes, joined: Joined): void {
  const { entries, outcomes, match } = joined;
  const wanted = new Uint8Array(entries.count);
  for (let entry = 0; entry < main.count; entry++) {
    const found = match[entry] ?? -1;
    if (found >= 0 && mainOutcomes.isUsed(entry)) wanted[found] = 1;
  }
  for (let entry = 0; entry < entries.count; entry++) {
    if (wanted[entry] === 1 || !outcomes.isUsed(entry)) continue;
    outcomes.setAside(entry, problem('customer-left-out', { id: idOf(entries, entry) }));
  }
}

export function idOf({ table, customers }: Entries, entry: number): string {
  return table.ids.ids[customers[entry] ?? 0] ?? '';
}

function fileNames({ table }: Entries): string {
  return table.files.map(({ opened }) => opened.file).join(', ');
}

/** The columns that joined tables add, in the order of the main entries. */
export function withJoined(main: Entries, joins: readonly Joined[]): Entries {
  let all = main;
  for (const { entries, match } of joins) {
    const added = Object.fromEntries(
      columnNames.flatMap((name) => {
        const column = entries[name];
        if (column === undefined || all[name] !== undefined) return [];
        return [[name, gather(column, match)] as const];
      }),
    );
    all = { ...all, ...added };
  }
  return all;
}

const columnNames = [
  'amount',
  'amountYears',
  'tenure',
  'start',
  'trial',
  'end',
  'last',
  'status',
] as const;

function gather(
  column: Float64Array | Int32Array | Uint8Array,
  match: Int32Array,
): Float64Array | Int32Array | Uint8Array {
  const take = (_: number, i: number) => column[match[i] ?? 0] ?? 0;
  if (column instanceof Float64Array) return new Float64Array(match.length).map(take);
  if (column instanceof Int32Array) return new Int32Array(match.length).map(take);
  return new Uint8Array(match.length).map(take);
}
