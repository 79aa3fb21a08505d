import type { Curve } from './curve.ts';
import { fewestCustomers } from './evidence.ts';
import { type KaplanMeier, kaplanMeier } from './kaplan-meier.ts';
import { atRiskAtTimes, riskSets, type UnseenGap, unseenGaps } from './risk-sets.ts';
import { simultaneousBand } from './simultaneous-band.ts';
import type { Stays } from './stays.ts';

/**
 * Whether the curve of a model fits the data: `doubtful` where it is farther from them than chance explains, and
 * `unfit` beyond twice that distance.
 */
export const fitResults = ['fits', 'doubtful', 'unfit'] as const;

export type FitResult = (typeof fitResults)[number];

/** The curves of a model and of the data at a time. */
interface Place {
  readonly years: number;
  /** S by the model there. */
  readonly model: number;
  /** S by the data there. */
  readonly data: number;
  /** The distance that chance explains, or that is too small to matter. */
  readonly allowed: number;
}

/** Where the curve of a model is farthest from that of the data. */
export interface ModelFit extends Place {
  readonly result: FitResult;
}

/** Up to this distance a model fits, however many customers show that it is not exact. */
const negligible = 0.02;

/** Beyond so many times the allowed distance a model is unfit. */
const unfitBeyond = 2;

/** Times at which a model is compared with the data. */
interface Points {
  readonly years: readonly number[];
  /** S by the data at the time, or just before it. */
  readonly survival: readonly number[];
  readonly allowed: readonly number[];
}

/** The curve of the data, as models are compared with it. */
export interface ObservedCurve {
  /** For models in continuous time: both sides of every fall, or the ends of intervals. */
  readonly points: Points;
  /** For models in whole periods. */
  readonly pointsByPeriod: (periodYears: number) => Points;
  /** In which nobody was observed, ascending. */
  readonly gaps: readonly UnseenGap[];
}

/**
 * The Kaplan–Meier curve of the stays, with the distance that is allowed at each time: the half-width of the simultaneous
 * band, and at least 2 points.
 *
 * It is compared where at least {@link fewestCustomers} are at risk. Where stays ended in intervals, it is known only at
 * their ends. Models in whole periods say how many are left at the end of each period, and where in a period customers
 * leave is a convention: with exact stays they are compared at the ends of periods.
 *
 * @returns null where so many were never at risk at a time at which somebody ended
 */
export function observedCurve(stays: Stays): ObservedCurve | null {
  const risk = riskSets(stays);
  const km = kaplanMeier(risk);
  const band = simultaneousBand(km, risk.customers);
  if (band === null) return null;
  const until = lastAtRisk(stays);
  const pointsOf = (unordered: readonly Candidate[]): Points => {
    const candidates = [...unordered].sort((a, b) => a.years - b.years || a.after - b.after);
    const atRisk = atRiskAtTimes(
      stays,
      Float64Array.from(candidates, ({ years }) => years),
    );
    const known = candidates.filter(
      ({ after }, i) => (atRisk[i] ?? 0) >= fewestCustomers && survivalAfter(km, after) > 0,
    );
    return {
      years: known.map(({ years }) => years),
      survival: known.map(({ after }) => survivalAfter(km, after)),
      allowed: known.map(({ after }) =>
        Math.max(
          negligible,
          band.halfWidth(survivalAfter(km, after), after < 0 ? 0 : (km.greenwood[after] ?? 0)),
        ),
      ),
    };
  };
  const points = pointsOf([...aroundFalls(km), ...atEnd(km, until)]);
  const exact = stays.afterYears === undefined;
  return {
    points,
    pointsByPeriod: (periodYears) =>
      exact ? pointsOf([...endsOfPeriods(km, until, periodYears), ...atEnd(km, until)]) : points,
    gaps: unseenGaps(stays),
  };
}

/** A time, and the index of the last time before it, or at it, at which somebody ended; −1: there is none. */
interface Candidate {
  readonly years: number;
  readonly after: number;
}

const survivalAfter = (km: KaplanMeier, index: number): number =>
  index < 0 ? 1 : (km.survival[index] ?? 0);

/** Just before and at each time at which S falls; where it falls over an interval, at both ends. */
function aroundFalls({ years, afterYears }: KaplanMeier): Candidate[] {
  return Array.from(years, (time, j): Candidate[] => [
    { years: afterYears[j] ?? time, after: j - 1 },
    { years: time, after: j },
  ]).flat();
}

/** The end of the time that is compared, unless it is within an interval. */
function atEnd(km: KaplanMeier, until: number): Candidate[] {
  const next = km.years.findIndex((time) => time > until);
  const within = next >= 0 && (km.afterYears[next] ?? 0) < until;
  return within ? [] : [{ years: until, after: (next < 0 ? km.years.length : next) - 1 }];
}

function endsOfPeriods({ years }: KaplanMeier, until: number, periodYears: number): Candidate[] {
  const candidates: Candidate[] = [];
  let after = -1;
  for (let k = 1; k * periodYears <= until * (1 + rounding); k++) {
    const end = k * periodYears;
    while ((years[after + 1] ?? Infinity) <= end * (1 + rounding)) after += 1;
    candidates.push({ years: Math.min(end, until), after });
  }
  return candidates;
}

/** Seven months may differ in the last digit from seven times a month. */
const rounding = 1e-12;

/** The last time at which at least {@link fewestCustomers} are at risk; 0 where there is none. */
function lastAtRisk(stays: Stays): number {
  const times = Float64Array.from(new Set(stays.exitYears));
  const atRisk = atRiskAtTimes(stays, times);
  return times[atRisk.findLastIndex((count) => count >= fewestCustomers)] ?? 0;
}

/**
 * The place where a model is farthest from the data, and whether it fits.
 *
 *     distance(t) = |S_model(t) − S(t)|,    ratio(t) = distance(t)/max(half-width of the band at t, 0.02)
 *
 * The model `fits` where the largest ratio is at most 1, and the place is that of the largest distance. Else the place is
 * that of the largest ratio, and the model is `doubtful`, or beyond 2 `unfit`. Because the parameters were fitted to the
 * same data, the true model is farther away in fewer than 5 of 100 samples. The times in which nobody was observed do not
 * count: S of the data stays constant there, and so does that of the model.
 *
 * @param curve - of a model that was fitted to the stays of `observed`
 * @returns null where there is no time at which the two can be compared
 */
export function modelFit(
  curve: Curve,
  { points, pointsByPeriod, gaps }: ObservedCurve,
): ModelFit | null {
  const { periodYears } = curve;
  const { years, survival, allowed } =
    periodYears === undefined ? points : pointsByPeriod(periodYears);
  if (years.length === 0) return null;
  const inSight = observedShare(curve, gaps);
  const placeAt = (i: number): Place => ({
    years: years[i] ?? 0,
    model: inSight(years[i] ?? 0),
    data: survival[i] ?? 1,
    allowed: allowed[i] ?? negligible,
  });
  let farthest = placeAt(0);
  let worst = farthest;
  for (let i = 1; i < years.length; i++) {
    const here = placeAt(i);
    if (distance(here) > distance(farthest)) farthest = here;
    if (ratio(here) > ratio(worst)) worst = here;
  }
  const most = ratio(worst);
  if (most <= 1) return { result: 'fits', ...farthest };
  return { result: most <= unfitBeyond ? 'doubtful' : 'unfit', ...worst };
}

const distance = ({ model, data }: Place): number => Math.abs(model - data);

const ratio = (place: Place): number => distance(place) / place.allowed;

/** S of the model, without what it loses in the times in which nobody was observed. */
function observedShare({ survival }: Curve, gaps: readonly UnseenGap[]): (years: number) => number {
  if (gaps.length === 0) return survival;
  return (years) => {
    let share = survival(years);
    for (const { from, to } of gaps) {
      const end = survival(to);
      if (to <= years && end > 0) share *= survival(from) / end;
    }
    return Math.min(1, share);
  };
}
