import type { PurchaseDays } from '../purchase/purchase-totals.ts';

/**
 * The time between two purchases that the given share of all such times does not exceed.
 *
 * @returns whole days; null where nobody has bought twice
 * @example Of purchases on days 0, 7 and 37: 9 of 10 times are at most 30 days
 */
export function gapQuantile({ customer, day }: PurchaseDays, share: number): number | null {
  let longest = 0;
  let gaps = 0;
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) continue;
    gaps += 1;
    longest = Math.max(longest, (day[i] as number) - (day[i - 1] as number));
  }
  if (gaps === 0) return null;
  const counts = new Uint32Array(longest + 1);
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) continue;
    const gap = (day[i] as number) - (day[i - 1] as number);
    counts[gap] = (counts[gap] as number) + 1;
  }
  let seen = 0;
  for (let gap = 0; gap <= longest; gap++) {
    seen += counts[gap] as number;
    if (seen >= share * gaps) return gap;
  }
  return longest;
}
