import { inYears } from '../../core/quantity/rate.ts';

/** No relationship lasts longer. */
export const longestYears = 1000;

/** A day is a little less than a day's share of a year in floating point. */
export const atLeastADay = (years: number): boolean => years >= inYears(0.999, 'd');
