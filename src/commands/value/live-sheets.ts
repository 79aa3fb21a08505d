import { areSingle } from '../../core/customers.ts';
import type { Assumption } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';
import { numberText } from '../../render/number-text.ts';
import { visible } from '../../render/visible.ts';
import {
  fixedCells,
  type LiveSheets,
  quotedText,
  type Sheet,
} from '../../render/workbook/sheet.ts';
import { rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import type { InputName, Inputs } from '../shared/economics/inputs.ts';
import { stepBasis, stepWords } from '../shared/economics/view-waterfall.ts';
import { segmentName } from '../shared/table.ts';
import type { PaymentPeriod } from '../shared/valuation/payment-period.ts';
import { customersInRows, figuresOf, stepsOf, type Valued } from '../shared/valuation/valued.ts';
import { assumptionsSheet, type LiveInput } from '../shared/workbook/assumptions-sheet.ts';
import {
  comparedSheet,
  figureCell,
  firstFigureRow,
  formulaColumn,
  type LiveFigure,
} from '../shared/workbook/compared-sheet.ts';
import { liveInputs, periodRow } from '../shared/workbook/live-inputs.ts';
import { moneyWorkedOut, periodsWorkedOut } from '../shared/workbook/live-terms.ts';
import { type CustomersSheet, customersSheet } from './customers-sheet.ts';
import type { SegmentValue, ValueResult } from './result.ts';
import type { Lines } from './segment-values.ts';
import { isGuess } from './view-expected.ts';

/** With more customers a workbook of formulas opens slowly. */
const mostCustomers = 20_000;

/** What values depend on when payments come: its sums are values in the sheets. */
const timeInputs: readonly InputName[] = [
  'tenure',
  'retention',
  'churn',
  'discount',
  'timing',
  'first-payment',
  'growth',
  'horizon',
  'period',
];

/** What a workbook computes values from. */
export interface LiveValue {
  readonly inputs: Inputs;
  readonly valued: Valued;
  readonly period: PaymentPeriod;
  readonly lines: Lines;
  readonly method: ValueResult['method'];
  readonly assumptions: Readonly<Record<string, Assumption>>;
}

/** The values of customers in formulas: what is assumed, the customers, the segments, and all step by step. */
export function valueSheets(live: LiveValue): LiveSheets {
  const left = whyNoFormulas(live);
  if (left !== undefined) return { sheets: [], names: [], notes: [left] };
  const { inputs, valued, period, lines } = live;
  const found = valueOrRefusal(figuresOf(customersInRows(valued).rows, valued));
  const isSoFar = found.expected !== undefined && isGuess(lines.total);
  const customers = customersSheet(
    valued,
    isSoFar && found.expected !== undefined ? found.expected.soFar : found.lifetime,
  );
  const spending = valued.costs === undefined ? [] : spendingInputs(live);
  const { sheet, names } = assumptionsSheet(
    [
      ...liveInputs(inputs, timeInputs),
      { ...periodRow(period.count, period.unit, period), isFixed: true },
      ...spending,
    ],
    [periodsWorkedOut(period.unit, period.periodsPerYear), ...moneyWorkedOut(inputs, valued.terms)],
    [],
  );
  return {
    sheets: [
      sheet,
      waterfallSheet(live, customers, isSoFar),
      ...(isDivided(live) ? [segmentsSheet(live, customers, isSoFar)] : []),
      customers.sheet,
    ],
    names,
    notes: notes(live, isSoFar),
  };
}

const isDivided = ({ lines }: LiveValue): boolean =>
  lines.segments.some(({ segment }) => Object.keys(segment).length > 0);

/** Why the figures are only values; undefined where formulas can compute them. */
function whyNoFormulas({ inputs, valued, method }: LiveValue): string | undefined {
  if (method === 'all')
    return 'The figures are values: a workbook computes one method, and these are all.';
  if (!areSingle(valued.customers))
    return 'The figures are values: formulas need the customers one by one, and these rows stand for many.';
  const { count } = valued.customers;
  if (count > mostCustomers)
    return `The figures are values: a workbook of formulas for ${numberText(count, 0)} customers would open slowly; up to ${numberText(mostCustomers, 0)} have them.`;
  const differing = [...inputs].flatMap(([name, { varying }]) =>
    varying === undefined || timeInputs.includes(name) ? [] : [name],
  );
  return differing.length === 0
    ? undefined
    : `The figures are values: these inputs differ by segment: ${differing.join(', ')}.`;
}

/** What was spent on winning the customers of each segment. */
function spendingInputs({ valued: { segments, costs }, lines }: LiveValue): LiveInput[] {
  return segments.keys.map((_, s) => {
    const value = costs?.[s]?.spending ?? 0;
    const name = visible(segmentName(lines.segments[s]?.segment ?? {}));
    return {
      name: spendingName(s),
      label: name === '' ? 'Spending on winning them' : `Spending on winning them: ${name}`,
      value,
      format: { kind: 'money' },
      unit: 'in all',
      text: '',
      source: '--acquisition-costs',
      rule: { least: 0, most: 1e15, words: 'must be a number, at least 0' },
    };
  });
}

const spendingName = (segment: number): string => `spending_${segment + 1}`;

/** The steps of all customers. */
function waterfallSheet(live: LiveValue, customers: CustomersSheet, isSoFar: boolean): Sheet {
  const { assumptions, valued } = live;
  const { total } = live.lines;
  const note = (step: StepName) =>
    step === 'acquisition' && valued.costs !== undefined
      ? 'recorded spending'
      : stepBasis(step, assumptions);
  const all = figuresOfLine(live, total, isSoFar, 0, {
    count: `COUNT(${customers.segments})`,
    step: (step) => (isDivided(live) ? sumOfSegments(live, step) : `SUM(${customers.cells(step)})`),
    spending: valued.segments.keys.map((_, s) => spendingName(s)).join('+'),
  });
  const figures = all.map(({ step, ...figure }) => ({
    ...figure,
    ...(step !== undefined && { basis: note(step) }),
  }));
  return comparedSheet('Waterfall', 'All customers, step by step', figures);
}

const segmentsName = 'Segments';

/** Each step of a segment is rounded, so that their sum is that of the printed amounts. */
function sumOfSegments({ lines, valued }: LiveValue, step: StepName): string {
  const steps = stepsOf(valued);
  const each = steps.length + (steps.includes('acquisition') ? 3 : 2);
  const last = firstFigureRow + lines.segments.length * each - 1;
  const cells = (column: number) => fixedCells(segmentsName, [firstFigureRow, last], column);
  return `SUMIFS(${cells(formulaColumn)},${cells(1)},${quotedText(stepWords[step].label)})`;
}

/** The steps of each segment, one below another. */
function segmentsSheet(live: LiveValue, customers: CustomersSheet, isSoFar: boolean): Sheet {
  const figures: LiveFigure[] = [];
  for (const [s, line] of live.lines.segments.entries()) {
    const own = figuresOfLine(live, line, isSoFar, figures.length, {
      count: `COUNTIF(${customers.segments},${s + 1})`,
      step: (step) => `SUMIFS(${customers.cells(step)},${customers.segments},${s + 1})`,
      spending: spendingName(s),
    });
    const name = visible(segmentName(line.segment));
    figures.push(
      ...own.map(({ step: _, label, ...figure }) => ({ ...figure, label: name, basis: label })),
    );
  }
  return comparedSheet(segmentsName, 'The segments, step by step', figures);
}

/** How the customers of a line are counted and added up, in formulas. */
interface LineFormulas {
  readonly count: string;
  readonly step: (step: StepName) => string;
  readonly spending: string;
}

/** The number of customers, the steps and the totals of a line, from a place of the list on. */
function figuresOfLine(
  { valued }: LiveValue,
  line: SegmentValue,
  isSoFar: boolean,
  place: number,
  formulas: LineFormulas,
): (LiveFigure & { readonly step?: StepName })[] {
  const money = { kind: 'money' } as const;
  const waterfall = (isSoFar ? line.waterfallSoFar : undefined) ?? line.waterfall;
  const amountOf = (step: StepName) => waterfall.find((each) => each.step === step)?.amount ?? 0;
  const all = stepsOf(valued);
  const steps = all.filter((step) => step !== 'acquisition');
  const total = steps.reduce((sum, step) => sum + amountOf(step), 0);
  const cell = (offset: number) => figureCell(place + offset);
  const figures: (LiveFigure & { readonly step?: StepName })[] = [
    {
      label: 'Customers',
      formula: formulas.count,
      figure: line.customers,
      format: { kind: 'number', decimals: 0 },
    },
    ...steps.map((step) => ({
      step,
      label: stepWords[step].label,
      // As rapport rounds them, so that the totals agree to the last digit.
      formula: `ROUND(${formulas.step(step)},6)`,
      figure: amountOf(step),
      format: money,
    })),
    {
      label: isSoFar ? 'Total value so far' : 'Total value',
      formula: `SUM(${cell(1)}:${cell(steps.length)})`,
      figure: isSoFar ? total : line.totalValue,
      format: money,
      role: 'total',
    },
  ];
  if (!all.includes('acquisition')) return figures;
  const acquisition = amountOf('acquisition');
  return [
    ...figures,
    {
      step: 'acquisition',
      label: stepWords.acquisition.label,
      formula:
        valued.costs === undefined
          ? `ROUND(-acquisition*${cell(0)},6)`
          : `ROUND(-(${formulas.spending}),6)`,
      figure: acquisition,
      format: money,
    },
    {
      label: 'Net value',
      formula: `${cell(steps.length + 1)}+${cell(steps.length + 2)}`,
      figure: isSoFar ? total + acquisition : line.netValue,
      format: money,
      role: 'total',
    },
  ];
}

function notes({ inputs, valued }: LiveValue, isSoFar: boolean): string[] {
  return [
    'Assumptions, Waterfall, Segments and Customers compute: change a yellow cell of Assumptions, and the others follow.',
    'How long customers pay, and growth, discount and timing, are in sums that are values: they do not change.',
    'The answers and figures on this sheet, and all other sheets, do not change.',
    ...(valued.staying.kind !== 'expected'
      ? []
      : isSoFar
        ? ['The sheets compute what is recorded so far: too little is known to expect more.']
        : ['The sheets compute the expected values; so far and to come do not change.']),
    ...(rangedInputs(inputs).length > 0
      ? [
          'The sheets compute with each range at its base; low, high and the distribution do not change.',
        ]
      : []),
  ];
}
