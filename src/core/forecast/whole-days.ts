/**
 * A time in whole days.
 *
 * @param unitsPerYear - of the time; a year has 365.25 days
 * @example wholeDays(4, 365.25 / 7); // => 28
 */
export const wholeDays = (time: number, unitsPerYear: number): number =>
  Math.round((time * 365.25) / unitsPerYear);
