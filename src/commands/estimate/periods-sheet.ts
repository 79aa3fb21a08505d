import { geometricSums } from '../../core/numeric/geometric-sums.ts';
import { type Relationship, survivalOf } from '../../core/value/lifetime-value.ts';
import {
  countedWeights,
  firstCounted,
  onePayment,
  periodLogs,
} from '../../core/value/period-sums.ts';
import { type Terms, timingOffset } from '../../core/value/terms.ts';
import { type StepAmounts, stepAmounts } from '../../core/value/waterfall.ts';
import type { FigureFormat } from '../../render/table.ts';
import {
  type CellName,
  cellAt,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from '../../render/workbook/sheet.ts';
import { guarded } from '../shared/workbook/assumptions-sheet.ts';

export const periodsName = 'Periods';

/** The periods begin in this row, counted from 0; above them stand their sums. */
const firstRow = 4;
const sumRow = 2;

/** More make a workbook that opens slowly. */
const mostRows = 3_000;
const usualYears = 10;
/** So many times as many periods as are counted: a longer stay may be typed. */
const room = 2.5;

/**
 * How many periods a sheet has: what is counted and room for more, and at least ten years; undefined where that are too
 * many.
 */
export function periodRows({ stay, terms }: Relationship): number | undefined {
  const { count } = countedWeights(survivalOf(stay), terms);
  const usual = Math.ceil(usualYears * terms.periodsPerYear);
  if (count === Infinity) return Math.min(mostRows, usual);
  if (count > mostRows) return undefined;
  return Math.min(mostRows, Math.max(usual, Math.ceil(room * count)));
}

/** One column of the sheet: of a period, and of all that follow the last row. */
interface PeriodColumn {
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
interface PeriodFigures {
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

/** The periods, one a row, with their sums by name. */
export function periodsSheet(
  relationship: Relationship,
  rows: number,
): { readonly sheet: Sheet; readonly names: readonly CellName[] } {
  const columns = periodColumns(relationship, rows);
  const figures = Array.from({ length: rows }, (_, i) => periodFigures(relationship, i));
  const isEndless = columns.some(({ later }) => later !== undefined);
  const last = firstRow + rows - (isEndless ? 0 : 1);
  const sum = ({ sum: name, value, later, format }: PeriodColumn, c: number): SheetCell | null =>
    name === undefined
      ? null
      : {
          value: figures.reduce((all, period) => all + value(period), later?.value ?? 0),
          formula: guarded(`SUM(${cellAt(firstRow, c)}:${cellAt(last, c)})`),
          look: 'total',
          ...(format !== undefined && { format }),
        };
  const body = figures.map(
    (period, i): SheetRow =>
      columns.map(({ formula, value, format }) => ({
        value: value(period),
        formula: formula(firstRow + i),
        ...(format !== undefined && { format }),
      })),
  );
  const tail: SheetRow = columns.map(({ later, format }, c) =>
    c === 0
      ? {
          value: `${(figures.at(-1)?.k ?? 0) + 1} on`,
          formula: `${cellAt(firstRow + rows - 1, 0)}+1&" on"`,
        }
      : later === undefined
        ? null
        : { ...later, ...(format !== undefined && { format }) },
  );
  return {
    sheet: {
      name: periodsName,
      columns: columns.map(({ width }) => ({ width })),
      rows: [
        [textCell('The periods behind the value', 'title')],
        [
          textCell(
            'Payment, costs and amount are those of a period that pays; expected are they times the probability.',
            'note',
          ),
        ],
        columns.map((column, c) => (c === 0 ? textCell('Sum', 'total') : sum(column, c))),
        columns.map(({ header }) => textCell(header, 'figureHead')),
        ...body,
        ...(isEndless ? [tail] : []),
      ],
      frozenRows: firstRow,
    },
    names: columns.flatMap(({ sum: name }, column) =>
      name === undefined ? [] : [{ name, sheet: periodsName, row: sumRow, column }],
    ),
  };
}

function periodFigures({ annualSpend, stay, terms }: Relationship, before: number): PeriodFigures {
  const { weight, count } = countedWeights(survivalOf(stay), terms);
  const logs = periodLogs(terms);
  const k = firstCounted(terms) + before;
  const booked = k + timingOffset[terms.timing];
  const probability = k < count ? weight(k) : 0;
  const growth = Math.exp(before * logs.growth);
  const paid = { ...onePayment, grown: growth, grownDiscounted: growth };
  return {
    k,
    before,
    probability,
    growth,
    discount: Math.exp(booked * logs.discount),
    bookedAtYears: booked / terms.periodsPerYear,
    steps:
      probability === 0
        ? { spend: 0, growth: 0, costOfGoods: 0, serving: 0, marketing: 0 }
        : stepAmounts(annualSpend / terms.periodsPerYear, paid, terms),
  };
}

/** The names of the sums, for formulas of other sheets. */
export const sums = {
  probability: 'sum_of_probabilities',
  payment: 'expected_spend',
  amount: 'expected_amount',
  present: 'present_value',
  discounted: 'discounted_probabilities',
  later: 'later_present_value',
} as const;

function periodColumns(relationship: Relationship, rows: number): readonly PeriodColumn[] {
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
      header: 'present value × periods before',
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

export const isEndless = ({ stay, terms }: Relationship): boolean =>
  'retention' in stay && terms.horizonYears === undefined;

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

/**
 * What the periods after the last row add up to where payments have no end: geometric series. Of period R on, with
 * x = retention × growth × discount of a period,
 *
 *     Σ xⁿ = xᴿ/(1 − x),   Σ n·xⁿ = xᴿ·(R/(1 − x) + x/(1 − x)²)
 */
function laterSums({ annualSpend, stay, terms }: Relationship, rows: number) {
  const first = firstCounted(terms);
  const logs = periodLogs(terms);
  const retention = 'retention' in stay ? stay.retention : 1;
  const logRetention = Math.log(retention) / terms.periodsPerYear;
  const offset = timingOffset[terms.timing];
  const series = (log: number, isBooked: boolean) => {
    const ratio = logRetention + log;
    const { sum, weighted } =
      retention === 0 ? { sum: 1, weighted: 0 } : geometricSums(ratio, Infinity);
    const start =
      retention === 0
        ? 0
        : Math.exp(
            first * logRetention + rows * ratio + (isBooked ? (first + offset) * logs.discount : 0),
          );
    return { sum: start * sum, later: start * (rows * sum + weighted) };
  };
  const payment = annualSpend / terms.periodsPerYear;
  const { costOfGoods, serving, marketing } = stepAmounts(1, onePayment, terms);
  const fixed = stepAmounts(0, onePayment, terms);
  const costs = fixed.serving + fixed.marketing;
  const left = 1 + costOfGoods + serving + marketing - costs;
  const kept = left * payment;
  const plain = series(0, false);
  const grown = series(logs.growth, false);
  const discounted = series(logs.discount, true);
  const both = series(logs.growth + logs.discount, true);

  const k = `(first_period+${rows})`;
  const g = terms.growth === undefined ? '' : '*growth_factor';
  const d = terms.discount === undefined ? '' : '*discount_factor';
  const begin = `retention_a_year^(${k}/periods_a_year)`;
  const grownBy = terms.growth === undefined ? '' : `*(1+growth_a_year)^(${rows}/periods_a_year)`;
  const booked =
    terms.discount === undefined
      ? ''
      : `*(1+discount_a_year)^-((${k}+timing_offset)/periods_a_year)`;
  const ratio = (factors: string) => `(1-retention_factor${factors})`;
  const weighted = (factors: string) =>
    `(${rows}/${ratio(factors)}+retention_factor${factors}/${ratio(factors)}^2)`;
  const leftShare = [
    terms.margin === undefined ? '1' : 'margin',
    ...(terms.serving?.share === undefined ? [] : ['serving_share']),
    ...(terms.marketing?.share === undefined ? [] : ['marketing_share']),
  ].join('-');
  const fixedCosts = [
    ...(terms.serving?.perYear === undefined ? [] : ['serving_a_period']),
    ...(terms.marketing?.perYear === undefined ? [] : ['marketing_a_period']),
  ].join('+');
  /** What is left of payments, less the costs that are the same in each period. */
  const amount = (spend: string, periods: string) =>
    `(${leftShare})*payment*${spend}${fixedCosts === '' ? '' : `-(${fixedCosts})*${periods}`}`;
  return {
    probability: { formula: `${begin}/${ratio('')}`, value: plain.sum },
    payment: { formula: `payment*${begin}${grownBy}/${ratio(g)}`, value: payment * grown.sum },
    amount: {
      formula: amount(`${begin}${grownBy}/${ratio(g)}`, `${begin}/${ratio('')}`),
      value: kept * grown.sum + costs * plain.sum,
    },
    present: {
      formula: amount(
        `${begin}${grownBy}${booked}/${ratio(g + d)}`,
        `${begin}${booked}/${ratio(d)}`,
      ),
      value: kept * both.sum + costs * discounted.sum,
    },
    discounted: { formula: `${begin}${booked}/${ratio(d)}`, value: discounted.sum },
    later: {
      formula: amount(
        `${begin}${grownBy}${booked}*${weighted(g + d)}`,
        `${begin}${booked}*${weighted(d)}`,
      ),
      value: kept * both.later + costs * discounted.later,
    },
  };
}
