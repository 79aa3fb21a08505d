import { firstNotBelow } from '../../core/numeric/first-not-below.ts';
import { tooFew } from '../../core/survival/evidence.ts';
import { exponentialRate } from '../../core/survival/exponential-rate.ts';
import {
  type KaplanMeier,
  kaplanMeier,
  medianYears,
  survivalAt,
  survivalInterval,
} from '../../core/survival/kaplan-meier.ts';
import { restrictedMean } from '../../core/survival/restricted-mean.ts';
import { atRiskAt, type RiskSets, riskSets } from '../../core/survival/risk-sets.ts';
import type { Stays } from '../../core/survival/stays.ts';
import type { Settings } from './options.ts';
import type { SegmentRetention, SurvivalPoint } from './result.ts';
import { usefulTimes } from './useful-times.ts';

/** The stays of one segment, by customers and by revenue. */
export interface Group {
  readonly segment: Readonly<Record<string, string>>;
  readonly stays: Stays;
  /** What bootstrap resamples are drawn from, and what the stays of a resample stand for. */
  readonly drawn: { readonly recorded: Stays; readonly counted: (recorded: Stays) => Stays };
  /** Customers weighted by spend a year; null where no spend is known. */
  readonly revenue: Stays | null;
}

/** Everything about a segment that needs no model of how customers stay. */
type ObservedSegment = Omit<SegmentRetention, 'models' | 'unfitted' | 'bestModel' | 'withheld'> & {
  readonly reachYears: number;
};

/** What sets the times of the curves, the same for all segments. */
export interface Grid {
  /** The longest time for which any segment was observed. */
  readonly reachYears: number;
  /**
   * Between the rows of a cohort table, or the unit of whole tenures, where stays are not known exactly; 0 where every
   * stay is.
   */
  readonly rowsYears: number;
}

const mostPoints = 40;
/** As many as a table has room for. */
export const fewPoints = 8;

/** What is observed of how long the customers of a segment stay, without a model. */
export function observedSegment(
  { segment, stays, revenue }: Omit<Group, 'drawn'>,
  { at, horizon, everyEnd }: Settings,
  { reachYears, rowsYears }: Grid,
): ObservedSegment {
  const risk = riskSets(stays);
  const byCustomers = kaplanMeier(risk);
  const byRevenue = revenue === null ? null : kaplanMeier(riskSets(revenue));
  const pointAt = (years: number) => survivalPoint(years, stays, byCustomers, byRevenue);
  const fine = everyEnd ? endsOf(risk) : usefulTimes(reachYears, mostPoints, rowsYears);
  const times = [...fine, ...usefulTimes(reachYears, fewPoints, rowsYears)];
  return {
    segment,
    customers: risk.customers,
    ended: risk.endedTotal,
    exposureYears: risk.exposureYears,
    observedFromYears: firstEntry(stays),
    unseenYears: risk.unseenYears,
    allEndedYears: allEndedEarly(byCustomers),
    marked: tooFew(risk.customers, risk.endedTotal),
    exponential: exponentialRate(risk.endedTotal, risk.exposureYears),
    restrictedMean: restrictedMean(byCustomers, horizon?.years),
    medianYears: medianYears(byCustomers),
    revenue:
      byRevenue === null
        ? null
        : { restrictedMeanYears: restrictedMean(byRevenue, horizon?.years).years },
    curve: curveAt(times, risk).map(({ years, ended }) => ({ ...pointAt(years), ended })),
    ...(at.length > 0 && { at: at.map(({ text, years }) => ({ text, ...pointAt(years) })) }),
    reachYears: risk.reachYears,
  };
}

/** When customers ended, and where only an interval is known, its beginning too: survival falls evenly from there. */
const endsOf = ({ years, afterYears }: RiskSets): number[] => [...years, ...afterYears];

/** The least tenure at which anybody was observed: above 0 only where customers who left before --window-start are missing. */
const firstEntry = ({ entryYears }: Stays): number =>
  entryYears.reduce((least, entry) => Math.min(least, entry), entryYears[0] ?? 0);

/** The tenure from which survival is 0 although customers are observed at longer tenures; null where there is none. */
function allEndedEarly({ years, survival, reachYears }: KaplanMeier): number | null {
  const j = survival.indexOf(0);
  const since = years[j];
  return since !== undefined && since < reachYears * (1 - rounding) ? since : null;
}

/** The times in order, from 0 to the reach, each once, and how many ended from one to the next. */
function curveAt(times: readonly number[], { years, ended, reachYears }: RiskSets) {
  const inside = times.filter((time) => time > 0 && time < reachYears).sort((a, b) => a - b);
  const all = [0, ...inside, reachYears];
  const once = all.filter((time, i) => i === 0 || time > (all[i - 1] ?? 0) * (1 + rounding));
  let event = 0;
  return once.map((time) => {
    let since = 0;
    while (event < years.length && (years[event] ?? 0) <= time * (1 + rounding)) {
      since += ended[event] ?? 0;
      event += 1;
    }
    return { years: time, ended: since };
  });
}

/** The same day counted in weeks or in months may differ in the last digit. */
const rounding = 1e-12;

/** The time of the estimate that is the same but for the last digit, or the time itself. */
function timeOf({ years: times, afterYears, reachYears }: KaplanMeier, years: number): number {
  const sameIn = (ascending: ArrayLike<number>) => {
    const found = ascending[firstNotBelow(ascending, years * (1 - rounding))];
    return found !== undefined && found <= years * (1 + rounding) ? found : undefined;
  };
  return sameIn(times) ?? sameIn(afterYears) ?? sameIn([reachYears]) ?? years;
}

function survivalPoint(
  years: number,
  stays: Stays,
  byCustomers: KaplanMeier,
  byRevenue: KaplanMeier | null,
): SurvivalPoint {
  const on = (km: KaplanMeier) => timeOf(km, years);
  const atRisk = atRiskAt(stays, years * (1 - rounding));
  // Where nobody was observed, the estimate only continues: survival is not known there.
  if (atRisk === 0) {
    return { years, atRisk, survival: null, low: null, high: null, revenueSurvival: null };
  }
  const interval = survivalInterval(byCustomers, on(byCustomers));
  return {
    years,
    atRisk,
    survival: survivalAt(byCustomers, on(byCustomers)),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    revenueSurvival: byRevenue === null ? null : survivalAt(byRevenue, on(byRevenue)),
  };
}
