import type { TimeUnit } from '../../../core/quantity/time-unit.ts';
import { wholeWithinRounding } from '../../../core/survival/survival.ts';
import type { AssumedStay } from '../../../core/value/lifetime-value.ts';
import { firstCounted } from '../../../core/value/period-sums.ts';
import { type Cost, type Terms, timingOffset } from '../../../core/value/terms.ts';
import type { FigureFormat } from '../../../render/table.ts';
import type { InputName, Inputs } from '../economics/inputs.ts';
import type { WorkedOut } from './assumptions-sheet.ts';
import { inputCellName } from './live-inputs.ts';

/** How many of a unit a year has, for a formula. */
const unitsInYear: Readonly<Record<TimeUnit, string>> = {
  y: '1',
  mo: '12',
  w: '365.25/7',
  d: '365.25',
};

const money: FigureFormat = { kind: 'money' };
const share: FigureFormat = { kind: 'share', decimals: 4 };
const exact: FigureFormat = { kind: 'number', decimals: 4 };

/** The payments of a year, from the time between two. */
export const periodsWorkedOut = (unit: TimeUnit, periodsPerYear: number): WorkedOut => ({
  name: 'periods_a_year',
  label: 'Periods a year',
  formula: `(${unitsInYear[unit]})/period`,
  value: periodsPerYear,
  format: exact,
  unit: 'payments',
});

/** What the inputs come to in a period or a year, under the names that formulas use. */
export function termsWorkedOut(inputs: Inputs, terms: Terms): WorkedOut[] {
  return [
    ...moneyWorkedOut(inputs, terms),
    ...rateWorkedOut(inputs, 'growth', 'Growth of spend', terms.growth),
    ...rateWorkedOut(inputs, 'discount', 'Discount rate', terms.discount),
    {
      name: 'timing_offset',
      label: 'Payments are booked',
      formula: 'IF(timing="start",0,IF(timing="mid",0.5,IF(timing="end",1,NA())))',
      value: timingOffset[terms.timing],
      unit: 'periods after they begin',
    },
  ];
}

/** Costs, referrals and problems of a period: what does not say when payments come. */
export function moneyWorkedOut(inputs: Inputs, terms: Terms): WorkedOut[] {
  const years = 1 / terms.periodsPerYear;
  return [
    ...costWorkedOut(inputs, 'serving', 'Serving', terms.serving, years),
    ...costWorkedOut(inputs, 'marketing', 'Marketing', terms.marketing, years),
    ...frequencyWorkedOut(inputs, 'referrals', 'Referrals', terms.referral?.perYear, years),
    ...frequencyWorkedOut(inputs, 'incidents', 'Problems', terms.recovery?.incidentsPerYear, years),
  ];
}

/** An amount or a number by time, for the years of one. */
export const aYear = (inputs: Inputs, name: InputName): string =>
  `${inputCellName(name)}*${unitsInYear[inputs.get(name)?.quantity?.unit ?? 'y']}`;

function costWorkedOut(
  inputs: Inputs,
  name: 'serving' | 'marketing',
  label: string,
  cost: Cost | undefined,
  years: number,
): WorkedOut[] {
  const parts = inputs.get(name)?.parts ?? [];
  const cellOf = (i: number) => inputCellName(name, parts.length > 1 ? i : undefined);
  const sum = (of: (part: (typeof parts)[number], cell: string) => string | undefined) =>
    parts.flatMap((part, i) => of(part, cellOf(i)) ?? []).join('+');
  const own = `${label} costs`;
  return [
    ...(cost?.perYear === undefined
      ? []
      : [
          {
            name: `${name}_a_period`,
            label: own,
            formula: `(${sum(({ dimension, unit, perOrder }, cell) =>
              dimension === 'money' && perOrder !== true
                ? `${cell}*${unitsInYear[unit ?? 'y']}`
                : undefined,
            )})/periods_a_year`,
            value: cost.perYear * years,
            format: money,
            unit: 'a period',
          },
        ]),
    ...(cost?.perOrder === undefined
      ? []
      : [
          {
            name: `${name}_an_order`,
            label: own,
            formula: sum(({ perOrder }, cell) => (perOrder === true ? cell : undefined)),
            value: cost.perOrder,
            format: money,
            unit: 'an order',
          },
        ]),
    ...(cost?.share === undefined
      ? []
      : [
          {
            name: `${name}_share`,
            label: own,
            formula: sum(({ dimension }, cell) => (dimension === 'share' ? cell : undefined)),
            value: cost.share,
            format: share,
            unit: 'of spend',
          },
        ]),
  ];
}

function rateWorkedOut(
  inputs: Inputs,
  name: 'growth' | 'discount',
  label: string,
  value: number | undefined,
): WorkedOut[] {
  if (value === undefined) return [];
  const unit = inputs.get(name)?.quantity?.unit ?? 'y';
  const cell = inputCellName(name);
  return [
    {
      name: `${name}_a_year`,
      label,
      formula: unit === 'y' ? cell : `(1+${cell})^(${unitsInYear[unit]})-1`,
      value,
      format: share,
      unit: 'a year, effective',
    },
  ];
}

function frequencyWorkedOut(
  inputs: Inputs,
  name: 'referrals' | 'incidents',
  label: string,
  perYear: number | undefined,
  years: number,
): WorkedOut[] {
  if (perYear === undefined) return [];
  return [
    {
      name: `${name}_a_period`,
      label,
      formula: `${aYear(inputs, name)}/periods_a_year`,
      value: perYear * years,
      format: { kind: 'number', decimals: 6 },
      unit: 'a period',
    },
  ];
}

/** How long customers stay, where that is assumed, in periods and by the year. */
export function stayWorkedOut(inputs: Inputs, stay: AssumedStay, terms: Terms): WorkedOut[] {
  const first: WorkedOut = {
    name: 'first_period',
    label: 'Number of the first counted period',
    formula: 'IF(first_payment="excluded",1,0)',
    value: firstCounted(terms),
    unit: '',
  };
  const horizon = inputs.has('horizon') ? [yearsOf(inputs, 'horizon')] : [];
  if ('tenureYears' in stay)
    return [
      first,
      ...endWorkedOut([yearsOf(inputs, 'tenure'), ...horizon], stay.tenureYears, terms),
    ];
  const name = inputs.has('retention') ? 'retention' : 'churn';
  const unit = inputs.get(name)?.quantity?.unit ?? 'y';
  const kept = name === 'churn' ? '(1-churn)' : 'retention';
  const retention: WorkedOut = {
    name: 'retention_a_year',
    label: 'Share that stays',
    formula: unit === 'y' ? kept : `${kept}^(${unitsInYear[unit]})`,
    value: stay.retention,
    format: share,
    unit: 'a year',
  };
  return [
    first,
    retention,
    ...(horizon.length === 0 ? [] : endWorkedOut(horizon, Infinity, terms)),
  ];
}

const yearsOf = (inputs: Inputs, name: 'tenure' | 'horizon'): string => {
  const unit = inputs.get(name)?.quantity?.unit ?? 'y';
  return unit === 'y' ? name : `${name}/(${unitsInYear[unit]})`;
};

/** The end of the payments in periods; a number that only rounding keeps from a whole one is that whole one. */
function endWorkedOut(
  years: readonly string[],
  stayYears: number,
  { horizonYears = Infinity, periodsPerYear }: Terms,
): WorkedOut[] {
  const end = years.length === 1 ? years.join('') : `MIN(${years.join(',')})`;
  const periods = Math.min(stayYears, horizonYears) * periodsPerYear;
  return [
    {
      name: 'end_unrounded',
      label: 'Periods until the end, as computed',
      formula: `${end}*periods_a_year`,
      value: periods,
      format: exact,
      unit: 'periods',
    },
    {
      name: 'end_period',
      label: 'Periods until the end',
      formula:
        'IF(ABS(end_unrounded-ROUND(end_unrounded,0))<=0.000000000001*MAX(1,ROUND(end_unrounded,0)),ROUND(end_unrounded,0),end_unrounded)',
      value: wholeWithinRounding(periods),
      format: exact,
      unit: 'periods',
    },
  ];
}
