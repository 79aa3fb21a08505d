import type { TimeSlopes } from '../purchase-model.ts';
import type { CalendarBins } from './calendar-bins.ts';
import type { CalendarDesign } from './calendar-design.ts';
import type { ClockedHistories, GroupHistories } from './clocked-histories.ts';

/** A point at which the likelihood of a calendar was evaluated. */
export interface CalendarPoint {
  /** Logarithms of the parameters, coefficients, and γ of each group but the first. */
  readonly at: readonly number[];
  /** The time that a day of each bin counts for. */
  readonly weights: Float64Array;
  /** The time from the first day of the log to the start of each day. */
  readonly reached: Float64Array;
  /** e_b. */
  readonly expected: Float64Array;
}

/**
 * The curvature of −log L in operational time: minus its second derivatives.
 *
 *     −∂²/∂β_j∂β_k = Σ_b e_b D_bj D_bk + precision − Σ_i (∂τ_i/∂β_j)ᵀ ll″_i (∂τ_i/∂β_k)
 *     −∂²/∂θ∂β_j = −Σ_i (∂²ll_i/∂θ∂τ) (∂τ_i/∂β_j)
 *
 * with τ_i the two times of customer i. The second derivatives of each history by its times and the parameters are
 * differences of its slopes, so that the cost hardly depends on the number of coefficients.
 */
export function calendarCurvature(
  { model, groups }: ClockedHistories,
  design: CalendarDesign,
  { ofDay }: CalendarBins,
  { at, weights, reached, expected }: CalendarPoint,
): number[][] {
  const size = model.parameters.length;
  const width = design.length;
  const alpha = model.parameters.indexOf('alpha');
  const curvature = at.map(() => at.map(() => 0));
  const add = (i: number, j: number, fall: number) => {
    const row = curvature[i] as number[];
    row[j] = (row[j] as number) - fall;
  };
  const growth = timesByCoefficient(design, ofDay, weights);
  for (const [g, group] of groups.entries()) {
    const ofGroup = size + width + g - 1;
    const theta = at.slice(0, size);
    if (g > 0) theta[alpha] = (theta[alpha] as number) - (at[ofGroup] as number);
    const { byTheta, mixed, byTimes } = groupSecondDerivatives(
      group,
      theta,
      reached,
      growth,
      width,
    );
    for (let t = 0; t < size; t++) {
      for (let u = 0; u < size; u++) add(t, u, byTheta[t * size + u] as number);
      for (let j = 0; j < width; j++) add(size + j, t, mixed[t * width + j] as number);
    }
    for (let j = 0; j < width; j++)
      for (let k = 0; k <= j; k++) add(size + j, size + k, byTimes[j * width + k] as number);
    if (g === 0) continue;
    for (let t = 0; t < size; t++) add(ofGroup, t, -(byTheta[alpha * size + t] as number));
    for (let j = 0; j < width; j++) add(ofGroup, size + j, -(mixed[alpha * width + j] as number));
    add(ofGroup, ofGroup, byTheta[alpha * size + alpha] as number);
  }
  for (let j = 0; j < width; j++) {
    const { column, precision } = design[j] as CalendarDesign[number];
    add(size + j, size + j, -precision);
    for (let k = 0; k <= j; k++) {
      const other = (design[k] as CalendarDesign[number]).column;
      let sum = 0;
      for (let b = 0; b < expected.length; b++)
        sum += (expected[b] as number) * (column[b] as number) * (other[b] as number);
      add(size + j, size + k, -sum);
    }
  }
  // Only the lower triangle was summed, but for the parameters, whose two halves differ by rounding.
  return curvature.map((row, i) =>
    row.map((entry, j) => {
      const other = curvature[j]?.[i] ?? 0;
      if (i < size && j < size) return (entry + other) / 2;
      return i >= j ? entry : other;
    }),
  );
}

/** By how much the time that each day reaches grows with each coefficient: entry `day · width + j`. */
function timesByCoefficient(
  design: CalendarDesign,
  ofDay: Uint32Array,
  weights: Float64Array,
): Float64Array {
  const width = design.length;
  const growth = new Float64Array(ofDay.length * width);
  for (let day = 0; day < ofDay.length - 1; day++) {
    const bin = ofDay[day] as number;
    const weight = weights[bin] as number;
    for (let j = 0; j < width; j++) {
      const ofBin = (design[j] as CalendarDesign[number]).column[bin] as number;
      growth[(day + 1) * width + j] = (growth[day * width + j] as number) + weight * ofBin;
    }
  }
  return growth;
}

/** The distance between the points of the differences, in logarithms. */
const distance = 1e-4;

/** Second derivatives of the log-likelihood of one group, in rows. */
interface GroupSecondDerivatives {
  readonly byTheta: Float64Array;
  /** By a parameter and a coefficient. */
  readonly mixed: Float64Array;
  /** By two coefficients, but for how the times curve. The lower triangle. */
  readonly byTimes: Float64Array;
}

function groupSecondDerivatives(
  { timed, dated: { first, last }, likelihood }: GroupHistories,
  theta: readonly number[],
  reached: Float64Array,
  growth: Float64Array,
  width: number,
): GroupSecondDerivatives {
  const { count, recency, age } = timed.columns;
  const size = theta.length;
  const slopes = new Float64Array(size);
  const emptySlopes = (): TimeSlopes => ({
    recency: new Float64Array(count),
    age: new Float64Array(count),
  });
  const found = emptySlopes();
  const evaluateAt = (at: readonly number[]) => {
    likelihood(at, slopes, found);
    return slopes;
  };
  const addTo = (to: TimeSlopes, factor: number) => {
    for (let i = 0; i < count; i++) {
      to.recency[i] = (to.recency[i] as number) + factor * (found.recency[i] as number);
      to.age[i] = (to.age[i] as number) + factor * (found.age[i] as number);
    }
  };

  const byTheta = new Float64Array(size * size);
  timed.setClock(reached);
  const byParameter = theta.map((_, t) => {
    const changes = emptySlopes();
    for (const side of [-1, 1]) {
      const factor = side / (2 * distance);
      const there = evaluateAt(theta.map((x, u) => (u === t ? x + side * distance : x)));
      for (let u = 0; u < size; u++)
        byTheta[t * size + u] = (byTheta[t * size + u] as number) + factor * (there[u] as number);
      addTo(changes, factor);
    }
    return changes;
  });
  // A last purchase may lie at the end: it is moved back, and the end forward.
  const byRecency = emptySlopes();
  const byAge = emptySlopes();
  for (const [steps, factor] of [
    [0, 3],
    [1, -4],
    [2, 1],
  ] as const) {
    const part = factor / (2 * distance);
    timed.setClock(reached, { recency: 1 - steps * distance, age: 1 });
    evaluateAt(theta);
    addTo(byRecency, part);
    if (steps > 0) {
      timed.setClock(reached, { recency: 1, age: 1 + steps * distance });
      evaluateAt(theta);
    }
    addTo(byAge, -part);
  }
  timed.setClock(reached);

  const byTimes = new Float64Array(width * width);
  const mixed = new Float64Array(size * width);
  const ofRecency = new Float64Array(width);
  const ofAge = new Float64Array(width);
  const end = (reached.length - 1) * width;
  for (let i = 0; i < count; i++) {
    const from = (first[i] as number) * width;
    const to = (last[i] as number) * width;
    const [x, T] = [recency[i] as number, age[i] as number];
    const xx = x > 0 ? (byRecency.recency[i] as number) / x : 0;
    const xT = x > 0 ? (byRecency.age[i] as number) / x : 0;
    const TT = T > 0 ? (byAge.age[i] as number) / T : 0;
    for (let j = 0; j < width; j++) {
      const before = growth[from + j] as number;
      ofRecency[j] = (growth[to + j] as number) - before;
      ofAge[j] = (growth[end + j] as number) - before;
    }
    for (let j = 0; j < width; j++) {
      const [a, c] = [ofRecency[j] as number, ofAge[j] as number];
      const p = xx * a + xT * c;
      const q = xT * a + TT * c;
      const row = j * width;
      for (let k = 0; k <= j; k++)
        byTimes[row + k] =
          (byTimes[row + k] as number) + p * (ofRecency[k] as number) + q * (ofAge[k] as number);
    }
    for (let t = 0; t < size; t++) {
      const { recency: byX, age: byT } = byParameter[t] as TimeSlopes;
      const [p, q] = [byX[i] as number, byT[i] as number];
      for (let j = 0; j < width; j++)
        mixed[t * width + j] =
          (mixed[t * width + j] as number) +
          p * (ofRecency[j] as number) +
          q * (ofAge[j] as number);
    }
  }
  return { byTheta, mixed, byTimes };
}
