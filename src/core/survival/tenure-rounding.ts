import { type CustomerRows, customerCount, customerStatus } from '../customers.ts';
import { type TimeUnit, unitsPerYear } from '../quantity/time-unit.ts';
import { fewestCustomers } from './evidence.ts';
import { distinctStays, type Stays } from './stays.ts';

/** How a tenure that was recorded as a whole number of units was rounded. */
export const roundingDirections = ['down', 'nearest', 'up'] as const;

/** Recorded tenures are whole numbers of a unit, rounded in this direction. */
export interface TenureRounding {
  readonly direction: (typeof roundingDirections)[number];
  readonly unit: TimeUnit;
}

/** From the largest. */
const units = ['y', 'mo', 'w', 'd'] as const satisfies readonly TimeUnit[];

/** Tenures that are read as numbers of a unit are years, whose last digits are rounded. */
const rounding = 1e-9;

/** The nearest whole number of the unit; null where it differs from the years by more than rounding. */
function wholeNumber(years: number, unit: TimeUnit): number | null {
  const number = years * unitsPerYear[unit];
  const whole = Math.round(number);
  return Math.abs(number - whole) <= rounding * Math.max(1, whole) ? whole : null;
}

/** The unit of which tenures are whole numbers, or the first tenure that is not a whole number. */
export type TenureUnit =
  | { readonly unit: TimeUnit }
  | {
      readonly unit: null;
      /** The unit of which the most tenures from the first on are whole numbers. */
      readonly nearest: TimeUnit;
      /** The first tenure that is not, in years. */
      readonly firstYears: number;
    };

/**
 * The largest of years, months, weeks and days of which every tenure is a whole number.
 *
 * @param written - the unit in which the source writes tenures; no longer one counts. Contracts of a year that are
 *   written in months end after 12 or 24 months, and not at some time in a year
 */
export function tenureUnit(tenureYears: Float64Array, written: TimeUnit = 'y'): TenureUnit {
  const possible = units.slice(units.indexOf(written));
  let nearest = written;
  let farthest = -1;
  for (const unit of possible) {
    const first = tenureYears.findIndex((years) => wholeNumber(years, unit) === null);
    if (first < 0) return { unit };
    if (first > farthest) [nearest, farthest] = [unit, first];
  }
  return { unit: null, nearest, firstYears: tenureYears[farthest] ?? 0 };
}

/** Whether somebody ended with a tenure of 0. */
export const endedAtZero = ({ tenureYears, status }: CustomerRows): boolean =>
  tenureYears?.some((years, i) => years === 0 && status?.[i] === customerStatus.ended) === true;

/**
 * How the tenures were rounded, as far as they show it themselves. Where all are whole numbers of a unit they count
 * either completed units, of which a customer may have 0 at the end (down), or begun or paid ones, of which
 * everybody who ended has at least one (up).
 *
 * @returns null where not all tenures are whole, and where they may be for another reason: those of a few customers by
 *   chance, and those that are all the same because a contract ended
 */
export function suggestedRounding(customers: CustomerRows): TenureRounding | null {
  const { tenureYears, tenureUnit: written } = customers;
  if (tenureYears === undefined || customerCount(customers) < fewestCustomers) return null;
  if (!tenureYears.some((years) => years !== tenureYears[0])) return null;
  const { unit } = tenureUnit(tenureYears, written);
  return unit === null ? null : { direction: endedAtZero(customers) ? 'down' : 'up', unit };
}

/**
 * The stays as what was recorded means: a tenure of k whole units p stands for an interval of time.
 *
 *     direction   ended with k                active with k
 *     up          in ((k − 1) p, k p]         at k p
 *     down        in (k p, (k + 1) p]         half at k p, half at (k + 1) p
 *     nearest     in ((k − ½) p, (k + ½) p]   half at (k − ½) p, half at (k + ½) p
 *
 * A customer who is active is somewhere within the interval; on average over it half of them are observed beyond any
 * time in its middle, so that one half of each counts to its start and one to its end (the actuarial convention of
 * life tables). With `up` the number of active customers are periods that were paid, and so are over or certain.
 * No time is below 0, and where observation began late, no interval begins before it.
 *
 * @param stays - recorded ones, which ended at an exact time; every exit a whole number of the unit
 * @throws {RangeError} an exit is not a whole number of the unit, or somebody ended with 0 units that are rounded up
 * @see Cutler & Ederer (1958), J. Chronic Diseases 8(6), for customers who are active within an interval
 * @example roundedStays(stays, { direction: 'up', unit: 'mo' }) // 3 months, ended: in the third month
 */
export function roundedStays(stays: Stays, { direction, unit }: TenureRounding): Stays {
  const { entryYears, exitYears, ended, active } = stays;
  const [before, after] = widths[direction];
  const size = exitYears.length;
  // Of each stay: those who ended, and those who are active at the start and at the end of the interval.
  const rows = {
    entryYears: new Float64Array(3 * size),
    exitYears: new Float64Array(3 * size),
    ended: new Float64Array(3 * size),
    active: new Float64Array(3 * size),
    afterYears: new Float64Array(3 * size),
  };
  for (let i = 0; i < size; i++) {
    const whole = wholeNumber(exitYears[i] ?? 0, unit);
    if (whole === null) throw new RangeError(`a tenure of ${exitYears[i]} y is not whole`);
    const left = ended[i] ?? 0;
    const stayed = active[i] ?? 0;
    const to = inUnits(whole + after, unit);
    const start = Math.max(0, inUnits(whole - before, unit));
    const entered = inWholeUnits(entryYears[i] ?? 0, unit);
    // Who ended was observed before the end, if only by a rounding error.
    const entry = left > 0 && !(entered < to) ? start : Math.min(entered, to);
    const from = Math.max(start, entry);
    if (left > 0 && !(from < to)) throw new RangeError('nobody can end after 0 units rounded up');
    const add = (part: number, exit: number, since: number, gone: number, staying: number) => {
      const row = 3 * i + part;
      rows.entryYears[row] = entry;
      rows.exitYears[row] = exit;
      rows.afterYears[row] = since;
      rows.ended[row] = gone;
      rows.active[row] = staying;
    };
    add(0, to, from, left, 0);
    const half = direction === 'up' ? 0 : stayed / 2;
    add(1, from, from, 0, half);
    add(2, to, to, 0, stayed - half);
  }
  return distinctStays(rows);
}

/** How far the interval reaches before and after the recorded number. */
const widths: Readonly<Record<TenureRounding['direction'], readonly [number, number]>> = {
  up: [1, 0],
  nearest: [0.5, 0.5],
  down: [0, 1],
};

const inUnits = (number: number, unit: TimeUnit): number => number / unitsPerYear[unit];

/** The same years, to the last digit as the ends of intervals are, where they are a whole number of the unit. */
function inWholeUnits(years: number, unit: TimeUnit): number {
  const whole = wholeNumber(years, unit);
  return whole === null ? years : inUnits(whole, unit);
}
