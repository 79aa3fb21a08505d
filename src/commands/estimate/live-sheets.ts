import type { Relationship } from '../../core/value/lifetime-value.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { LiveSheets, Sheet } from '../../render/workbook/sheet.ts';
import type { Output } from '../command.ts';
import { rangedInputs } from '../shared/economics/ends.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import { atBase, relationshipOf } from '../shared/economics/terms.ts';
import { stepBasis, stepWords } from '../shared/economics/view-waterfall.ts';
import {
  assumptionsSheet,
  type Fault,
  type WorkedOut,
} from '../shared/workbook/assumptions-sheet.ts';
import { comparedSheet, figureCell, type LiveFigure } from '../shared/workbook/compared-sheet.ts';
import { liveInputs, periodRow } from '../shared/workbook/live-inputs.ts';
import {
  aYear,
  periodsWorkedOut,
  stayWorkedOut,
  termsWorkedOut,
} from '../shared/workbook/live-terms.ts';
import { isEndless } from './later-periods.ts';
import { costFormula, sums } from './period-columns.ts';
import { periodRows, periodsSheet } from './periods-sheet.ts';
import type { EstimateResult, OneEstimate } from './result.ts';
import { spendNote } from './view.ts';

type Report = Output<EstimateResult>['report'];

/** The estimate in formulas: what is assumed, the periods, and the steps from spend to value. */
export function estimateSheets(
  inputs: Inputs,
  { result, assumptions }: Report & { readonly result: OneEstimate },
): LiveSheets {
  const relationship = relationshipOf(inputs, atBase);
  const rows = periodRows(relationship);
  if (rows === undefined) {
    const note =
      'The figures are values: so many periods are counted that a sheet of them would open slowly. A longer --period gives formulas.';
    return { sheets: [], names: [], notes: [note] };
  }
  const { terms, stay } = relationship;
  const unit = inputs.get('period')?.quantity?.unit ?? inputs.get('spend')?.quantity?.unit ?? 'y';
  const count = inputs.get('period')?.quantity?.range.base ?? 1;
  const period = assumptions['period'] ?? { text: unit, source: 'default' };
  const workedOut: WorkedOut[] = [
    periodsWorkedOut(unit, terms.periodsPerYear),
    {
      name: 'payment',
      label: 'Payment, before growth',
      formula: `${aYear(inputs, 'spend')}/periods_a_year`,
      value: relationship.annualSpend / terms.periodsPerYear,
      format: { kind: 'money' },
      unit: 'a period',
    },
    ...stayWorkedOut(inputs, stay, terms),
    ...termsWorkedOut(inputs, terms),
    ...(isEndless(relationship) ? factorsOfPeriod(relationship) : []),
  ];
  const fixed = 'tenureYears' in stay ? (['first-payment'] as const) : [];
  const { sheet, names } = assumptionsSheet(
    [...liveInputs(inputs, fixed), periodRow(count, unit, period)],
    workedOut,
    faults(relationship, rows),
  );
  const periods = periodsSheet(relationship, rows);
  return {
    sheets: [sheet, waterfallSheet(relationship, result, assumptions), periods.sheet],
    names: [...names, ...periods.names],
    notes: notes(inputs, result),
  };
}

/** What retention, growth and discount do from one period to the next, for the sum of the periods after the last row. */
function factorsOfPeriod({ stay, terms }: Relationship): WorkedOut[] {
  const { growth, discount, periodsPerYear } = terms;
  const factor = (name: string, label: string, formula: string, yearly: number): WorkedOut => ({
    name,
    label,
    formula,
    value: yearly ** (1 / periodsPerYear),
    format: { kind: 'number', decimals: 6 },
    unit: 'from period to period',
  });
  const retention = 'retention' in stay ? stay.retention : 1;
  return [
    factor(
      'retention_factor',
      'Share that stays',
      'retention_a_year^(1/periods_a_year)',
      retention,
    ),
    ...(growth === undefined
      ? []
      : [
          factor(
            'growth_factor',
            'Growth of spend, factor',
            '(1+growth_a_year)^(1/periods_a_year)',
            1 + growth,
          ),
        ]),
    ...(discount === undefined
      ? []
      : [
          factor(
            'discount_factor',
            'Discount, factor',
            '(1+discount_a_year)^(-1/periods_a_year)',
            1 / (1 + discount),
          ),
        ]),
  ];
}

/** Where the sheet of periods cannot hold what is typed, or the payments add up to no finite sum. */
function faults(relationship: Relationship, rows: number): Fault[] {
  const { stay, terms } = relationship;
  if (!isEndless(relationship)) {
    const what = 'tenureYears' in stay ? 'the stay' : 'the horizon';
    return [
      {
        formula: `end_period-first_period>${rows}`,
        words: `"${what} needs "&ROUNDUP(end_period-first_period,0)&" periods, and the sheet Periods has ${rows}: run rapport with it"`,
      },
    ];
  }
  const g = terms.growth === undefined ? '' : '*growth_factor';
  const d = terms.discount === undefined ? '' : '*discount_factor';
  const ratios = [...new Set(['', g, d, g + d])].map((factors) => `retention_factor${factors}>=1`);
  return [
    {
      formula: `OR(${ratios.join(',')})`,
      words:
        '"payments do not become fewer or less, so that they have no finite sum: run rapport with a --horizon"',
    },
  ];
}

/** The steps and their totals. */
function waterfallSheet(
  { terms }: Relationship,
  result: OneEstimate,
  assumptions: Report['assumptions'],
): Sheet {
  const { waterfall, lifetimeValue, netValue, years, leftOut } = result;
  const isAcquired = !leftOut.includes('acquisition');
  const recovered = `incidents_a_period*mended*(kept*${sums.later}-mending_cost*${sums.discounted})`;
  const formula = (step: StepName): string => {
    switch (step) {
      case 'spend':
        return `payment*${sums.probability}`;
      case 'growth':
        return `${sums.payment}-payment*${sums.probability}`;
      case 'costOfGoods':
        return `-(1-margin)*${sums.payment}`;
      case 'serving':
      case 'marketing':
        return `-(${costFormula(terms, step, sums.probability, sums.payment)})`;
      case 'timeValue':
        return `${sums.present}-${sums.amount}`;
      case 'referral': {
        const worth = terms.recovery === undefined ? sums.present : `${sums.present}+${recovered}`;
        return `referrals_a_period*${sums.discounted}*(IF(ISNUMBER(referral_value),referral_value,${worth})-referral_reward)`;
      }
      case 'recovery':
        return recovered;
      case 'acquisition':
        return '-acquisition';
    }
  };
  const note = (step: StepName) =>
    step === 'spend' ? spendNote({ result, assumptions }) : stepBasis(step, assumptions);
  const own = waterfall.filter(({ step }) => step !== 'acquisition');
  const money = { kind: 'money' } as const;
  const figure = ({ step, amount }: (typeof waterfall)[number]): LiveFigure => ({
    label: stepWords[step].label,
    basis: note(step),
    // As rapport rounds them, so that the totals agree to the last digit.
    formula: `ROUND(${formula(step)},6)`,
    figure: amount,
    format: money,
  });
  const total = (label: string, amount: number, sum: string): LiveFigure => ({
    label,
    formula: sum,
    figure: amount,
    format: money,
    role: 'total',
  });
  const figures = [
    ...own.map(figure),
    total('Lifetime value', lifetimeValue, `SUM(${figureCell(0)}:${figureCell(own.length - 1)})`),
    ...waterfall.filter(({ step }) => step === 'acquisition').map(figure),
    ...(isAcquired
      ? [total('Net value', netValue, `${figureCell(own.length)}+${figureCell(own.length + 1)}`)]
      : []),
    {
      label: 'Years of payment',
      formula: `${sums.probability}/periods_a_year`,
      figure: years,
      format: { kind: 'number', decimals: 4 },
    } satisfies LiveFigure,
  ];
  return comparedSheet('Waterfall', 'From spend to value', figures);
}

function notes(inputs: Inputs, result: OneEstimate): string[] {
  const { payback, ltvToCac, byTiming, breakEven, reconciliation } = result;
  const values = [
    ...(payback === undefined && ltvToCac === undefined ? [] : ['LTV:CAC and payback']),
    ...(byTiming === undefined ? [] : ['the values at other timings']),
    ...(breakEven === undefined ? [] : ['the break-even']),
    ...(reconciliation === undefined ? [] : ['the reconciliation']),
  ];
  const ranged = rangedInputs(inputs).length > 0;
  return [
    'The sheets Assumptions, Waterfall and Periods compute: change a yellow cell of Assumptions, and the others follow. The answers and figures on this sheet do not change.',
    ...(values.length === 0 ? [] : [`Values that do not change: ${values.join(', ')}.`]),
    ...(ranged
      ? [
          'The sheets compute with each range at its base; its low and high ends and the distribution do not change.',
        ]
      : []),
  ];
}
