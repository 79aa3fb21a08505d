import type { Curve } from '../survival/curve.ts';
import { exponential } from '../survival/exponential.ts';
import { hasUnseenYears, type RiskSets } from '../survival/risk-sets.ts';
import type { Stays } from '../survival/stays.ts';
import type { Stay } from './lifetime-value.ts';

/**
 * The ways to derive a length of stay from recorded tenures. The first three are common mistakes where customers are
 * still active.
 */
export const stayReadings = [
  'churn-flag-as-rate',
  'ended-mean',
  'plain-mean',
  'exponential',
  'kaplan-meier',
  'model',
] as const;

export type StayReading = (typeof stayReadings)[number];

/** One group of customers, and how long they stay. */
export interface StayGroup {
  readonly stays: Stays;
  readonly risk: RiskSets;
  /** The Kaplan–Meier curve. */
  readonly known: Curve;
  /** A fitted model; absent where none could be fitted. */
  readonly model: Curve | undefined;
}

/**
 * The stay of a group by one of the readings. With D of n customers ended, tenures T and exposure E:
 *
 *     churn-flag-as-rate  retention 1 − D/n a period        ended-mean   ΣT_ended/D, fixed
 *     exponential         hazard D/E, for ever              plain-mean   ΣT/n, fixed
 *     kaplan-meier, model S(t), to the horizon or as far as the data reach
 *
 * @param horizonYears - how far the model goes; absent: as far as the data reach
 * @returns undefined where the reading needs customers who have ended, a model, or somebody observed
 *   from the start, and there is none
 */
export function stayByReading(
  reading: StayReading,
  { stays, risk, known, model }: StayGroup,
  periodsPerYear: number,
  horizonYears: number = risk.reachYears,
): Stay | undefined {
  const { customers, endedTotal, exposureYears } = risk;
  const noneEnded = endedTotal === 0;
  switch (reading) {
    case 'churn-flag-as-rate':
      if (noneEnded) return undefined;
      return { retention: yearlyRetention(1 - endedTotal / customers, periodsPerYear) };
    case 'ended-mean':
      return noneEnded ? undefined : { tenureYears: tenureSum(stays, false) / endedTotal };
    case 'plain-mean':
      return { tenureYears: tenureSum(stays, true) / customers };
    case 'exponential':
      return noneEnded || exposureYears === 0
        ? undefined
        : { curve: exponential.curve([endedTotal / exposureYears], 1 / periodsPerYear) };
    case 'kaplan-meier':
      return hasUnseenYears(risk) ? undefined : { curve: known };
    case 'model':
      return model === undefined ? undefined : { curve: { ...model, reachYears: horizonYears } };
  }
}

const yearlyRetention = (retention: number, periodsPerYear: number): number =>
  retention === 0 ? 0 : Math.exp(periodsPerYear * Math.log(retention));

function tenureSum({ exitYears, ended, active }: Stays, everybody: boolean): number {
  return exitYears.reduce(
    (sum, years, i) => sum + years * ((ended[i] ?? 0) + (everybody ? (active[i] ?? 0) : 0)),
    0,
  );
}
