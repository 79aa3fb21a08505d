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
import type { SegmentRetention, SurvivalPoint } from './result.ts';
import type { Settings } from './settings.ts';
import { usefulTimes } from './useful-times.ts';

/** The stays of one segment, by head and by revenue. */
export interface Group {
  readonly segment: Readonly<Record<string, string>>;
  readonly stays: Stays;
  /** Customers counted by spend a year; null where no spend is known. */
  readonly revenue: Stays | null;
}

/** Everything about a segment that takes no model of how customers stay. */
export type Observed = Omit<SegmentRetention, 'models' | 'unfitted' | 'bestModel'> & {
  readonly reachYears: number;
};

/** What useful times go by, for all segments alike. */
export interface Grid {
  /** The longest reach of any of them. */
  readonly reachYears: number;
  /** Between the rows of a cohort table, in between which nothing is known; 0 where every stay is. */
  readonly rowsYears: number;
}

const mostPoints = 40;
/** Those that a table has room for. */
export const fewPoints = 8;

/**
 * What is observed of how long the customers of a segment stay.
 */
export function segmentRetention(
  { segment, stays, revenue }: Group,
  { at, horizon, explain }: Settings,
  { reachYears, rowsYears }: Grid,
): Observed {
  const risk = riskSets(stays);
  const byHead = kaplanMeier(risk);
  const byRevenue = revenue === null ? null : kaplanMeier(riskSets(revenue));
  const pointAt = (years: number) => survivalPoint(years, stays, byHead, byRevenue);
  const fine = explain ? [...risk.years] : usefulTimes(reachYears, mostPoints, rowsYears);
  const times = [...fine, ...usefulTimes(reachYears, fewPoints, rowsYears)];
  return {
    segment,
    customers: risk.customers,
    ended: risk.endedTotal,
    exposureYears: risk.exposureYears,
    observedFromYears: firstEntry(stays),
    unseenYears: risk.unseenYears,
    allEndedYears: allEndedEarly(byHead),
    marked: tooFew(risk.customers, risk.endedTotal),
    exponential: exponentialRate(risk.endedTotal, risk.exposureYears),
    restrictedMean: restrictedMean(byHead, horizon?.years),
    medianYears: medianYears(byHead),
    revenue:
      byRevenue === null
        ? null
        : { restrictedMeanYears: restrictedMean(byRevenue, horizon?.years).years },
    curve: curveAt(times, risk).map(({ years, ended }) => ({ ...pointAt(years), ended })),
    ...(at.length > 0 && { at: at.map(({ text, years }) => ({ text, ...pointAt(years) })) }),
    reachYears: risk.reachYears,
  };
}

/** The least tenure at which anybody was observed: above 0 only where the record omits who left before its window. */
const firstEntry = ({ entryYears }: Stays): number =>
  entryYears.reduce((least, entry) => Math.min(least, entry), entryYears[0] ?? 0);

/** When the few observed so early had all ended though others are observed later; null where that is not so. */
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

function survivalPoint(
  years: number,
  stays: Stays,
  byHead: KaplanMeier,
  byRevenue: KaplanMeier | null,
): SurvivalPoint {
  const on = (km: KaplanMeier) => {
    const nudged = years * (1 + rounding);
    return years <= km.reachYears * (1 + rounding) ? Math.min(nudged, km.reachYears) : nudged;
  };
  const atRisk = atRiskAt(stays, years * (1 - rounding));
  // Where nobody was observed the estimate only goes on as it was: that is no knowledge.
  if (atRisk === 0) {
    return { years, atRisk, survival: null, low: null, high: null, revenueSurvival: null };
  }
  const interval = survivalInterval(byHead, on(byHead));
  return {
    years,
    atRisk,
    survival: survivalAt(byHead, on(byHead)),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    revenueSurvival: byRevenue === null ? null : survivalAt(byRevenue, on(byRevenue)),
  };
}
