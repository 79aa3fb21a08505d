import { calendarDate } from '../../quantity/calendar.ts';
import type { PurchaseHistory } from '../purchase-cells.ts';
import type { PurchaseLaw } from '../purchase-model.ts';
import { monthOf } from './calendar-bins.ts';

/** Expected purchases, each weighted by what is spent on it, compared with a usual purchase. */
export type SpendLaw = Pick<PurchaseLaw, 'expected' | 'discounted' | 'breaks'>;

/** The days after the end of the observation. */
export interface DaysAhead {
  /** The last day with known purchases, in days since 1970-01-01. */
  readonly until: number;
  /** The length of the unit of all times, in days. */
  readonly unitDays: number;
}

/** A calendar month ahead; the first begins with the day after `until`. */
export interface MonthAhead {
  /** 1 for January. */
  readonly month: number;
  /** In days since 1970-01-01. */
  readonly first: number;
  readonly last: number;
  /** From `until` to the end of the last day. */
  readonly end: number;
}

/** The calendar month ahead that begins with a day. */
export function monthAhead({ until, unitDays }: DaysAhead, first: number): MonthAhead {
  const { month, next } = monthOf(first);
  return { month, first, last: next - 1, end: (next - 1 - until) / unitDays };
}

/** A discounted sum is added up month by month for so many; after them the last year comes again. */
const discountedMonths = 36;

/**
 * Expected purchases, each weighted by the multiplier f of its calendar month:
 *
 *     E_f(t) = ∫₀ᵗ f dE = f_K E(t) + Σ_{k<K} (f_k − f_{k+1}) E(t_k),  t in month K, t_k the end of month k
 *
 * The whole future is added up month by month for three years, with the middles s_k of the months. Then f is its mean f̄
 * over the purchases of the last of these years, discounted:
 *
 *     f̄ D(δ) + Σ_k (f_k − f̄) e^(−δ s_k) ΔE_k
 *
 * @param multipliers - f of January to December
 */
export function spendLaw(
  law: PurchaseLaw,
  multipliers: readonly number[],
  days: DaysAhead,
): SpendLaw {
  const months: MonthAhead[] = [];
  const month = (k: number): MonthAhead => {
    while (months.length <= k)
      months.push(monthAhead(days, (months.at(-1)?.last ?? days.until) + 1));
    return months[k] as MonthAhead;
  };
  const multiplier = (k: number) => multipliers[month(k).month - 1] ?? 1;
  // One history is asked for many times: E at the ends of the months is kept.
  let kept: { readonly history: PurchaseHistory; readonly atEnds: number[] } | undefined;
  const expectedAtEnd = (history: PurchaseHistory, k: number): number => {
    if (kept?.history !== history) kept = { history, atEnds: [] };
    kept.atEnds[k] ??= law.expected(history, month(k).end);
    return kept.atEnds[k] as number;
  };
  return {
    expected: (history, ahead) => {
      let k = 0;
      let sum = 0;
      for (; month(k).end < ahead; k++) {
        const step = multiplier(k) - multiplier(k + 1);
        if (step !== 0) sum += step * expectedAtEnd(history, k);
      }
      return sum + multiplier(k) * law.expected(history, ahead);
    },
    discounted: (history, discount) => {
      const purchases = Array.from(
        { length: discountedMonths },
        (_, k) => expectedAtEnd(history, k) - (k === 0 ? 0 : expectedAtEnd(history, k - 1)),
      );
      const discounted = purchases.map((each, k) => {
        const middle = ((k === 0 ? 0 : month(k - 1).end) + month(k).end) / 2;
        return Math.exp(-discount * middle) * each;
      });
      const lastYear = discounted.slice(-12);
      const all = lastYear.reduce((sum, each) => sum + each, 0);
      const weighted = lastYear.reduce(
        (sum, each, k) => sum + each * multiplier(discountedMonths - 12 + k),
        0,
      );
      const mean = all > 0 ? weighted / all : 1;
      return discounted.reduce(
        (sum, each, k) => sum + (multiplier(k) - mean) * each,
        mean * law.discounted(history, discount),
      );
    },
    breaks: (ahead) => {
      const ends = new Set(law.breaks?.(ahead) ?? []);
      for (let k = 0; month(k).end < ahead; k++) ends.add(month(k).end);
      return [...ends].sort((one, other) => one - other);
    },
  };
}

/** The multiplier of the month of a day. */
export const multiplierOn = (multipliers: readonly number[], day: number): number =>
  multipliers[calendarDate(day).month - 1] ?? 1;
