import type { Intakes } from './intakes.ts';

/** Customers taken together: those who came in one period, or those of one segment. */
export interface Cohorts {
  readonly intakes: Intakes;
  /** The cohort of each customer, below `count`. */
  readonly codes: Uint32Array;
  readonly count: number;
}

/** The cohorts of intake: one a period, in which perhaps nobody came. */
export const byIntake = (intakes: Intakes): Cohorts => ({
  intakes,
  codes: intakes.period,
  count: intakes.periods.names.length,
});
