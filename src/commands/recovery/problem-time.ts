import { customerStatus } from '../../core/customers.ts';
import { lastDaySeen, timeAtRisk } from '../../core/recovery/time-at-risk.ts';
import { exponentialRate } from '../../core/survival/exponential-rate.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';

/** When the problems happened. */
export interface ProblemTime {
  /** How long that took; null where nothing says it. */
  readonly years: number | null;
  /** The day of the last one, of cases with a date. */
  readonly lastDay: number | undefined;
}

/** The rate a year at which customers leave: that of `--retention`, or of the recorded stays. */
export function yearlyLeaving({ valued, customers }: ValuedCustomers): number | undefined {
  const { staying } = valued;
  if (staying.kind === 'assumed' && 'retention' in staying.stay)
    return -Math.log(staying.stay.retention);
  const { status, tenureYears, entryYears } = customers;
  if (status === undefined || tenureYears === undefined) return undefined;
  let ended = 0;
  let exposure = 0;
  for (const [i, tenure] of tenureYears.entries()) {
    if (status[i] === customerStatus.unknown || Number.isNaN(tenure)) continue;
    exposure += Math.max(0, tenure - (entryYears?.[i] ?? 0));
    if (status[i] === customerStatus.ended) ended += 1;
  }
  return exponentialRate(ended, exposure)?.rate;
}

/**
 * Customers who were there at some time while the problems happened. Who had left years ago could have none of them.
 * Without dates they are those who are there today and those who, at the rate of leaving, left meanwhile.
 */
export function presentCustomers(
  valued: ValuedCustomers,
  time: ProblemTime,
  leaving: number,
): number {
  const dated = datedTime(valued, time);
  if (dated !== undefined) return dated.customers;
  const { count } = valued.customers;
  return Math.min(count, stillThere(valued) * (1 + leaving * (time.years ?? 1)));
}

/**
 * For how long all customers together were there while the problems happened; without dates, as many as today
 * all along. Null where the time is not known.
 */
export function customerYears(
  valued: ValuedCustomers | undefined,
  time: ProblemTime,
): number | null {
  if (valued === undefined || time.years === null) return null;
  return datedTime(valued, time)?.years ?? stillThere(valued) * time.years;
}

function datedTime({ customers }: ValuedCustomers, { years, lastDay }: ProblemTime) {
  const to = lastDay ?? lastDaySeen(customers);
  if (to === undefined) return undefined;
  return timeAtRisk(customers, { from: to - Math.round((years ?? 1) * 365.25), to });
}

const stillThere = ({ customers: { count, status } }: ValuedCustomers): number =>
  status === undefined ? count : status.filter((each) => each !== customerStatus.ended).length;
