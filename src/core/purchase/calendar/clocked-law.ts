import type { PurchaseHistory } from '../purchase-cells.ts';
import type { PurchaseLaw } from '../purchase-model.ts';
import { type ShopClock, usualWeight, weightedDays } from './calendar.ts';
import { daysPerYear } from './calendar-bins.ts';

/** Translates times of the calendar into times of a model. */
export interface ModelClock {
  /** A history in the time of the model. */
  readonly timed: (history: PurchaseHistory) => PurchaseHistory;
  /** A time after the end of the observation in that of the model. */
  readonly ahead: (time: number) => number;
  /** The clock of histories that end at a later time. */
  readonly endingLater: (time: number) => ModelClock;
}

/** The clock without a calendar: both times are the same. */
export const plainClock: ModelClock = {
  timed: (history) => history,
  ahead: (time) => time,
  endingLater: () => plainClock,
};

/** The times of a model on the clock of a shop. */
export interface ClockedTimes {
  readonly clock: ShopClock;
  /** The instant at which all histories end: the start of a day since 1970-01-01. */
  readonly until: number;
  /**
   * The first day of the time ahead: the one after `until` where the purchases of that day are known. Absent: the time
   * ahead begins with `until`.
   */
  readonly aheadFrom?: number;
  /** The length of the unit of all times, in days. */
  readonly unitDays: number;
}

/**
 * The clock of a model whose histories all end at one instant.
 *
 *     τ_x = τ(first → last), τ_T = τ(first → end), Δτ = τ(begin → begin + h), in the unit of the model
 */
export function modelClock(times: ClockedTimes): ModelClock {
  const { clock, until, unitDays, aheadFrom = until } = times;
  // Several figures are asked for one history, and one time for all histories: each is translated once.
  let asked: PurchaseHistory | undefined;
  let answered: PurchaseHistory = { purchases: 0, recency: 0, age: 0 };
  let askedTime = Number.NaN;
  let answeredTime = 0;
  const timed = ({ purchases, recency, age, group }: PurchaseHistory): PurchaseHistory => {
    const first = until - Math.round(age * unitDays);
    const last = first + Math.round(recency * unitDays);
    return {
      purchases,
      recency: clock.tau(first, last) / unitDays,
      age: clock.tau(first, until) / unitDays,
      group: group ?? 0,
    };
  };
  return {
    timed: (history) => {
      if (history !== asked) [asked, answered] = [history, timed(history)];
      return answered;
    },
    ahead: (time) => {
      if (time !== askedTime) {
        askedTime = time;
        answeredTime = clock.tau(aheadFrom, aheadFrom + time * unitDays) / unitDays;
      }
      return answeredTime;
    },
    endingLater: (time) => {
      const days = Math.round(time * unitDays);
      return modelClock({ ...times, until: until + days, aheadFrom: aheadFrom + days });
    },
  };
}

/** So many years of a discounted sum are added up month by month; after them a season only comes again. */
const discountedYears = 3;

/**
 * A purchase model in operational time, for histories and times ahead of the calendar: it is exact for NBD, BG/NBD and
 * MBG/NBD, in which customers stop at purchases or never, and an approximation for Pareto/NBD.
 *
 * Discounting stays in calendar time. The next years are added up month by month. The rest is that of the model on an
 * even clock with the mean weight m of a day, times a mean over the last year for how far the two clocks are apart:
 *
 *     Σ_k e^(−δ t_k) ΔE_k + F [D(δ/m) − Σ_k e^(−δ τ_k/m) ΔE_k],  F = Σ_year Δτ_k e^(−δ (t_k − τ_k/m)) ÷ Σ_year Δτ_k
 *
 * with t_k and τ_k the middles of months.
 */
export function clockedLaw(law: PurchaseLaw, times: ClockedTimes): PurchaseLaw {
  const { clock, until, unitDays, aheadFrom = until } = times;
  const { timed, ahead } = modelClock(times);
  const { calendar } = clock;
  let sums: DiscountedPieces | undefined;
  return {
    alive: (history) => law.alive(timed(history)),
    aliveAfter: (history, time) => law.aliveAfter(timed(history), ahead(time)),
    expected: (history, time) => law.expected(timed(history), ahead(time)),
    buysWithin: (history, time) => law.buysWithin(timed(history), ahead(time)),
    chances: (history, time) => law.chances(timed(history), ahead(time)),
    discounted: (history, discount) => {
      sums ??= discountedPieces(times);
      const { mean, pieces, lastYear } = sums;
      const inner = timed(history);
      let sum = 0;
      let even = law.discounted(inner, discount / mean);
      let before = 0;
      for (const { time, tau, endTau } of pieces) {
        const expected = law.expected(inner, endTau);
        sum += (expected - before) * Math.exp(-discount * time);
        even -= (expected - before) * Math.exp((-discount * tau) / mean);
        before = expected;
      }
      let [apart, whole] = [0, 0];
      for (const { time, tau, length } of lastYear) {
        apart += length * Math.exp(-discount * (time - tau / mean));
        whole += length;
      }
      return sum + (apart / whole) * even;
    },
    breaks: (time) =>
      weightedDays(calendar, aheadFrom, aheadFrom + Math.ceil(time * unitDays))
        .map(({ last }) => (last + 1 - aheadFrom) / unitDays)
        .filter((at) => at < time),
  };
}

/** Days ahead that count alike; times in the unit of the model. */
interface DiscountedPiece {
  /** The middle, on the calendar and on the clock. */
  readonly time: number;
  readonly tau: number;
  readonly endTau: number;
  /** On the clock. */
  readonly length: number;
}

interface DiscountedPieces {
  /** The mean weight of a day in the long run. */
  readonly mean: number;
  readonly pieces: readonly DiscountedPiece[];
  readonly lastYear: readonly DiscountedPiece[];
}

function discountedPieces(times: ClockedTimes): DiscountedPieces {
  const { clock, until, unitDays, aheadFrom = until } = times;
  const { ahead } = modelClock(times);
  const { calendar } = clock;
  const years = Math.max(discountedYears, calendar.trend === 0 ? 0 : calendar.trendYears + 1);
  const to = aheadFrom + Math.ceil(years * daysPerYear);
  const pieces = weightedDays(calendar, aheadFrom, to).map(({ first, last }) => {
    const [begin, end] = [(first - aheadFrom) / unitDays, (last + 1 - aheadFrom) / unitDays];
    const [from, reached] = [ahead(begin), ahead(end)];
    return {
      time: (begin + end) / 2,
      tau: (from + reached) / 2,
      endTau: reached,
      length: reached - from,
    };
  });
  const yearBefore = (to - aheadFrom - daysPerYear) / unitDays;
  return {
    mean: usualWeight(clock),
    pieces,
    lastYear: pieces.filter(({ time }) => time > yearBefore),
  };
}

/** One law from a law for each group of customers. */
export function groupedLaw(laws: readonly PurchaseLaw[]): PurchaseLaw {
  const [only] = laws;
  if (laws.length === 1 && only !== undefined) return only;
  const lawOf = ({ group = 0 }: PurchaseHistory): PurchaseLaw => {
    const law = laws[group];
    if (law === undefined) throw new RangeError(`no law for group ${group}`);
    return law;
  };
  return {
    alive: (history) => lawOf(history).alive(history),
    aliveAfter: (history, ahead) => lawOf(history).aliveAfter(history, ahead),
    expected: (history, ahead) => lawOf(history).expected(history, ahead),
    buysWithin: (history, ahead) => lawOf(history).buysWithin(history, ahead),
    chances: (history, ahead) => lawOf(history).chances(history, ahead),
    discounted: (history, discount) => lawOf(history).discounted(history, discount),
  };
}
