import { exactNetValue, type Relationship, survivalOf } from '../../core/value/lifetime-value.ts';
import { type Period, schedule } from '../../core/value/schedule.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { EstimateResult } from './result.ts';

/** Periods are listed this far; an endless relationship only until what is still to come is a rounding matter. */
const mostPeriods = 600;
const negligible = 0.005;

/** The periods behind a value, and what the periods after the last one listed add to it. */
export function explained(base: Relationship): Pick<EstimateResult, 'periods' | 'laterPeriods'> {
  const { annualSpend, stay, terms } = base;
  const { referral, recovery, acquisition, ...own } = terms;
  const all = valueOrRefusal(exactNetValue({ ...base, terms: own }));
  const periods: Period[] = [];
  let listed = 0;
  for (const period of schedule(annualSpend, survivalOf(stay), terms)) {
    const rest = all - listed;
    const endless = 'retention' in stay && terms.horizonYears === undefined;
    if ((endless && Math.abs(rest) < negligible) || periods.length === mostPeriods) {
      return { periods, laterPeriods: { fromK: period.k, presentValue: rest } };
    }
    periods.push(period);
    listed += period.presentValue;
  }
  return { periods };
}
