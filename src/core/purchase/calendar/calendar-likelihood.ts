import type { CalendarBins } from './calendar-bins.ts';
import { calendarCurvature } from './calendar-curvature.ts';
import type { CalendarDesign } from './calendar-design.ts';
import type { ClockedHistories, GroupHistories } from './clocked-histories.ts';

/** The days of a log, and its repeat purchases in each bin. */
export interface BinnedLog {
  readonly bins: CalendarBins;
  /** The length of the unit of the parameters, in days. */
  readonly unitDays: number;
  /** n_b, the repeat purchases of each bin. */
  readonly repeats: Float64Array;
}

/** The likelihood of a model in operational time, and what it leaves behind at each evaluation. */
export interface CalendarLikelihood {
  /**
   * log L + Σ n_b log s_b, less the prior of the coefficients: in the logarithms of the parameters of the model, the
   * coefficients of the design, and γ of each group but the first.
   */
  readonly penalised: (at: readonly number[], slopes: Float64Array) => number;
  /** The prior at the point evaluated last, which `penalised` has subtracted. */
  readonly penalty: () => number;
  /** e_b at the point evaluated last: the purchases expected in each bin, given the history of each customer. */
  readonly expected: () => Float64Array;
  /** Minus the second derivatives of `penalised`. */
  readonly curvature: (at: readonly number[], expected?: Float64Array) => number[][];
}

/**
 * The likelihood in operational time, in which a day counts for s and a customer's time is the sum of its days.
 *
 *     τ_x = Σ s(day) from the first purchase to the last, τ_T = Σ s(day) to the end
 *     log L = Σ_i ll(x_i, τ_x, τ_T; θ) + Σ_b n_b log s_b,  log s = D β
 *     ∂L/∂log s_b = n_b − e_b,  e_b = −s_b Σ_i (X_ib ∂ll/∂τ_x + T_ib ∂ll/∂τ_T)
 *
 * with X_ib and T_ib the days of customer i in bin b up to the last purchase and up to the end. The second sum is the
 * Jacobian of the change of time, which makes fits with different s comparable. Customers of group g buy at e^γ times
 * the rates of the first group: α becomes α e^−γ.
 *
 * One evaluation costs a pass over the histories, two look-ups each, and one over the days.
 *
 * @param closed - bins whose days have no time at all: nobody could buy
 */
export function calendarLikelihood(
  { model, groups }: ClockedHistories,
  { bins, unitDays, repeats }: BinnedLog,
  design: CalendarDesign,
  closed: ReadonlySet<number> = new Set(),
): CalendarLikelihood {
  const size = model.parameters.length;
  const alpha = model.parameters.indexOf('alpha');
  const days = bins.until - bins.from;
  const logs = new Float64Array(bins.bins.length);
  const weights = new Float64Array(bins.bins.length);
  const reached = new Float64Array(days + 1);
  const changes = new Float64Array(days + 1);
  const expected = new Float64Array(bins.bins.length);
  const thetaSlopes = new Float64Array(size);
  let penalty = 0;
  let evaluated: readonly number[] | null = null;
  let value = Number.NaN;
  const valueSlopes = new Float64Array(size + design.length + groups.length - 1);

  const setWeights = (at: readonly number[]) => {
    logs.fill(0);
    for (let j = 0; j < design.length; j++) {
      const beta = at[size + j] as number;
      const { column } = design[j] as CalendarDesign[number];
      for (let b = 0; b < logs.length; b++)
        logs[b] = (logs[b] as number) + beta * (column[b] as number);
    }
    for (let b = 0; b < logs.length; b++)
      weights[b] = closed.has(b) ? 0 : Math.exp(logs[b] as number) / unitDays;
    for (let day = 0; day < days; day++)
      reached[day + 1] = (reached[day] as number) + (weights[bins.ofDay[day] as number] as number);
  };
  /** Adds the slopes by the times of a group to the days that these times are made of. */
  const addChanges = ({ dated: { first, last }, byTime }: GroupHistories) => {
    for (let i = 0; i < first.length; i++) {
      const [from, to] = [first[i] as number, last[i] as number];
      const ofRecency = byTime.recency[i] as number;
      changes[from] = (changes[from] as number) + ofRecency + (byTime.age[i] as number);
      changes[to] = (changes[to] as number) - ofRecency;
    }
  };

  const evaluate = (at: readonly number[], slopes: Float64Array) => {
    setWeights(at);
    changes.fill(0);
    slopes.fill(0);
    let sum = 0;
    const theta = at.slice(0, size);
    const base = theta[alpha] as number;
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g] as GroupHistories;
      const place = size + design.length + g - 1;
      theta[alpha] = g === 0 ? base : base - (at[place] as number);
      group.timed.setClock(reached);
      sum += group.likelihood(theta, thetaSlopes, group.byTime);
      for (let k = 0; k < size; k++) slopes[k] = (slopes[k] as number) + (thetaSlopes[k] as number);
      if (g > 0) slopes[place] = -(thetaSlopes[alpha] as number);
      addChanges(group);
    }
    expected.fill(0);
    let perDay = 0;
    for (let day = 0; day < days; day++) {
      perDay += changes[day] as number;
      const bin = bins.ofDay[day] as number;
      expected[bin] = (expected[bin] as number) - perDay * (weights[bin] as number);
    }
    for (let b = 0; b < logs.length; b++)
      if (!closed.has(b)) sum += (repeats[b] as number) * (logs[b] as number);
    penalty = 0;
    for (let j = 0; j < design.length; j++) {
      const { column, precision } = design[j] as CalendarDesign[number];
      const beta = at[size + j] as number;
      let slope = -precision * beta;
      for (let b = 0; b < logs.length; b++)
        if (!closed.has(b))
          slope += (column[b] as number) * ((repeats[b] as number) - (expected[b] as number));
      slopes[size + j] = slope;
      penalty += 0.5 * precision * beta * beta;
    }
    return sum - penalty;
  };
  const penalised = (at: readonly number[], slopes: Float64Array) => {
    if (evaluated === null || at.some((x, i) => x !== evaluated?.[i])) {
      value = evaluate(at, valueSlopes);
      evaluated = at;
    }
    slopes.set(valueSlopes);
    return value;
  };
  return {
    penalised,
    penalty: () => penalty,
    expected: () => expected.slice(),
    curvature: (at) => {
      penalised(at, new Float64Array(at.length));
      evaluated = null;
      return calendarCurvature({ model, groups }, design, bins, { at, weights, reached, expected });
    },
  };
}
