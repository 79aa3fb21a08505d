import { type Customers, noDay } from '../../core/customers.ts';
import { calendarDate } from '../../core/quantity/calendar.ts';
import { nobody } from '../../core/referral/referral-forest.ts';
import type { CameByReferral, NewCustomers } from './result.ts';

/** Counts customers, and those of them who came by a counted referral. */
export class CameBy {
  #customers = 0;
  #byReferral = 0;

  add(referrer: number): void {
    this.#customers += 1;
    if (referrer !== nobody) this.#byReferral += 1;
  }

  counts(): CameByReferral {
    const customers = this.#customers;
    const byReferral = this.#byReferral;
    return { customers, byReferral, share: customers === 0 ? null : byReferral / customers };
  }
}

/** How many of the customers came by referral, in all and by the year in which they began. */
export function newCustomers(
  { count, startDay }: Customers,
  referrerOf: ArrayLike<number>,
): NewCustomers {
  const all = new CameBy();
  const years = new Map<number, CameBy>();
  for (let i = 0; i < count; i++) {
    const referrer = referrerOf[i] ?? nobody;
    all.add(referrer);
    const day = startDay?.[i] ?? noDay;
    if (day === noDay) continue;
    const { year } = calendarDate(day);
    const ofYear = years.get(year) ?? new CameBy();
    ofYear.add(referrer);
    years.set(year, ofYear);
  }
  return {
    ...all.counts(),
    years: [...years]
      .sort(([a], [b]) => a - b)
      .map(([year, counted]) => ({ year, ...counted.counts() })),
  };
}
