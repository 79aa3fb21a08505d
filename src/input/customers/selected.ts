import type { CustomerColumns } from './customer-columns.ts';
import type { Entries } from './entries.ts';
import type { SettledTenure } from './settle-tenure.ts';

/** The columns of the entries that are used, one entry a customer. */
export function selected(
  entries: Entries,
  used: Uint32Array,
  tenure: SettledTenure | undefined,
): CustomerColumns {
  const all = used.length === entries.count;
  const pick = <T extends Float64Array | Int32Array | Uint8Array>(column: T): T =>
    all ? column : (pickEntries(column, used) as T);
  const { amount, amountYears, start, status } = entries;
  const years = tenure === undefined ? undefined : pick(tenure.years);
  const statuses = tenure === undefined ? status : tenure.status;
  return {
    ...(amount === undefined ? {} : { amount: pick(amount) }),
    ...(amountYears === undefined ? {} : { amountYears: pick(amountYears) }),
    ...(years === undefined ? {} : { tenure: years }),
    ...(statuses === undefined ? {} : { status: pick(statuses) }),
    ...(start === undefined ? {} : { start: pick(start) }),
  };
}

function pickEntries(
  column: Float64Array | Int32Array | Uint8Array,
  entries: Uint32Array,
): Float64Array | Int32Array | Uint8Array {
  const take = (_: number, i: number) => column[entries[i] ?? 0] ?? 0;
  if (column instanceof Float64Array) return new Float64Array(entries.length).map(take);
  if (column instanceof Int32Array) return new Int32Array(entries.length).map(take);
  return new Uint8Array(entries.length).map(take);
}
