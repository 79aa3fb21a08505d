import { mulberry32 } from '../bench/mulberry32.ts';
import { isoDate } from '../src/core/quantity/calendar.ts';

/** 2021-01-31 */
const firstDay = 18_658;

/** A table of members: start, end where they have left, status, what they spend a month, home; null is NULL. */
export function seededMembers(count: number, seed: number): (string | null)[][] {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, number) => {
    const start = firstDay + Math.floor(random() * 1000);
    const left = random() < 0.4 ? isoDate(start + Math.floor(random() * 400)) : null;
    const spend = random() < 0.02 ? null : (random() * 90).toFixed(pick([0, 2, 3]));
    const status = left === null ? pick(['active', ' active ', 'Active']) : 'left';
    return [
      `m${number}`,
      isoDate(start),
      left,
      status,
      spend,
      pick(['own', 'rent', 'Straße', '', null]),
    ];
  });
}
