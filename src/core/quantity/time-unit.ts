/** The units of time that quantities are written in. 1 y = 12 mo = 365.25 d, 1 w = 7 d. */
export type TimeUnit = 'y' | 'mo' | 'w' | 'd';

/** Length of one unit in years. */
export const unitYears: Readonly<Record<TimeUnit, number>> = {
  y: 1,
  mo: 1 / 12,
  w: 7 / 365.25,
  d: 1 / 365.25,
};

/** How many of the unit make a year; exact where `1 / unitYears` would not be. */
export const unitsPerYear: Readonly<Record<TimeUnit, number>> = {
  y: 1,
  mo: 12,
  w: 365.25 / 7,
  d: 365.25,
};

/** Days in a year, on average over four of them. */
export const daysPerYear = unitsPerYear.d;

const spellings: Readonly<Record<string, TimeUnit>> = {
  y: 'y',
  yr: 'y',
  yrs: 'y',
  year: 'y',
  years: 'y',
  annual: 'y',
  annually: 'y',
  yearly: 'y',
  annum: 'y',
  m: 'mo',
  mo: 'mo',
  mos: 'mo',
  mth: 'mo',
  mths: 'mo',
  month: 'mo',
  months: 'mo',
  monthly: 'mo',
  w: 'w',
  wk: 'w',
  wks: 'w',
  week: 'w',
  weeks: 'w',
  weekly: 'w',
  d: 'd',
  day: 'd',
  days: 'd',
  daily: 'd',
}; // prettier: one line a unit

/** The unit that a word means, in upper or lower case: "yr", "Months", "weekly". */
export function timeUnit(word: string): TimeUnit | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(spellings, key) ? spellings[key] : undefined;
}
