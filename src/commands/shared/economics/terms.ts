import type { Range } from '../../../core/quantity/range.ts';
import { inYears, perYear, yearlyRate, yearlyRetention } from '../../../core/quantity/rate.ts';
import { type TimeUnit, unitsPerYear } from '../../../core/quantity/time-unit.ts';
import type { AssumedStay, Relationship } from '../../../core/value/lifetime-value.ts';
import type { Cost, CostPart, Terms, Timing } from '../../../core/value/terms.ts';
import type { InputName, Inputs } from './inputs.ts';

/** The figure to take of each input's range. */
export type Pick = (name: InputName, range: Range) => number;

export const atBase: Pick = (_, { base }) => base;

/** The economic terms that the inputs give, at the chosen figure of each range. */
export function termsOf(inputs: Inputs, periodsPerYear: number, pick: Pick): Terms {
  for (const [name, { varying }] of inputs)
    if (varying !== undefined) throw new RangeError(`${name} has several values`);
  const number = (name: InputName): number | undefined => {
    const range = inputs.get(name)?.quantity?.range;
    return range === undefined ? undefined : pick(name, range);
  };
  const unit = (name: InputName): TimeUnit => inputs.get(name)?.quantity?.unit ?? 'y';
  const yearly = (name: InputName): number | undefined => {
    const rate = number(name);
    return rate === undefined ? undefined : yearlyRate(rate, unit(name));
  };
  const aYear = (name: InputName): number | undefined => {
    const amount = number(name);
    return amount === undefined ? undefined : perYear(amount, unit(name));
  };
  const years = (name: InputName): number | undefined => {
    const length = number(name);
    return length === undefined ? undefined : inYears(length, unit(name));
  };
  const cost = (name: InputName): Cost | undefined => {
    const parts = inputs.get(name)?.parts;
    if (parts === undefined) return undefined;
    const sum: { -readonly [P in CostPart]?: number } = {};
    for (const { range, unit: per, dimension, perOrder } of parts) {
      const figure = pick(name, range);
      const part = dimension === 'share' ? 'share' : perOrder === true ? 'perOrder' : 'perYear';
      sum[part] = (sum[part] ?? 0) + (part === 'perYear' ? perYear(figure, per ?? 'y') : figure);
    }
    return sum;
  };

  // Filled in one by one, which a simulation does a hundred thousand times.
  const terms: { -readonly [K in keyof Terms]: Terms[K] } = {
    periodsPerYear,
    timing: (inputs.get('timing')?.text ?? 'mid') as Timing,
    firstPayment: inputs.get('first-payment')?.text === 'excluded' ? 'excluded' : 'included',
  };
  const give = <K extends keyof Terms>(key: K, value: Terms[K] | undefined): void => {
    if (value !== undefined) terms[key] = value;
  };
  give('margin', number('margin'));
  give('serving', cost('serving'));
  give('marketing', cost('marketing'));
  give('discount', yearly('discount'));
  give('growth', yearly('growth'));
  give('horizonYears', years('horizon'));
  give('acquisition', number('acquisition'));
  const referrals = aYear('referrals');
  const referralValue = number('referral-value');
  if (referrals !== undefined) {
    terms.referral = {
      perYear: referrals,
      reward: number('referral-reward') ?? 0,
      ...(referralValue !== undefined && { value: referralValue }),
    };
  }
  const incidents = aYear('incidents');
  if (incidents !== undefined) {
    terms.recovery = {
      incidentsPerYear: incidents,
      mended: number('mended') ?? 0,
      kept: number('kept') ?? 0,
      mendingCost: number('mending-cost') ?? 0,
    };
  }
  return terms;
}

/** Whether the inputs give how long a customer stays. */
export const hasStay = (inputs: Inputs): boolean =>
  (['tenure', 'retention', 'churn'] as const).some((name) => inputs.has(name));

/** How long a customer stays by the inputs; undefined where none of the three is given. */
export function stayOf(inputs: Inputs, pick: Pick): AssumedStay | undefined {
  for (const name of ['tenure', 'retention', 'churn'] as const) {
    const { quantity: read, varying } = inputs.get(name) ?? {};
    if (varying !== undefined) throw new RangeError(`${name} has several values`);
    if (read === undefined || read.unit === null) continue;
    const value = pick(name, read.range);
    if (name === 'tenure') return { tenureYears: inYears(value, read.unit) };
    return { retention: yearlyRetention(name === 'churn' ? 1 - value : value, read.unit) };
  }
  return undefined;
}

/** Spend a year by the inputs, and the unit it is in. */
function spendOf(inputs: Inputs, pick: Pick): { annual: number; unit: TimeUnit } | undefined {
  const read = inputs.get('spend')?.quantity;
  if (read === undefined || read.unit === null) return undefined;
  return { annual: perYear(pick('spend', read.range), read.unit), unit: read.unit };
}

/** Payments a year: by `--period`, else by the unit that the spend is in. */
function periodsPerYear(inputs: Inputs, spendUnit: TimeUnit): number {
  const read = inputs.get('period')?.quantity;
  if (read === undefined || read.unit === null) return unitsPerYear[spendUnit];
  return unitsPerYear[read.unit] / read.range.base;
}

/** The assumed customer that the inputs describe; a spend and a stay must be among them. */
export function relationshipOf(inputs: Inputs, pick: Pick): Relationship {
  const spend = spendOf(inputs, pick);
  const stay = stayOf(inputs, pick);
  if (spend === undefined || stay === undefined)
    throw new RangeError('spend and stay are checked before');
  const terms = termsOf(inputs, periodsPerYear(inputs, spend.unit), pick);
  return { annualSpend: spend.annual, stay, terms };
}
