import { problem } from '../../problems/problem.ts';
import { coversTenure } from './customer-table.ts';
import type { Entries } from './entries.ts';
import type { Fates } from './fates.ts';
import type { SettledTenure } from './settle-tenure.ts';

/** Sets aside the entries whose amount covers a tenure of no length: they have no spend a year. */
export function setAsideTimelessSpend(
  { count, amountYears, customers, table }: Entries,
  tenure: SettledTenure | undefined,
  fates: Fates,
): void {
  for (let entry = 0; entry < count; entry++) {
    if (amountYears?.[entry] !== coversTenure || (tenure?.years[entry] ?? 0) > 0) continue;
    if (!fates.isUsed(entry)) continue;
    const id = table.ids.ids[customers[entry] ?? 0] ?? '';
    fates.setAside(entry, problem('spend-covers-no-time', { id }));
  }
}
