import { calendarPeriods } from '../../cohorts/calendar-periods.ts';
import { chiSquaredUpperTail, z95 } from '../../numeric/chi-squared.ts';
import { fUpperTail, studentQuantile } from '../../numeric/f-distribution.ts';
import { dot } from '../../numeric/maximise.ts';
import { calendarDate } from '../../quantity/calendar.ts';
import type { PurchaseDays } from '../purchase-totals.ts';
import { comparedPurchases } from './relative-spend.ts';
import { type SpendBins, type SpendEffects, spendEffects } from './spend-effects.ts';

/**
 * Why the months are used or not. `differ`: they are used. `too-short`: the log has fewer than 24 calendar months.
 * `too-few`: too few customers bought in several months to compare all twelve. `month-not-repeated`: a month has
 * comparable purchases in one year only, or none. `no-difference`: chance explains how the months differ. `not-stable`:
 * they differ, but no more than the same month does from year to year.
 */
export const spendMonthsReasons = [
  'differ',
  'too-short',
  'too-few',
  'month-not-repeated',
  'no-difference',
  'not-stable',
] as const;

/** The spend of purchases in a calendar month. */
export interface SpendMonth {
  /** 1 for January. */
  readonly month: number;
  /** Purchases in these months with an amount above 0. */
  readonly purchases: number;
  /** Those of customers with two or more, which can be compared. */
  readonly compared: number;
  /** Years in which there are such. */
  readonly years: number;
  /** f, with its 95 % interval; null where it was not estimated. */
  readonly multiplier: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How much more or less a customer spends on a purchase in one month than in another, and whether it is used. */
export interface SpendMonths {
  readonly used: boolean;
  readonly why: (typeof spendMonthsReasons)[number];
  /** January to December. */
  readonly months: readonly SpendMonth[];
  /** Covariances of the logarithms of the multipliers; the 95 % intervals follow from them. Null where not estimated. */
  readonly covariance: readonly (readonly number[])[] | null;
  /** Customers who were compared. */
  readonly customers: number;
  /** The test of a difference; null where the months could not be compared. */
  readonly test: SpendMonthsTest | null;
}

export interface SpendMonthsTest {
  /** Q: χ² with `degrees` where nothing differs and every customer's amounts could stand in any order. */
  readonly statistic: number;
  readonly degrees: number;
  /** φ: how many times more the same month varies between years than chance explains; about 1 where nothing else does. */
  readonly phi: number;
  /** Its degrees of freedom: calendar months of the log − 12 − 1 for the trend. */
  readonly phiDegrees: number;
  /** The larger of P(χ² > Q), by chance, and P(F > Q/11/φ), by how the same month varies from year to year. */
  readonly p: number;
}

/** The least that a log needs before months are compared, and the level of the test. */
const fewestMonths = 24;
const fewestYears = 2;
const level = 0.05;
const degrees = 11;

/**
 * The multipliers f of the twelve calendar months on what a customer spends on a purchase, within customers:
 *
 *     E a = μ_i · f_month · e^{κ·years} · φ₁^{first purchase}
 *
 * A month in which other customers buy has no multiplier of its own. The spend of a customer may also change with time,
 * as prices rise, and differ at the first purchase, as welcome discounts do; neither is taken for a season.
 * {@link spendEffects} has the estimate and the test.
 *
 * Normalised so that Σ f over the purchases of the log with an amount above 0 is their number, single ones included.
 * The expected spend of a customer, m_i, taken from purchases that fell into months as all purchases did, then stands
 * for f = 1, and m_i · f is without bias in any month. For a customer who bought in December only it stands for the f of
 * December: m_i of amounts divided by their f is without bias for everyone.
 *
 * Used where the months differ at .05 both by more than chance, Q against χ²₁₁, and by more than the same month does from
 * year to year, Q/11/φ against F with the degrees of freedom of φ; and where the log has 24 calendar months or more, and
 * every month has comparable purchases in two years or more. F and not χ² for Q/φ, because two years are few to know φ
 * by: where each month of a log differs at random by 10 %, χ² finds a season in a quarter of the logs.
 *
 * 95 % intervals: log f ± √(Var log f) · max(1.96, t √φ), t the quantile of Student's law with the degrees of φ.
 *
 * @param days - amounts may be 0 or negative: such purchases are left out
 */
export function spendMonths(days: PurchaseDays): SpendMonths {
  const log = binsOf(days);
  const { compared, months } = log;
  const unused = (why: SpendMonths['why']): SpendMonths => ({
    used: false,
    why,
    months: months.map((month) => ({ ...month, multiplier: null, low: null, high: null })),
    covariance: null,
    customers: compared.customers,
    test: null,
  });
  if (log.calendarMonths < fewestMonths) return unused('too-short');
  if (compared.customers === 0) return unused('too-few');
  if (months.some(({ years }) => years < fewestYears)) return unused('month-not-repeated');
  const found = spendEffects(log);
  if (found === null) return unused('too-few');
  const { statistic, phi, phiDegrees } = found;
  const byChance = chiSquaredUpperTail(statistic, degrees);
  const byYears = phi > 0 ? fUpperTail(statistic / degrees / phi, degrees, phiDegrees) : 0;
  const p = Math.max(byChance, byYears);
  const why = p < level ? 'differ' : byChance < level ? 'not-stable' : 'no-difference';
  return {
    used: why === 'differ',
    why,
    ...multiplied(months, found),
    customers: compared.customers,
    test: { statistic, degrees, phi, phiDegrees, p },
  };
}

/** Normalised multipliers with their intervals, and the covariances behind these. */
function multiplied(
  months: readonly CountedMonth[],
  { effects, covariance, phi, phiDegrees }: SpendEffects,
): { readonly months: SpendMonth[]; readonly covariance: number[][] } {
  const total = months.reduce((sum, { purchases }) => sum + purchases, 0);
  const weights = months.map(({ purchases }, m) => purchases * Math.exp(effects[m] ?? 0));
  const weight = weights.reduce((one, other) => one + other, 0);
  const reach = Math.max(z95, studentQuantile(level, phiDegrees) * Math.sqrt(phi));
  const contrasts = months.map((_, m) =>
    weights.map((each, k) => (k === m ? 1 : 0) - each / weight),
  );
  const turned = contrasts.map((contrast) => covariance.map((row) => dot(contrast, row)));
  const wider = (reach / z95) ** 2;
  // The same entry on both sides of the diagonal, to the last digit.
  const entry = (i: number, j: number) => wider * dot(turned[i] ?? [], contrasts[j] ?? []);
  const spread = months.map((_, i) => months.map((__, j) => entry(Math.min(i, j), Math.max(i, j))));
  return {
    months: months.map((month, m) => {
      const multiplier = (Math.exp(effects[m] ?? 0) * total) / weight;
      const half = z95 * Math.sqrt(Math.max(0, spread[m]?.[m] ?? 0));
      const [low, high] = [multiplier * Math.exp(-half), multiplier * Math.exp(half)];
      return { ...month, multiplier, low, high };
    }),
    covariance: spread,
  };
}

type CountedMonth = Omit<SpendMonth, 'multiplier' | 'low' | 'high'>;

/** The comparable purchases by calendar month of the log. A month without any has no bin. */
function binsOf(
  days: PurchaseDays,
): SpendBins & { readonly calendarMonths: number; readonly months: readonly CountedMonth[] } {
  let [from, until] = [Infinity, -Infinity];
  for (let i = 0; i < days.day.length; i++) {
    const day = days.day[i] as number;
    if (day < from) from = day;
    if (day > until) until = day;
  }
  if (!(until >= from)) from = until = 0;
  const log = calendarPeriods(from, until, 'month');
  const calendarMonths = log.names.length;
  const { month } = calendarDate(from);
  const monthOf = (period: number) => (month - 1 + period) % 12;
  const purchasesIn = new Float64Array(calendarMonths);
  for (let i = 0; i < days.day.length; i++) {
    if (!((days.amount[i] as number) > 0)) continue;
    const period = log.ofDay[(days.day[i] as number) - from] as number;
    purchasesIn[period] = (purchasesIn[period] as number) + 1;
  }
  const compared = comparedPurchases(
    days,
    (day) => log.ofDay[day - from] as number,
    calendarMonths,
  );
  const { counts } = compared;
  const seen = Array.from({ length: calendarMonths }, (_, b) => b).filter((b) => counts[b] !== 0);
  const place = new Uint32Array(calendarMonths);
  for (const [b, period] of seen.entries()) place[period] = b;
  return {
    calendarMonths,
    compared: {
      ...compared,
      bin:
        seen.length === calendarMonths
          ? compared.bin
          : compared.bin.map((period) => place[period] as number),
      bins: seen.length,
      counts: Float64Array.from([...seen, calendarMonths], (b) => counts[b] as number),
    },
    month: seen.map(monthOf),
    years: seen.map((period) => (period - calendarMonths / 2) / 12),
    months: Array.from({ length: 12 }, (_, m) => {
      const own = seen.filter((period) => monthOf(period) === m);
      return {
        month: m + 1,
        purchases: purchasesIn.reduce(
          (sum, each, period) => (monthOf(period) === m ? sum + each : sum),
          0,
        ),
        compared: own.reduce((sum, period) => sum + (counts[period] as number), 0),
        years: own.length,
      };
    }),
  };
}

/** Expected purchases in a calendar month to come. */
export interface PurchasesAhead {
  /** 1 for January. */
  readonly month: number;
  /** E(X) ≥ 0. */
  readonly purchases: number;
}

/**
 * The factor on the expected spend of the purchases in a time ahead, because of the months in which they fall.
 *
 *     Σ f_month · E(X_month) / Σ E(X_month)
 *
 * @param ahead - several entries of one month add up
 * @returns 1 where the months are not used, or where no purchase is expected
 * @throws {RangeError} a month is not one of 1 … 12, or its purchases are not a number from 0
 * @example With f of 1.3 in December, else 1: 3 purchases in November and 1 in December give 1.075
 */
export function spendFactor(
  { used, months }: Pick<SpendMonths, 'used' | 'months'>,
  ahead: readonly PurchasesAhead[],
): number {
  let [sum, total] = [0, 0];
  for (const { month, purchases } of ahead) {
    if (!(purchases >= 0 && purchases < Infinity))
      throw new RangeError(`${purchases} purchases in month ${month}`);
    const found = months[month - 1];
    if (found === undefined) throw new RangeError(`no month ${month}`);
    total += purchases;
    sum += purchases * (found.multiplier ?? 1);
  }
  return used && total > 0 ? sum / total : 1;
}
