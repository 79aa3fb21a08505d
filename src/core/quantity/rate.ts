import { type TimeUnit, unitsPerYear, unitYears } from './time-unit.ts';

/**
 * The yearly effective rate of a rate r per unit of time: (1 + r)ⁿ − 1 with n units a year, never n·r.
 * Powers are exp(n·log1p(r)), which gives the same digits in every engine, unlike `**`.
 */
export function yearlyRate(rate: number, unit: TimeUnit): number {
  return unit === 'y' ? rate : Math.expm1(unitsPerYear[unit] * Math.log1p(rate));
}

/** The share that stays for a year, from the share that stays for one unit: rⁿ. 0 stays 0. */
export function yearlyRetention(retention: number, unit: TimeUnit): number {
  return unit === 'y' || retention === 0
    ? retention
    : Math.exp(unitsPerYear[unit] * Math.log(retention));
}

/** The rate per unit that compounds to a yearly effective rate: the inverse of {@link yearlyRate}. */
export function rateInUnit(yearly: number, unit: TimeUnit): number {
  return unit === 'y' ? yearly : Math.expm1(Math.log1p(yearly) / unitsPerYear[unit]);
}

/** The share that leaves in one unit, from the share that stays for a year. */
export function churnInUnit(retention: number, unit: TimeUnit): number {
  return unit === 'y' ? 1 - retention : -Math.expm1(Math.log(retention) / unitsPerYear[unit]);
}

/** Money or events a year, from an amount per unit of time. */
export const perYear = (amount: number, unit: TimeUnit): number => amount * unitsPerYear[unit];

/** A duration in years. */
export const inYears = (length: number, unit: TimeUnit): number =>
  unit === 'mo' ? length / 12 : length * unitYears[unit];
