import { customerStatus, noDay } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { endDay } from '../cells/end-day.ts';
import { placeholderDays, placeholderText } from '../cells/placeholder-days.ts';
import { rowStatus } from '../cells/status-cell.ts';
import type { ColumnChoice } from '../customer-request.ts';
import { isCancellation } from '../customers/customer-fields.ts';
import { tenureOfRow } from '../customers/tenure-of-row.ts';
import { wordsOf } from '../headers/header-name.ts';
import { spanYears } from '../headers/time-span.ts';
import type { Records } from '../records/records.ts';
import type { KnownFile } from './kind-of-file.ts';
import { monthlyAmount, monthsIn } from './recurring-revenue.ts';

/** A subscription as it stands on a day. */
export interface SubscriptionState {
  /** From the first of these days up to the one before the second it is paid for; none where it is not. */
  readonly paid: { readonly from: number; readonly until: number } | undefined;
  /** Whether it is in a trial on that day. */
  readonly inTrial: boolean;
  /** The day on which a trial had ended by then, in days since 1970-01-01. */
  readonly trialEnded: number | undefined;
}

/** What the rows of a file of subscriptions say, each on the day of its file. */
export interface SubscriptionRows {
  /** A month of the subscription costs so much. */
  readonly amount: (row: number) => number;
  /**
   * The subscription of a row on a day; a problem where it cannot be used. What is odd about it is noted.
   *
   * @param asOf - in days since 1970-01-01
   */
  readonly state: (row: number, asOf: number) => SubscriptionState | Problem;
  /** Whether rows show when a trial ends; or only that it is one. */
  readonly trials: 'dated' | 'undated' | 'none';
}

/**
 * The rows of files of subscriptions.
 *
 * @throws {Refusal} an amount has no period, or its quantity is not settled
 */
export function subscriptionRows(
  records: Records,
  files: readonly KnownFile[],
  columns: ReadonlyMap<string, ColumnChoice>,
): SubscriptionRows {
  const starts = records.days('start');
  const noStarts = placeholderDays(starts);
  const trials = records.days('trial');
  const ends = records.days('end');
  const statuses = records.statuses('status');
  const has = (field: string) => records.has(field);
  const endIsCancellation = records.columns('end').some(({ header }) => isCancellation(header));
  const state = (row: number, asOf: number): SubscriptionState | Problem => {
    const start = starts[row] ?? noDay;
    const status = has('status') ? statuses[row] : undefined;
    const trial = endDay(trials[row]);
    const inTrial =
      trial === noDay ? status === rowStatus.trial : trial > asOf && status !== rowStatus.ended;
    const trialEnded = trial !== noDay && trial <= asOf && trial > start ? trial : undefined;
    if (!has('start')) return byStatus(status, inTrial, asOf);
    if (noStarts.has(start)) return problem('start-placeholder', { day: placeholderText(start) });
    const found = tenureOfRow(
      {
        tenure: undefined,
        start,
        comparedStart: undefined,
        trial: has('trial') ? trial : undefined,
        end: has('end') ? ends[row] : undefined,
        last: undefined,
        // Without an end or a status, every subscription that is listed goes on.
        status: has('end') || has('status') ? status : rowStatus.active,
      },
      { asOf, endIsCancellation, tenureUnit: 0 },
    );
    if (found.kind === 'needsAsOf') throw new RangeError('the day of the file is known');
    if (found.kind !== 'known') {
      const isUnpaid = found.problem.code === 'trial-alone';
      return isUnpaid ? { paid: undefined, inTrial: false, trialEnded } : found.problem;
    }
    // That a trial pays nothing is no news where it is counted as a trial.
    for (const noted of found.noted) if (noted.code !== 'trial-unpaid') records.note(row, noted);
    const { from = start, until = asOf } = found;
    const hasEnded = found.status === customerStatus.ended;
    const paid = inTrial && !hasEnded ? undefined : { from, until: hasEnded ? until : Infinity };
    return { paid, inTrial: inTrial && !hasEnded, trialEnded };
  };
  return {
    amount: amountsOfRows(records, files, columns),
    state,
    trials: has('trial') ? 'dated' : statuses.includes(rowStatus.trial) ? 'undated' : 'none',
  };
}

/** A subscription without a start, as its status has it. */
function byStatus(
  status: number | undefined,
  inTrial: boolean,
  asOf: number,
): SubscriptionState | Problem {
  if (status === rowStatus.unknown) return problem('status-unknown', {});
  if (status === rowStatus.notStarted) return problem('not-started', {});
  const isPaid = !inTrial && status !== rowStatus.ended;
  return {
    paid: isPaid ? { from: asOf, until: Infinity } : undefined,
    inTrial,
    trialEnded: undefined,
  };
}

const isRecurring = (header: string): boolean =>
  wordsOf(header).some((word) => word === 'mrr' || word === 'arr');

/** What a month of each row costs. */
function amountsOfRows(
  records: Records,
  files: readonly KnownFile[],
  columns: ReadonlyMap<string, ColumnChoice>,
): (row: number) => number {
  const values = records.numbers('spend');
  const intervals = records.numbers('interval');
  const quantities = records.numbers('quantity');
  const begins = records.fileBegins();
  const monthly = new Float64Array(records.count);
  for (const [f, { opened, spend, spendPeriod }] of files.entries()) {
    if (spend === undefined) throw new RangeError('a subscription has an amount');
    const header = spend.header;
    const at = { file: opened.file, line: opened.layout.headerLine, column: header };
    if (spendPeriod === undefined || spendPeriod === 'total') {
      const args = { role: 'spend', header, what: 'amount', holds: 'amounts' } as const;
      throw new Refusal(problem('column-unit-missing', args, at));
    }
    // Recurring revenue is that of all units by what it means; a price may be that of one.
    const isOfAllUnits = !columns.has('quantity') && isRecurring(header);
    const length = spendPeriod === 'interval' ? undefined : monthsIn(spanYears(spendPeriod));
    for (let row = begins[f] ?? 0; row < (begins[f + 1] ?? records.count); row++) {
      const isSettled = columns.has('quantity') || isOfAllUnits;
      const quantity = isOfAllUnits || Number.isNaN(quantities[row]) ? 1 : (quantities[row] ?? 1);
      if (quantity !== 1 && !isSettled) {
        const args = { header: records.columns('quantity')[0]?.header ?? '', text: `${quantity}` };
        throw new Refusal(problem('quantity-unsettled', args, records.place(row, 'quantity')));
      }
      const price = (values[row] ?? 0) * quantity;
      const months = length ?? monthsIn(intervals[row] ?? Number.NaN);
      // A row without a period has an amount that cannot be spread; where it is 0, none is needed.
      if (Number.isNaN(months) && price !== 0) {
        const found = problem('cell-blank', { meaning: 'the period of the spend' });
        throw new Refusal({ ...found, at: records.place(row, 'interval') } as Problem);
      }
      if (price < 0) {
        const found = problem('mrr-negative', { amount: price, month: '' });
        throw new Refusal({ ...found, at: records.place(row, 'spend') } as Problem);
      }
      monthly[row] = price === 0 ? 0 : monthlyAmount(price, months);
    }
  }
  return (row) => monthly[row] ?? 0;
}
