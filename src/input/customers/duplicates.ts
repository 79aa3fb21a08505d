import { type Problem, problem } from '../../problems/problem.ts';
import type { Duplicates } from '../customer-request.ts';
import type { Entries } from './entries.ts';
import { type Groups, groupByCustomer, groupMembers } from './groups.ts';
import { idOf } from './join.ts';
import type { RowOutcomes } from './row-outcomes.ts';

const linesNamed = 3;

/** Entries that are used, by customer; undefined where every customer has one. */
export function repeatedCustomers(entries: Entries, used: Uint32Array): Groups | undefined {
  const { customers, count, table } = entries;
  let rising = true;
  for (let i = 0; i < used.length && rising; i++)
    rising = i === 0 || (customers[used[i] ?? 0] ?? 0) > (customers[used[i - 1] ?? 0] ?? 0);
  // Ids are numbered as they come up: while the numbers rise, none has come up before.
  if (rising) return undefined;
  const groups = groupByCustomer(customers, Math.max(table.ids.count, count), used);
  return groups.count === used.length ? undefined : groups;
}

/** Several rows with one customer, and no option that says what becomes of them. */
export function repetitionFinding(
  entries: Entries,
  outcomes: RowOutcomes,
  groups: Groups,
  joined: boolean,
): Problem {
  let customers = 0;
  let first = -1;
  for (let group = 0; group < groups.count; group++) {
    if (groupMembers(groups, group).length < 2) continue;
    customers += 1;
    if (first < 0) first = group;
  }
  const members = groupMembers(groups, first);
  const places = Array.from(members.subarray(0, linesNamed), (entry) => outcomes.placeOf(entry));
  const one = new Set(places.map(({ file }) => file)).size === 1;
  const named = places.map(({ file, line }) => (one ? `${line}` : `${file}:${line}`)).join(', ');
  const more = members.length - places.length;
  return problem(
    'customers-repeated',
    {
      customers,
      id: idOf(entries, members[0] ?? 0),
      lines: more > 0 ? `${named} and ${more} more` : named,
      joined,
      folded: entries.table.hasFoldedIds,
    },
    places[1] ?? {},
  );
}

/** Keeps the first entry of each customer and sets the others aside. */
export function keepFirst(entries: Entries, outcomes: RowOutcomes, groups: Groups): void {
  for (let group = 0; group < groups.count; group++) {
    for (const entry of groupMembers(groups, group).subarray(1))
      outcomes.setAside(entry, problem('customer-repeated', { id: idOf(entries, entry) }));
  }
}

/** Ids under which every entry is a customer of its own: A, A#2, A#3. */
export function separateIds(
  entries: Entries,
  used: Uint32Array,
  duplicates: Duplicates | undefined,
): string[] {
  const ids = Array.from(used, (entry) => idOf(entries, entry));
  if (duplicates !== 'each') return ids;
  const times = new Map<string, number>();
  const taken = new Set(ids);
  return ids.map((id) => {
    let time = (times.get(id) ?? 0) + 1;
    while (time > 1 && taken.has(`${id}#${time}`)) time += 1;
    times.set(id, time);
    return time === 1 ? id : `${id}#${time}`;
  });
}
