import { type CustomerRows, customerCount } from '../../core/customers.ts';
import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { Assumption } from '../../core/report.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { Stays } from '../../core/survival/stays.ts';
import {
  endedAtZero,
  roundedStays,
  roundingDirections,
  suggestedRounding,
  type TenureRounding,
  tenureUnit,
} from '../../core/survival/tenure-rounding.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { shortNumber } from '../../render/number-text.ts';
import type { OptionSpec } from '../option.ts';

const choices = [...roundingDirections, 'exact'] as const;

/** How recorded tenures were rounded; one meaning in every command. */
export const tenureRoundingOption = {
  name: 'tenure-rounding',
  value: 'HOW',
  choices,
  group: 'How long customers stay',
  help: 'how tenures in whole months, or another unit, were rounded: down (completed periods), up (paid periods, the last one included), nearest; exact: not at all (what the tenures suggest; the output says which)',
  synonyms: ['rounding', 'rounded', 'tenure-unit', 'interval-censoring', 'whole-months'],
} as const satisfies OptionSpec;

/** What recorded tenures stand for, and why that is assumed. */
export interface RecordedTenures {
  /** null: for exact times. */
  readonly rounding: TenureRounding | null;
  readonly assumption: Assumption;
}

/**
 * What the recorded tenures of all customers stand for: as the option says, else as they suggest.
 *
 * @throws {Refusal} the tenures contradict the option
 */
export function recordedTenures(
  customers: CustomerRows,
  chosen: (typeof choices)[number] | undefined,
): RecordedTenures {
  if (chosen === undefined) return suggested(customers);
  const source = '--tenure-rounding';
  if (chosen === 'exact')
    return {
      rounding: null,
      assumption: { value: chosen, unit: null, text: 'exact', source },
    };
  const rounding = { direction: chosen, unit: unitOrRefusal(customers, chosen) };
  if (chosen === 'up' && endedAtZero(customers))
    throw new Refusal(problem('ended-before-first-period', {}));
  return {
    rounding,
    assumption: { value: chosen, unit: rounding.unit, text: roundedText(rounding), source },
  };
}

/** What the tenures suggest, and which of their properties does. */
function suggested(customers: CustomerRows): RecordedTenures {
  const rounding = suggestedRounding(customers);
  const source = 'default';
  if (rounding === null) {
    const text = `exact: ${whyExact(customers)}`;
    return { rounding, assumption: { value: 'exact', unit: null, text, source } };
  }
  const why = rounding.direction === 'up' ? 'nobody ended at 0' : 'some ended at 0';
  const text = `${roundedText(rounding)}: ${why}`;
  return { rounding, assumption: { value: rounding.direction, unit: rounding.unit, text, source } };
}

function whyExact(customers: CustomerRows): string {
  const { tenureYears } = customers;
  if (customerCount(customers) < fewestCustomers) return `fewer than ${fewestCustomers} customers`;
  return tenureYears?.some((years) => years !== tenureYears[0]) === true
    ? 'not all are whole years, months, weeks or days'
    : 'all are the same';
}

/**
 * Says that recorded tenures leave out the part of a unit in which each customer ended, where they count completed
 * units: money is counted by recorded tenures. Parts of a day are left unsaid.
 */
export function completedTenures(
  customers: CustomerRows,
  chosen: (typeof choices)[number] | undefined,
): Problem | null {
  const rounding = suggestedRounding(customers);
  if (rounding === null || rounding.unit === 'd') return null;
  if ((chosen ?? rounding.direction) !== 'down') return null;
  return problem('tenures-completed', { unit: unitNames[rounding.unit] });
}

/** The stays as what their tenures stand for. */
export const staysAs = (recorded: Stays, rounding: TenureRounding | null): Stays =>
  rounding === null ? recorded : roundedStays(recorded, rounding);

/** The assumption for the head of a report: nothing where tenures are exact and nobody asked. */
export function tenureTexts(assumptions: Readonly<Record<string, Assumption>>): readonly string[] {
  const { tenureRounding } = assumptions;
  if (tenureRounding === undefined) return [];
  const { value, text, source } = tenureRounding;
  if (value !== 'exact') return [`tenures in ${text} (--tenure-rounding)`];
  return source === 'default' ? [] : ['tenures taken as exact (--tenure-rounding)'];
}

function unitOrRefusal(
  { tenureYears = new Float64Array(), tenureUnit: written }: CustomerRows,
  chosen: TenureRounding['direction'],
): TimeUnit {
  const found = tenureUnit(tenureYears, written);
  if (found.unit !== null) return found.unit;
  const { nearest, firstYears } = found;
  const first = shortNumber(firstYears * unitsPerYear[nearest], 4);
  throw new Refusal(problem('tenures-not-whole', { chosen, unit: unitNames[nearest], first }));
}

const unitNames: Readonly<Record<TimeUnit, string>> = {
  y: 'years',
  mo: 'months',
  w: 'weeks',
  d: 'days',
};

const roundedText = ({ direction, unit }: TenureRounding): string =>
  direction === 'nearest'
    ? `whole ${unitNames[unit]}, rounded to the nearest`
    : `whole ${unitNames[unit]}, rounded ${direction}`;
