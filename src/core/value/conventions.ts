import { churnInUnit, inYears, rateInUnit, yearlyRetention } from '../quantity/rate.ts';
import { type TimeUnit, unitsPerYear } from '../quantity/time-unit.ts';
import type { Relationship } from './lifetime-value.ts';
import type { Terms, Timing } from './terms.ts';

/** A way in which two people can compute different values from the same inputs. */
export type Convention =
  | 'range'
  | 'timing'
  | 'firstPayment'
  | 'period'
  | 'basis'
  | 'discountRate'
  | 'stayRate'
  | 'stay';

/** One departure from the conventions of the relationship it started from. */
export interface Change {
  readonly convention: Convention;
  /**
   * What it was changed to: `low` or `high`; `start`, `mid`, `end`; `included`, `excluded`; `12`
   * (periods a year); `revenue`; `nominal` (in proportion to the period), `yearly` (in proportion to
   * a year), `none`; `churn`, `tenure`.
   */
  readonly to: string;
}

/** The units of time in which the stay and the discount rate were written: "5%/mo" is in months. */
export interface RateUnits {
  readonly stay: TimeUnit;
  readonly discount: TimeUnit;
}

/** A relationship with the units that its rates were written in, which conventions depend on. */
export interface Written {
  readonly relationship: Relationship;
  readonly units: RateUnits;
}

/** A reading after one convention is changed; some changes require a second one. */
export interface Departure extends Written {
  readonly changes: readonly Change[];
}

type Rule = (from: Written) => readonly Departure[];

const withTerms = ({ relationship, units }: Written, terms: Partial<Terms>): Written => ({
  relationship: { ...relationship, terms: { ...relationship.terms, ...terms } },
  units,
});

const departure = (convention: Convention, to: string, written: Written): Departure => ({
  ...written,
  changes: [{ convention, to }],
});

/** The longest stay that a churn is read as: no option allows a longer one, and its periods are counted one by one. */
const longestYears = 1000;

/**
 * A churn of 5 % a month read as a stay of 1/0.05 = 20 months, and a stay of four years read as a churn of a quarter a
 * year. A fixed stay has no first payment to leave out.
 */
const stay: Rule = ({ relationship, units }) => {
  const { terms } = relationship;
  if ('tenureYears' in relationship.stay) {
    const length = relationship.stay.tenureYears * unitsPerYear[units.stay];
    if (length < 1) return [];
    const retention = yearlyRetention(1 - 1 / length, units.stay);
    return [
      departure('stay', 'churn', { relationship: { ...relationship, stay: { retention } }, units }),
    ];
  }
  const churn = churnInUnit(relationship.stay.retention, units.stay);
  const tenureYears = inYears(1 / churn, units.stay);
  // Where nobody leaves, 1/churn is no time at all.
  if (!(churn > 0 && tenureYears <= longestYears)) return [];
  const { firstPayment: counted } = terms;
  const fixed: Relationship = {
    ...relationship,
    stay: { tenureYears },
    terms: { ...terms, firstPayment: 'included' },
  };
  const tenure: Change = { convention: 'stay', to: 'tenure' };
  const also: Change = { convention: 'firstPayment', to: 'included' };
  return [
    { relationship: fixed, units, changes: counted === 'included' ? [tenure] : [tenure, also] },
  ];
};

const period: Rule = (from) =>
  [1, 12]
    .filter((periods) => periods !== from.relationship.terms.periodsPerYear)
    .map((periods) =>
      departure('period', String(periods), withTerms(from, { periodsPerYear: periods })),
    );

/** A span of time to which a rate can be converted in proportion: how many a year has, and its unit. */
interface Span {
  readonly to: 'nominal' | 'yearly';
  readonly perYear: number;
  readonly unit: TimeUnit;
}

/** The spans other than the unit of the rate: the payment period, and the year where that is not the period. */
function spans(periodsPerYear: number, rateUnit: TimeUnit): readonly Span[] {
  const units = ['y', 'mo', 'w', 'd'] as const;
  // A period such as three months is no unit; its rate is then written as the equivalent yearly rate.
  const unit = units.find((each) => unitsPerYear[each] === periodsPerYear) ?? 'y';
  const all: readonly Span[] = [
    { to: 'nominal', perYear: periodsPerYear, unit },
    ...(periodsPerYear === 1 ? [] : [{ to: 'yearly', perYear: 1, unit: 'y' } as const]),
  ];
  return all.filter(({ perYear }) => perYear !== unitsPerYear[rateUnit]);
}

/** 5 % a month read as 60 % a year, or 25 % a year as 25/12 % a month. */
const stayRate: Rule = ({ relationship, units }) => {
  if ('tenureYears' in relationship.stay) return [];
  const aYear = churnInUnit(relationship.stay.retention, units.stay) * unitsPerYear[units.stay];
  return spans(relationship.terms.periodsPerYear, units.stay).flatMap(({ to, perYear, unit }) => {
    const churn = aYear / perYear;
    if (!(churn > 0 && churn <= 1)) return [];
    const retention = Math.exp(perYear * Math.log1p(-churn));
    const changed = { ...relationship, stay: { retention } };
    return [departure('stayRate', to, { relationship: changed, units: { ...units, stay: unit } })];
  });
};

/** 10 % a year read as 10/12 % a month, 1 % a month as 12 % a year, or no discount at all. */
const discountRate: Rule = (from) => {
  const { relationship, units } = from;
  const { discount, ...others } = relationship.terms;
  if (!discount) return [];
  const aYear = rateInUnit(discount, units.discount) * unitsPerYear[units.discount];
  const proportional = spans(others.periodsPerYear, units.discount).flatMap(
    ({ to, perYear, unit }) => {
      const rate = aYear / perYear;
      if (!(rate > -1)) return [];
      const changed = withTerms(from, { discount: Math.expm1(perYear * Math.log1p(rate)) });
      return [departure('discountRate', to, { ...changed, units: { ...units, discount: unit } })];
    },
  );
  const none = { relationship: { ...relationship, terms: others }, units };
  return [...proportional, departure('discountRate', 'none', none)];
};

/** Timing only matters where money has a time value. */
const timing: Rule = (from) =>
  from.relationship.terms.discount
    ? (['start', 'mid', 'end'] as const)
        .filter((each: Timing) => each !== from.relationship.terms.timing)
        .map((each) => departure('timing', each, withTerms(from, { timing: each })))
    : [];

const firstPayment: Rule = (from) => {
  const { stay: staying, terms } = from.relationship;
  if ('tenureYears' in staying) return [];
  const to = terms.firstPayment === 'included' ? 'excluded' : 'included';
  return [departure('firstPayment', to, withTerms(from, { firstPayment: to }))];
};

const basis: Rule = ({ relationship, units }) => {
  const { margin, ...others } = relationship.terms;
  if (margin === undefined || margin === 1) return [];
  return [
    departure('basis', 'revenue', { relationship: { ...relationship, terms: others }, units }),
  ];
};

/**
 * Each rule lists the other readings of one convention. Their order matters: the length of the stay comes before
 * whether its first payment counts, and the period before the rates that are converted to it.
 */
export const conventions: readonly Rule[] = [
  stay,
  period,
  stayRate,
  discountRate,
  timing,
  firstPayment,
  basis,
];
