import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  calendarBins,
  type DatedEvent,
  repeatsByBin,
} from '../../../src/core/purchase/calendar/calendar-bins.ts';
import type { CalendarShape } from '../../../src/core/purchase/calendar/calendar-design.ts';
import { clockedHistories } from '../../../src/core/purchase/calendar/clocked-histories.ts';
import { datedCells } from '../../../src/core/purchase/calendar/dated-cells.ts';
import {
  type CalendarData,
  type CalendarMaximum,
  fitCalendar,
} from '../../../src/core/purchase/calendar/fit-calendar.ts';
import { type FittedPurchases, fitPurchases } from '../../../src/core/purchase/fit-purchases.ts';
import { purchaseCells } from '../../../src/core/purchase/purchase-cells.ts';
import type {
  PurchaseModel,
  PurchaseModelName,
} from '../../../src/core/purchase/purchase-model.ts';
import type { SeasonsCustomer } from '../../../src/core/purchase/testing/seasons-generator.ts';
import { dayNumber } from '../../../src/core/quantity/calendar.ts';

interface Coefficient {
  value: number;
  standardError: number;
}

/** A fit of the oracle. Multipliers of months have mean 1, and times of parameters are those of the mean month. */
export interface OracleFit {
  parameters: number[];
  multipliers?: number[];
  trend?: Coefficient;
  event?: Coefficient;
  label?: Coefficient;
  logLikelihood: number;
  penalised?: number;
  bins?: { names: string[]; actual: number[]; expected: number[] };
  dispersion?: { pearson: number; degreesOfFreedom: number; phi: number };
  test?: { ratio: number; degreesOfFreedom: number; p: number; pWithPhi?: number };
}

type OfModel = Record<'plain' | 'months' | 'label', OracleFit>;

/** A customer at the end of the log, days counted from its beginning. */
interface OracleCustomer {
  index: number;
  first: number;
  last: number;
  x: number;
  recency: number;
  age: number;
  alive: number;
  buys: number;
  expected: number;
}

/** What generate.py has written. */
export interface Oracle {
  generator: Record<'repeats' | 'oneTime' | 'labelled' | 'first' | 'last' | 'state', number>;
  fixed: Record<'jacobian' | 'BG/NBD' | 'MBG/NBD' | 'NBD' | 'daysAhead' | 'sumExpected', number> & {
    customers: Omit<OracleCustomer, 'index'>[];
  };
  models: Record<'NBD' | 'MBG/NBD' | 'Pareto/NBD', OfModel> & {
    'BG/NBD': OfModel & { months: { covariance: number[][] } };
  };
  variants: Record<
    'oneTime' | 'oneTimePrior' | 'blackFriday' | 'trend' | 'label' | 'trendLabel' | 'trendOnly',
    OracleFit
  >;
  steps: { from: number; date: string; step: number; logLikelihood: number }[];
  /** With the months held by a prior: the gains of free factors of single months, and what one must gain. */
  search: {
    needed: number;
    months: OracleFit;
    bins: { bin: string; pearson: number; event: number; gain: number }[];
  };
  partMonths: Record<'plain' | 'months' | 'trend', OracleFit> & {
    customers: number;
    repeats: number;
    middles: number[];
  };
  forecast: {
    days: number;
    ends: number[];
    operational: number[];
    expected: number[];
    total: number;
    alive: number;
    buyers: number;
    customers: OracleCustomer[];
    discounted: Record<'rate' | 'atEndOfMonth' | 'atMiddleOfMonth' | 'continuous', number>;
  };
  wholeFuture: { index: number[]; discounted: number[] };
  cdnow: { plain: OracleFit; months: OracleFit };
}

export const oracle = JSON.parse(
  readFileSync(new URL('oracle.json', import.meta.url), 'utf8'),
) as Oracle;

/** The names of the models here, and in the oracle. */
export const modelNames = {
  nbd: 'NBD',
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  'pareto-nbd': 'Pareto/NBD',
} as const;

/** What a log is fitted with besides its purchases. */
interface LogTerms {
  readonly from: number;
  readonly until: number;
  readonly unitDays?: number;
  readonly events?: readonly DatedEvent[];
  readonly byLabel?: boolean;
}

/** The histories and the repeats by bin of customers whose days are known. */
export function calendarLog(
  customers: readonly SeasonsCustomer[],
  { from, until, unitDays = 1, events = [], byLabel = false }: LogTerms,
): CalendarData & { readonly cells: ReturnType<typeof purchaseCells> } {
  const bins = calendarBins(from, until, events);
  const purchases = customers.flatMap(({ days }, customer) =>
    days.map((day) => ({ customer, day })),
  );
  const repeats = repeatsByBin(
    {
      customer: Uint32Array.from(purchases, ({ customer }) => customer),
      day: Int32Array.from(purchases, ({ day }) => day),
    },
    bins,
  );
  const firstOf = ({ days }: SeasonsCustomer) => days[0] ?? Number.NaN;
  const lastOf = ({ days }: SeasonsCustomer) => days.at(-1) ?? Number.NaN;
  const cells = purchaseCells({
    purchases: customers.map(({ days }) => days.length - 1),
    recency: customers.map((one) => (lastOf(one) - firstOf(one)) / unitDays),
    age: customers.map((one) => (until - firstOf(one)) / unitDays),
    ...(byLabel && { group: customers.map(({ label }) => (label ? 1 : 0)) }),
  });
  return { cells, unitDays, bins, repeats };
}

/** The histories of a log, prepared for its likelihood. */
export const clockedLog = (model: PurchaseModel, { cells, bins, unitDays }: CalendarData) =>
  clockedHistories(model, datedCells(cells, bins.from, bins.until, unitDays));

/** The model without a calendar. */
export function plainFit(
  model: PurchaseModelName,
  { cells }: ReturnType<typeof calendarLog>,
): FittedPurchases {
  const fit = fitPurchases(model, cells);
  if (fit === null) throw new Error(`no fit of ${model}`);
  return fit;
}

/** The maximum with a calendar, which these logs must have. */
export function maximumOf(
  log: CalendarData,
  shape: CalendarShape,
  plain: FittedPurchases,
): CalendarMaximum {
  const maximum = fitCalendar(log, shape, plain);
  if (maximum === null) throw new Error(`no maximum of ${plain.model}`);
  return maximum;
}

/** Compares numbers by their ratio. */
export function expectNear(
  found: readonly number[],
  expected: readonly number[],
  tolerance: number,
): void {
  expect(found).toHaveLength(expected.length);
  const far = expected.flatMap((value, i) => {
    const distance = Math.abs((found[i] ?? Number.NaN) - value);
    return distance <= tolerance * Math.abs(value) ? [] : [{ i, value, found: found[i] }];
  });
  expect(far).toEqual([]);
}

/** The customers of CDNOW's sample, with the days of their purchases, and the start of the last day of the log. */
export function cdnowCustomers(folder: string): {
  readonly customers: readonly SeasonsCustomer[];
  readonly from: number;
  readonly until: number;
} {
  const text = readFileSync(join(folder, 'cdnow/transactions.csv'), 'utf8');
  const days = new Map<string, Set<number>>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [, id = '', date = ''] = line.split(',');
    const of = days.get(id) ?? new Set();
    of.add(Date.parse(date) / 86_400_000);
    days.set(id, of);
  }
  const customers = [...days.values()].map((of) => ({
    days: [...of].sort((a, b) => a - b),
    label: false,
  }));
  return { customers, from: dayNumber(1997, 1, 1), until: dayNumber(1998, 6, 30) };
}
