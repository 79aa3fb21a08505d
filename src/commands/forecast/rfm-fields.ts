import { type CustomerFigure, wholeDays } from '../../core/forecast/customer-forecast.ts';
import type { KnownPurchases } from '../../core/forecast/known-purchases.ts';
import { daysPerUnit } from '../../core/purchase/customer-summary.ts';
import {
  type QuintileCuts,
  quintile,
  quintileCuts,
  rfmGroup,
  rfmGroups,
} from '../../core/purchase/rfm-scores.ts';
import type { RfmCuts } from './customer-schema.ts';
import type { SomeCustomers } from './read-customers.ts';

interface Scores {
  readonly cuts: RfmCuts;
  readonly recency: Uint8Array;
  readonly frequency: Uint8Array;
  /** 0 where the spend is not known. */
  readonly monetary: Uint8Array;
}

/** The scores of recency, frequency and spend of customers, computed when the first of them is asked for. */
export function rfmFields(customers: SomeCustomers) {
  let known: Scores | undefined;
  const scores = () => {
    known ??= scoresOf(customers);
    return known;
  };
  const figure =
    (of: (all: Scores) => Uint8Array): CustomerFigure =>
    (some, into) => {
      const column = of(scores());
      for (let k = 0; k < into.length; k++) into[k] = column[some[k] as number] || Number.NaN;
    };
  const codes: CustomerFigure = (some, into) => {
    const { recency, frequency } = scores();
    for (let k = 0; k < into.length; k++) {
      const i = some[k] as number;
      into[k] = rfmGroups.indexOf(rfmGroup(recency[i] as number, frequency[i] as number));
    }
  };
  return {
    cuts: () => scores().cuts,
    fields: {
      recencyScore: { figure: figure(({ recency }) => recency) },
      frequencyScore: { figure: figure(({ frequency }) => frequency) },
      monetaryScore: { figure: figure(({ monetary }) => monetary) },
      rfmGroup: { codes, textOf: (code: number) => rfmGroups[code] ?? '' },
    },
  };
}

function scoresOf({ known, unit }: SomeCustomers): Scores {
  const silent = daysSilent(known, 365.25 / daysPerUnit[unit]);
  const { amount } = known.totals;
  const hasSpend = amount.every(Number.isFinite);
  const days = quintileCuts(silent);
  const purchases = Float64Array.from(known.summary.purchases);
  const often = quintileCuts(purchases);
  const spend = hasSpend ? quintileCuts(amount) : null;
  const scored = (values: Float64Array, cuts: QuintileCuts) =>
    Uint8Array.from(values, (value) => quintile(value, cuts));
  return {
    cuts: { daysSilent: days, purchases: often, totalSpend: spend },
    // Who bought most recently has been silent for the fewest days.
    recency: scored(silent, days).map((fifth) => 6 - fifth),
    frequency: scored(purchases, often),
    monetary: spend === null ? new Uint8Array(amount.length) : scored(amount, spend),
  };
}

const daysSilent = ({ summary }: KnownPurchases, unitsPerYear: number): Float64Array =>
  summary.age.map(
    (age, i) =>
      wholeDays(age, unitsPerYear) - wholeDays(summary.recency[i] as number, unitsPerYear),
  );
