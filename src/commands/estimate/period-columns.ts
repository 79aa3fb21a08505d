import type { Relationship } from '../../core/value/lifetime-value.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { StepAmounts } from '../../core/value/waterfall.ts';
import type { FigureFormat } from '../../render/table.ts';
import { cellAt } from '../../render/workbook/sheet.ts';
import { isEndless, laterSums } from './later-periods.ts';

/** The periods begin in this row, counted from 0; above them stand their sums. */
export const firstRow = 4;

/** One column of the sheet: of a period, and of all that follow the last row. */
export interface PeriodColumn {
  readonly header: string;
  readonly width: number;
  readonly format?: FigureFormat;
  /** The formula of a row, and what it comes to. */
  readonly formula: (row: number) => string;
  readonly value: (period: PeriodFigures) => number;
  /** The name of the sum; absent where the figures are not added up. */
  readonly sum?: string;
  /** What the periods after the last row add to the sum, where payments have no end. */
  readonly later?: { readonly formula: string; readonly value: number };
}

/** What rapport computes of a period. */
export interface PeriodFigures {
  readonly k: number;
  /** Of the counted ones before it. */
  readonly before: number;
  readonly probability: number;
  readonly growth: number;
  readonly discount: number;
  readonly bookedAtYears: number;
  /** If it pays; 0 where it cannot. */
  readonly steps: Pick<StepAmounts, 'spend' | 'growth' | 'costOfGoods' | 'serving' | 'marketing'>;
}

const money: FigureFormat = { kind: 'money' };
const factor: FigureFormat = { kind: 'number', decimals: 6 };

/** The names of the sums, for formulas of other sheets. */
export const sums = {
  probability: 'sum_of_probabilities',
  payment: 'expected_spend',
  amount: 'expected_amount',
  present: 'present_value',
  discounted: 'discounted_probabilities',
  later: 'later_present_value',
} as const;

/** The columns that the terms ask for. */
export function periodColumns(relationship: Relationship, rows: number): readonly PeriodColumn[] {
  const { stay, terms } = relationship;
  const { growth, discount, margin, serving, marketing, referral, recovery } = terms;
  const keys = [
    'k',
    'probability',
    'booked',
    ...(growth === undefined ? [] : ['growth']),
    ...(discount === undefined ? [] : ['discount']),
    'payment',
    ...(margin === undefined ? [] : ['goods']),
    ...(serving === undefined ? [] : ['serving']),
    ...(marketing === undefined ? [] : ['marketing']),
    'amount',
    'expectedPayment',
    'expectedAmount',
    'present',
    ...(referral === undefined && recovery === undefined ? [] : ['discounted']),
    ...(recovery === undefined ? [] : ['later']),
  ];
  const at = (key: string, row: number) => cellAt(row, keys.indexOf(key));
  /** A factor of the row, where there is such a column. */
  const times = (key: string, row: number) => (keys.includes(key) ? `*${at(key, row)}` : '');
  const ifPaid = (row: number, formula: string) => `IF(${at('probability', row)}=0,0,${formula})`;
  const cost = (name: 'serving' | 'marketing') => (row: number) =>
    ifPaid(row, `-(${costFormula(terms, name, '1', at('payment', row))})`);
  const amountOf = ({ steps }: PeriodFigures) =>
    steps.spend + steps.growth + steps.costOfGoods + steps.serving + steps.marketing;
  const further =
    stay !== undefined && isEndless(relationship) ? laterSums(relationship, rows) : undefined;
  const later = (key: keyof NonNullable<typeof further>) =>
    further === undefined ? {} : { later: further[key] };
  const all: Readonly<Record<string, PeriodColumn>> = {
    k: {
      header: 'period',
      width: 10,
      formula: (row) => (row === firstRow ? 'first_period' : `${at('k', row - 1)}+1`),
      value: ({ k }) => k,
    },
    probability: {
      header: 'probability',
      width: 12,
      format: factor,
      formula: (row) => weightFormula(relationship, at('k', row)),
      value: ({ probability }) => probability,
      sum: sums.probability,
      ...later('probability'),
    },
    booked: {
      header: 'booked at y',
      width: 12,
      format: { kind: 'number', decimals: 4 },
      formula: (row) => `(${at('k', row)}+timing_offset)/periods_a_year`,
      value: ({ bookedAtYears }) => bookedAtYears,
    },
    growth: {
      header: 'growth',
      width: 11,
      format: factor,
      formula: (row) => `(1+growth_a_year)^((${at('k', row)}-first_period)/periods_a_year)`,
      value: (period) => period.growth,
    },
    discount: {
      header: 'discount factor',
      width: 11,
      format: factor,
      formula: (row) => `(1+discount_a_year)^-${at('booked', row)}`,
      value: (period) => period.discount,
    },
    payment: {
      header: 'payment',
      width: 16,
      format: money,
      formula: (row) => ifPaid(row, `payment${times('growth', row)}`),
      value: ({ steps }) => steps.spend + steps.growth,
    },
    goods: {
      header: 'cost of goods',
      width: 16,
      format: money,
      formula: (row) => `-(1-margin)*${at('payment', row)}`,
      value: ({ steps }) => steps.costOfGoods,
    },
    serving: {
      header: 'serving',
      width: 16,
      format: money,
      formula: cost('serving'),
      value: ({ steps }) => steps.serving,
    },
    marketing: {
      header: 'marketing',
      width: 16,
      format: money,
      formula: cost('marketing'),
      value: ({ steps }) => steps.marketing,
    },
    amount: {
      header: 'amount',
      width: 16,
      format: money,
      formula: (row) => `SUM(${at('payment', row)}:${cellAt(row, keys.indexOf('amount') - 1)})`,
      value: amountOf,
    },
    expectedPayment: {
      header: 'expected payment',
      width: 16,
      format: money,
      formula: (row) => `${at('probability', row)}*${at('payment', row)}`,
      value: ({ probability, steps }) => probability * (steps.spend + steps.growth),
      sum: sums.payment,
      ...later('payment'),
    },
    expectedAmount: {
      header: 'expected amount',
      width: 16,
      format: money,
      formula: (row) => `${at('probability', row)}*${at('amount', row)}`,
      value: (period) => period.probability * amountOf(period),
      sum: sums.amount,
      ...later('amount'),
    },
    present: {
      header: 'present value',
      width: 16,
      format: money,
      formula: (row) => `${at('expectedAmount', row)}${times('discount', row)}`,
      value: (period) => period.probability * amountOf(period) * period.discount,
      sum: sums.present,
      ...later('present'),
    },
    discounted: {
      header: 'discounted probability',
      width: 13,
      format: factor,
      formula: (row) => `${at('probability', row)}${times('discount', row)}`,
      value: ({ probability, discount: factorOf }) => probability * factorOf,
      sum: sums.discounted,
      ...later('discounted'),
    },
    later: {
      header: 'value × periods before',
      width: 18,
      format: money,
      formula: (row) => `${at('present', row)}*(${at('k', row)}-first_period)`,
      value: (period) => period.before * period.probability * amountOf(period) * period.discount,
      sum: sums.later,
      ...later('later'),
    },
  };
  return keys.flatMap((key) => all[key] ?? []);
}

/** A cost, for so many periods and so much spend. */
export function costFormula(
  terms: Pick<Terms, 'serving' | 'marketing'>,
  name: 'serving' | 'marketing',
  periods: string,
  spend: string,
): string {
  const { perYear, share } = terms[name] ?? {};
  return [
    ...(perYear === undefined
      ? []
      : [periods === '1' ? `${name}_a_period` : `${name}_a_period*${periods}`]),
    ...(share === undefined ? [] : [`${name}_share*${spend}`]),
  ].join('+');
}

/** The probability that a period pays: 1 up to the end of a fixed stay, or what retention leaves until the horizon. */
function weightFormula({ stay, terms }: Relationship, k: string): string {
  const part = `MAX(0,MIN(1,end_period-${k}))`;
  if ('tenureYears' in stay) return part;
  const kept = `IF(${k}=0,1,retention_a_year^(${k}/periods_a_year))`;
  return terms.horizonYears === undefined ? kept : `${kept}*${part}`;
}
