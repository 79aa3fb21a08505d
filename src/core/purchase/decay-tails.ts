import { ascendingOrder } from '../numeric/ascending-order.ts';
import { countingOrder } from '../numeric/counting-order.ts';
import { type DecayMoments, decayMoments } from './decay-integrals.ts';
import type { CellColumns } from './purchase-cells.ts';

/**
 * The integrals of a decay f over the silences of all histories, each from the last purchase t_x to the end T:
 *
 *     ∫_{t_x}^T f(u)/f(t_x) du,  f(u) = (α+u)^−(r+x) (β+u)^−(s+1)
 *
 * Silences of customers with equally many purchases overlap. For each number of purchases f is therefore integrated once
 * between neighbours among all times at which a silence begins or ends, and these pieces are added up from the last time
 * backwards: a silence is the difference of two such tails. All are relative to f where they begin, so that nothing
 * over- or underflows. A difference loses digits only where hardly anything of the tail is within the silence, and then
 * hardly anybody stopped in it.
 */
export interface DecayTails {
  /** Computes the tails for the parameters, at the times that the histories have now. */
  readonly update: (r: number, alpha: number, s: number, beta: number) => void;
  /** The tails that begin at the last purchase of each history, and at its end: their places in the columns below. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** ∫ f(u)/f(t) du from the time t of a tail. */
  readonly whole: Float64Array;
  /** The same with log((α+u)/(α+t)), or log((β+u)/(β+t)). */
  readonly byLogBuying: Float64Array;
  readonly byLogStaying: Float64Array;
  /** The same with u/(α+u), or u/(β+u). */
  readonly byBuyingShare: Float64Array;
  readonly byStayingShare: Float64Array;
  /** log(1 + t/α) and log(1 + t/β) of each of the times of the histories. */
  readonly grownBuying: Float64Array;
  readonly grownStaying: Float64Array;
}

export function decayTails({
  count,
  counts,
  countOf,
  times,
  recencyOf,
  ageOf,
}: CellColumns): DecayTails {
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  /** The time of each tail, as its place in `times`; the tails of one number of purchases are side by side. */
  const timeOf = new Uint32Array(2 * count);
  const starts = new Uint32Array(counts.length + 1);
  // The beginning and the end of each silence, by purchases and then by times.
  const countAt = new Uint32Array(2 * count);
  const placeAt = new Uint32Array(2 * count);
  for (let edge = 0; edge < 2 * count; edge++) {
    countAt[edge] = countOf[edge >> 1] as number;
    placeAt[edge] = (edge & 1 ? ageOf : recencyOf)[edge >> 1] as number;
  }
  const byPlace = countingOrder(placeAt, times.length);
  const edges = countingOrder(countAt, counts.length, byPlace);
  let tails = 0;
  for (let n = 0, k = 0; k < counts.length; k++) {
    const start = tails;
    for (; n < edges.length && countAt[edges[n] as number] === k; n++) {
      const edge = edges[n] as number;
      const place = placeAt[edge] as number;
      if (tails === start || timeOf[tails - 1] !== place) timeOf[tails++] = place;
      (edge & 1 ? to : from)[edge >> 1] = tails - 1;
    }
    starts[k + 1] = tails;
  }
  /** The tails of each number of purchases by their times, rising. */
  const order = places(tails);
  const column = () => new Float64Array(tails);
  const whole = column();
  const byLogBuying = column();
  const byLogStaying = column();
  const byBuyingShare = column();
  const byStayingShare = column();
  const grownBuying = new Float64Array(times.length);
  const grownStaying = new Float64Array(times.length);
  const piece: DecayMoments = { whole: 0, byLogA: 0, byLogB: 0, byShareA: 0, byShareB: 0 };
  const timeAt = (place: number) => timeOf[order[place] as number] as number;

  const sort = (start: number, end: number) => {
    let isSorted = true;
    for (let at = start + 1; at < end; at++)
      if ((times[timeAt(at - 1)] as number) > (times[timeAt(at)] as number)) isSorted = false;
    if (isSorted) return;
    const own = order.subarray(start, end);
    const values = Float64Array.from(own, (tail) => times[timeOf[tail] as number] as number);
    own.set(ascendingOrder(values, places(end - start)).map((at) => own[at] as number));
  };

  return {
    from,
    to,
    whole,
    byLogBuying,
    byLogStaying,
    byBuyingShare,
    byStayingShare,
    grownBuying,
    grownStaying,
    update: (r, alpha, s, beta) => {
      for (let t = 0; t < times.length; t++) {
        grownBuying[t] = Math.log1p((times[t] as number) / alpha);
        grownStaying[t] = Math.log1p((times[t] as number) / beta);
      }
      for (let k = 0; k < counts.length; k++) {
        const [start, end] = [starts[k] as number, starts[k + 1] as number];
        if (start === end) continue;
        sort(start, end);
        const rate = r + (counts[k] as number);
        let next = order[end - 1] as number;
        for (const values of [whole, byLogBuying, byLogStaying, byBuyingShare, byStayingShare])
          values[next] = 0;
        for (let at = end - 2; at >= start; at--) {
          const tail = order[at] as number;
          const [here, later] = [timeOf[tail] as number, timeOf[next] as number];
          const time = times[here] as number;
          const length = (times[later] as number) - time;
          decayMoments(alpha + time, rate, beta + time, s + 1, length, time, piece);
          const buying = (grownBuying[later] as number) - (grownBuying[here] as number);
          const staying = (grownStaying[later] as number) - (grownStaying[here] as number);
          const left = Math.exp(-rate * buying - (s + 1) * staying);
          const rest = left * (whole[next] as number);
          whole[tail] = piece.whole + rest;
          byLogBuying[tail] = piece.byLogA + left * (byLogBuying[next] as number) + buying * rest;
          byLogStaying[tail] =
            piece.byLogB + left * (byLogStaying[next] as number) + staying * rest;
          byBuyingShare[tail] = piece.byShareA + left * (byBuyingShare[next] as number);
          byStayingShare[tail] = piece.byShareB + left * (byStayingShare[next] as number);
          next = tail;
        }
      }
    },
  };
}

const places = (count: number): Uint32Array => new Uint32Array(count).map((_, i) => i);
