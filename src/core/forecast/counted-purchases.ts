import { customerSummary, type SummaryTerms } from '../purchase/customer-summary.ts';
import { type DailyRepeats, repeatsUpTo } from '../purchase/daily-repeats.ts';
import type { CountedSpend } from './expected-spend.ts';
import type { KnownPurchases } from './known-purchases.ts';
import type { PurchasesAtSplit } from './purchases-at-split.ts';

/** How many customers, with how much spend, have a state: one entry a state. Money is in the currency. */
export interface CountedStates {
  /** Days with a purchase of one customer, the first included; 0 where there is none yet. */
  readonly daysBought: Float64Array;
  /** Days since 1970-01-01. */
  readonly lastDay: Int32Array;
  /** The spend of all customers of the entry. */
  readonly amount: Float64Array;
  /** Those whose purchases that count have a spend above 0, the sum of that spend, and of its squares. */
  readonly payers: Float64Array;
  readonly paid: Float64Array;
  readonly paidSquares: Float64Array;
}

/** Payers by the number of their purchases that count and the spend of one of them on these. */
export interface CountedPayers {
  /** An entry of the same segment. */
  readonly entry: Uint32Array;
  readonly purchases: Float64Array;
  readonly paid: Float64Array;
  readonly customers: Float64Array;
}

/** Repeat purchases by day. */
export interface CountedDays {
  /** An entry of the same segment. */
  readonly entry: Uint32Array;
  readonly day: Int32Array;
  readonly purchases: Float64Array;
  /** Those of customers who had bought by the split. */
  readonly ofKnown: Float64Array;
}

/** What a database counted of a log of orders. */
export interface CountedLog {
  /** The customers with the same history, before and after the split. */
  readonly customers: Float64Array;
  readonly firstDay: Int32Array;
  /** Of all customers of an entry. */
  readonly orders: Float64Array;
  readonly now: CountedStates;
  readonly payers: CountedPayers;
  readonly days: CountedDays;
  /** Whether every repeat purchase has a day: without that no differences between days are found, and nothing is tested. */
  readonly areDaysWhole: boolean;
  /** The same customers at the end of a day; null where it was not asked for. */
  readonly split: {
    readonly day: number;
    readonly atSplit: CountedStates;
    readonly payers: CountedPayers;
  } | null;
}

/**
 * The purchases of customers that a database counted, as those of a log.
 *
 * @throws {RangeError} a purchase after the end of the observation
 */
export function countedPurchases(log: CountedLog, terms: SummaryTerms): KnownPurchases {
  const { customers, firstDay, orders, now, payers } = log;
  const repeats = repeatsOf(log);
  const all = Uint32Array.from(customers.keys());
  return {
    totals: {
      orders: Uint32Array.from(now.daysBought),
      firstDay,
      lastDay: now.lastDay,
      amount: now.amount,
    },
    summary: summaryAt(log, now, all, terms),
    days: null,
    repeats: log.areDaysWhole ? repeats : null,
    counted: {
      spend: spendAt(customers, now, payers, all, terms),
      orders,
      split: splitOf(log, repeats, terms),
      part: (members) => countedPurchases(partOf(log, members), terms),
    },
  };
}

/** The purchases that count for the mean spend of one customer of an entry. */
const counting = (daysBought: number, { includeFirst }: Pick<SummaryTerms, 'includeFirst'>) =>
  includeFirst ? daysBought : daysBought - 1;

function summaryAt(
  { firstDay }: CountedLog,
  { daysBought, lastDay, payers, paid }: CountedStates,
  entries: Uint32Array,
  terms: SummaryTerms,
) {
  const bought = Uint32Array.from(entries, (i) => daysBought[i] as number);
  const none = new Float64Array(entries.length);
  const summary = customerSummary(
    {
      orders: bought,
      firstDay: Int32Array.from(entries, (i) => firstDay[i] as number),
      lastDay: Int32Array.from(entries, (i) => lastDay[i] as number),
      amount: none,
      repeatAmount: none,
    },
    terms,
  );
  // Where nobody paid, the mean of nothing is 0 as in the log, or NaN where no purchase counts.
  const meanSpend = summary.meanSpend.map((unpaid, k) => {
    const i = entries[k] as number;
    const paying = payers[i] as number;
    if (paying === 0) return unpaid;
    return (paid[i] as number) / paying / counting(bought[k] as number, terms);
  });
  return { ...summary, meanSpend };
}

function spendAt(
  customers: Float64Array,
  { daysBought, payers, paidSquares }: CountedStates,
  spending: CountedPayers,
  entries: Uint32Array,
  terms: SummaryTerms,
): CountedSpend {
  const taken = (column: Float64Array) => Float64Array.from(entries, (i) => column[i] as number);
  return {
    customers: taken(customers),
    payers: taken(payers),
    meanSquares: Float64Array.from(entries, (i) => {
      const purchases = counting(daysBought[i] as number, terms);
      return (paidSquares[i] as number) / (payers[i] as number) / purchases ** 2;
    }),
    spending: {
      purchases: spending.purchases,
      meanSpend: spending.paid.map((paid, k) => paid / (spending.purchases[k] as number)),
      customers: spending.customers,
    },
  };
}

function repeatsOf({ firstDay, days, now }: CountedLog): DailyRepeats {
  const first = firstDay.reduce((least, day) => Math.min(least, day), firstDay[0] ?? 0);
  const last = now.lastDay.reduce((most, day) => Math.max(most, day), first);
  const counts = new Float64Array(last - first + 1);
  for (let k = 0; k < days.day.length; k++) {
    const at = (days.day[k] as number) - first;
    counts[at] = (counts[at] as number) + (days.purchases[k] as number);
  }
  return { first, counts };
}

function splitOf(
  log: CountedLog,
  repeats: DailyRepeats,
  terms: SummaryTerms,
): PurchasesAtSplit | null {
  const { split, customers, now, days } = log;
  if (split === null) return null;
  const { day, atSplit } = split;
  const known = Uint32Array.from(customers.keys()).filter((i) => (atSplit.daysBought[i] ?? 0) > 0);
  const daily = new Float64Array(terms.until - day);
  for (let k = 0; k < days.day.length; k++) {
    const at = (days.day[k] as number) - day - 1;
    if (at >= 0) daily[at] = (daily[at] as number) + (days.ofKnown[k] as number);
  }
  const sum = (of: (i: number) => number, some: Uint32Array) =>
    some.reduce((all, i) => all + of(i), 0);
  const customersOf = (i: number) => customers[i] as number;
  return {
    day,
    entries: known,
    summary: summaryAt(log, atSplit, known, { ...terms, until: day }),
    totals: {
      orders: Uint32Array.from(known, (i) => atSplit.daysBought[i] as number),
      amount: Float64Array.from(known, (i) => atSplit.amount[i] as number),
    },
    counted: spendAt(customers, atSplit, split.payers, known, terms),
    leftOut: customers.reduce((all, each) => all + each, 0) - sum(customersOf, known),
    purchases: Float64Array.from(
      known,
      (i) => (now.daysBought[i] as number) - (atSplit.daysBought[i] as number),
    ),
    spend: sum((i) => (now.amount[i] as number) - (atSplit.amount[i] as number), known),
    daily,
    repeats: repeatsUpTo(repeats, day),
    days: null,
  };
}

/** The customers of some entries, who are renumbered, with the spend and the days of their segments. */
function partOf(log: CountedLog, members: Uint32Array): CountedLog {
  const numbers = (column: Float64Array) => Float64Array.from(members, (i) => column[i] as number);
  const dates = (column: Int32Array) => Int32Array.from(members, (i) => column[i] as number);
  const states = (of: CountedStates): CountedStates => ({
    daysBought: numbers(of.daysBought),
    lastDay: dates(of.lastDay),
    amount: numbers(of.amount),
    payers: numbers(of.payers),
    paid: numbers(of.paid),
    paidSquares: numbers(of.paidSquares),
  });
  const place = new Map(Array.from(members, (i, k) => [i, k]));
  /** The rows that are of one of these entries' segments, and that entry's new number. */
  const rowsOf = (entry: Uint32Array) =>
    Uint32Array.from(entry.keys()).filter((k) => place.has(entry[k] ?? -1));
  const renumbered = (entry: Uint32Array, rows: Uint32Array) =>
    rows.map((k) => place.get(entry[k] ?? -1) ?? 0);
  const payers = (of: CountedPayers): CountedPayers => {
    const rows = rowsOf(of.entry);
    const taken = (column: Float64Array) => Float64Array.from(rows, (k) => column[k] as number);
    return {
      entry: renumbered(of.entry, rows),
      purchases: taken(of.purchases),
      paid: taken(of.paid),
      customers: taken(of.customers),
    };
  };
  const rows = rowsOf(log.days.entry);
  return {
    customers: numbers(log.customers),
    firstDay: dates(log.firstDay),
    orders: numbers(log.orders),
    now: states(log.now),
    payers: payers(log.payers),
    days: {
      entry: renumbered(log.days.entry, rows),
      day: Int32Array.from(rows, (k) => log.days.day[k] as number),
      purchases: Float64Array.from(rows, (k) => log.days.purchases[k] as number),
      ofKnown: Float64Array.from(rows, (k) => log.days.ofKnown[k] as number),
    },
    areDaysWhole: log.areDaysWhole,
    split: log.split && {
      day: log.split.day,
      atSplit: states(log.split.atSplit),
      payers: payers(log.split.payers),
    },
  };
}
