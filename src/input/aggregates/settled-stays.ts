import { customerStatus, noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { type Place, type Problem, problem } from '../../problems/problem.ts';
import { endOf } from '../cells/end-day.ts';
import { placeholderDays, placeholderText } from '../cells/placeholder-days.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { tenureOfRow } from '../customers/tenure-of-row.ts';
import type { Records } from '../records/records.ts';
import type { StayRows } from './stay-rows.ts';

/** How long the customers of each row stayed, and what became of those who do not count. */
interface SettledStays {
  /** The rows that count, in their order. */
  readonly used: Uint32Array;
  /** How many customers they have. */
  readonly counted: number;
  /** Of each row; meaningless for those that do not count. */
  readonly years: Float64Array;
  /** The day from which they pay, likewise: that of the start, or later where a trial goes on. */
  readonly from: Int32Array;
  /** Values of `customerStatus`, likewise. */
  readonly status: Uint8Array;
  readonly isStatusKnown: boolean;
  /** How many customers are left out, by the reason. */
  readonly setAside: ReadonlyMap<string, number>;
  readonly rejected: number;
  /** Customers whose stay is open as long as the day of the export is not known, and where the first of them stands. */
  readonly needAsOf: number;
  readonly firstNeeding: Place;
}

/** What is asked of stays. */
export type StaySettings = Pick<CustomerRequest, 'asOf' | 'windowStart' | 'needs'> & {
  /** Whether the end is known to be the day on which somebody cancelled; the answer alone does not say it. */
  readonly endIsCancellation?: boolean;
  /** What yes means in the column of statuses, by its own name; the answer alone does not say it. */
  readonly yesMeans?: 'ended' | 'active';
};

/** The stay of every row, by the rules for the row of one customer; what is said of a row is said of all it stands for. */
export function settledStays(
  rows: StayRows,
  records: Records,
  settings: StaySettings,
): SettledStays {
  const { count, customers, spend } = rows;
  const years = new Float64Array(count);
  const from = rows.start.slice();
  const status = new Uint8Array(count).fill(customerStatus.unknown);
  const used: number[] = [];
  const setAside = new Map<string, number>();
  let [counted, rejected, needAsOf] = [0, 0, 0];
  let firstNeeding: Place = {};
  let isStatusKnown = false;
  const stayOf = stays(rows, settings);
  for (let i = 0; i < count; i++) {
    const many = customers[i] as number;
    const at = () => records.place(rows.rows[i] as number);
    const note = ({ code, args }: Problem) => records.problems.add(problem(code, args, at()), many);
    const found = stayOf(i);
    const paid = spend?.[i] ?? 0;
    if (paid < 0 && found.kind !== 'rejected')
      note(problem('spend-negative', { text: String(paid) }));
    for (const each of found.noted ?? []) note(each);
    switch (found.kind) {
      case 'known':
        years[i] = found.years;
        if (found.from !== undefined) from[i] = found.from;
        status[i] = found.status ?? customerStatus.unknown;
        isStatusKnown ||= found.status !== undefined;
        counted += many;
        used.push(i);
        break;
      case 'needsAsOf':
        if (needAsOf === 0) firstNeeding = at();
        needAsOf += many;
        break;
      case 'rejected':
        note(found.problem);
        rejected += many;
        break;
      case 'setAside':
        note(found.problem);
        setAside.set(found.problem.code, (setAside.get(found.problem.code) ?? 0) + many);
    }
  }
  return {
    used: Uint32Array.from(used),
    counted,
    years,
    from,
    status,
    isStatusKnown,
    setAside,
    rejected,
    needAsOf,
    firstNeeding,
  };
}

/** The stay of a row, or why it has none; and what is odd about it all the same. */
type Stay = ReturnType<typeof tenureOfRow> & { readonly noted?: readonly Problem[] };

const rejected = (found: Problem): Stay => ({ kind: 'rejected', problem: found });
const setAside = (found: Problem, noted: readonly Problem[] = []): Stay => ({
  kind: 'setAside',
  problem: found,
  noted,
});

/** The stay of the customers of a row: as reading a list settles it for each of them. */
function stays(
  { start, end, status, spend, span }: StayRows,
  { asOf, windowStart, needs, endIsCancellation = false }: StaySettings,
): (i: number) => Stay {
  const placeholders = placeholderDays(start);
  const settings = { asOf, endIsCancellation, tenureUnit: 0 };
  return (i) => {
    const from = start[i] as number;
    if (Number.isNaN(spend?.[i]))
      return rejected(problem('cell-blank', { meaning: 'the spend of the customer' }));
    const to = end?.[i] ?? noDay;
    if (from !== noDay && to < from && endOf(to) === 'day')
      return rejected(problem('end-before-start', { start: isoDate(from), end: isoDate(to) }));
    if (asOf !== undefined && from > asOf)
      return rejected(problem('start-after-as-of', { start: isoDate(from), asOf: isoDate(asOf) }));
    if (placeholders.has(from))
      return setAside(problem('start-placeholder', { day: placeholderText(from) }));
    const found = tenureOfRow(
      {
        tenure: undefined,
        start: from,
        comparedStart: undefined,
        trial: undefined,
        end: end?.[i],
        last: undefined,
        status: status?.[i],
      },
      settings,
    );
    if (found.kind !== 'known') return found;
    const isOpen = (found.status ?? customerStatus.unknown) === customerStatus.unknown;
    if (needs.status === 'required' && isOpen) return setAside(problem('status-unknown', {}));
    const isTimeless = spend !== undefined && span === null && !(found.years > 0);
    if (needs.annualSpend === true && isTimeless)
      return setAside(problem('spend-covers-no-time', { id: '' }), found.noted);
    const begins = found.from ?? from;
    if (windowStart === undefined || begins > windowStart || (found.until ?? 0) > windowStart)
      return found;
    return setAside(
      problem('ended-before-window', { windowStart: isoDate(windowStart) }),
      found.noted,
    );
  };
}
