import { timeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { Report } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import type { FigureFormat } from '../../render/table.ts';
import {
  distributionBlocks,
  type UncertainValue,
  uncertaintyBlocks,
} from '../shared/economics/view-uncertainty.ts';
import {
  amountsIn,
  leftOutSentence,
  paidEvery,
  stepBasis,
  waterfallBlocks,
  waterfallTable,
} from '../shared/economics/view-waterfall.ts';
import {
  decimal,
  figureColumn,
  money,
  runningColumn,
  table,
  valueColumn,
  withFigures,
} from '../shared/table.ts';
import type { BreakEven, EstimateResult, OneEstimate, PeriodRow, ReadingRow } from './result.ts';

type EstimateReport = Report<OneEstimate>;

/** The estimate as a person sees it: method, waterfall, ratios, and what is left out. */
export function view(report: EstimateReport): Document {
  const { result } = report;
  return {
    title: 'What one such customer is worth',
    ...amountsIn(result.basis, report),
    blocks: [
      { kind: 'fields', rows: [['Method', methodText(report)]] },
      ...distributionBlocks(result, uncertainValue(result)),
      ...stepBlocks(report),
      ...uncertaintyBlocks(result, uncertainValue(result), report.assumptions),
      { kind: 'text', tone: 'plain', lines: [...ratioLine(report), ...breakEvenLines(result)] },
      { kind: 'text', tone: 'left out', lines: leftOutSentence(result.leftOut) },
      { kind: 'text', tone: 'plain', lines: otherTimings(result) },
      ...reconciliationBlocks(result),
      ...periodBlocks(result),
    ],
  };
}

const uncertainValue = ({ netValue, leftOut }: OneEstimate): UncertainValue => ({
  name: leftOut.includes('acquisition') ? 'Lifetime value' : 'Net value',
  base: netValue,
});

function methodText({ result, assumptions }: EstimateReport): string {
  const text = (name: string) => assumptions[name]?.text ?? '';
  const stay = result.method.slice('assumed '.length);
  const counted = [
    `${result.method} ${text(stay)}`,
    paidEvery(result.period),
    ...(assumptions['horizon'] === undefined ? [] : [`horizon ${text('horizon')}`]),
    ...(text('firstPayment') === 'excluded' ? ['first payment excluded'] : []),
  ];
  return counted.join('; ');
}

/** The value step by step, as a picture and as a table. */
function stepBlocks(report: EstimateReport): Block[] {
  const { range, waterfall } = report.result;
  const atBase = range === undefined ? '' : ', each range at its base';
  const words = {
    heading: `From spend to value${atBase}`,
    what: `The value of one such customer${atBase}`,
  };
  return [...waterfallBlocks(waterfall, totals, words), waterfallBlock(report)];
}

const totals = { before: 'Lifetime value', after: 'Net value' };

/** With ranges there is no room for what each step rests on; the assumptions are in the JSON. */
function waterfallBlock(report: EstimateReport): Block {
  const { range, waterfall } = report.result;
  if (range !== undefined) {
    const { low, high } = range.waterfalls;
    const columns = [
      { header: 'low', steps: low },
      { header: 'base', steps: waterfall },
      { header: 'high', steps: high },
    ];
    return waterfallTable({ name: 'Low, base and high', columns, totals });
  }
  const note = (step: StepName) =>
    step === 'spend' ? spendNote(report) : stepBasis(step, report.assumptions);
  return waterfallTable({
    name: 'Waterfall',
    columns: [{ header: '', steps: waterfall }],
    note,
    totals,
  });
}

/** The two factors that a reader can multiply, whatever the period. */
export function spendNote({
  result,
  assumptions,
}: {
  readonly result: Pick<OneEstimate, 'years'>;
  readonly assumptions: EstimateReport['assumptions'];
}): string {
  const { value = 0, unit } = assumptions['spend'] ?? {};
  const perYear = Number(value) * unitsPerYear[timeUnit(unit?.slice(1) ?? '') ?? 'y'];
  return `${numberText(perYear)}/y × ${numberText(result.years)} y`;
}

function ratioLine({ assumptions, result }: EstimateReport): string[] {
  const { payback, ltvToCac, range } = result;
  if (payback === undefined) return [];
  const ratio =
    ltvToCac == null ? 'LTV:CAC not defined for a cost of 0' : `LTV:CAC ${numberText(ltvToCac, 1)}`;
  const simple = payback.months === null ? 'never' : `${numberText(payback.months, 1)} months`;
  const { survivalAdjustedMonths } = payback;
  const notReached = assumptions['horizon'] === undefined ? 'never' : 'not within the horizon';
  const adjusted =
    survivalAdjustedMonths === null ? notReached : numberText(survivalAdjustedMonths, 1);
  const which = range === undefined ? '' : 'At the base: ';
  return [`${which}${ratio} · payback ${simple}, survival-adjusted ${adjusted}`];
}

function otherTimings({ byTiming }: EstimateResult): string[] {
  if (byTiming === undefined) return [];
  const { start, end } = byTiming;
  const text = (value: number) => numberText(value, Math.abs(start) < 1000 ? 2 : 0);
  return [`Other conventions, same inputs: ${text(end)} (end) to ${text(start)} (start)`];
}

/** A period, the later periods together, or the total, which has no present value of its own. */
interface PeriodLine extends Partial<PeriodRow> {
  readonly name: string;
}

/** The table of periods behind the value. */
function periodBlocks({ periods, laterPeriods, basis, range, leftOut }: EstimateResult): Block[] {
  if (periods === undefined) return [];
  const lines: PeriodLine[] = [
    ...periods.map((period) => ({ ...period, name: String(period.k) })),
    ...(laterPeriods === undefined ? [] : [{ ...laterPeriods, name: `${laterPeriods.fromK} on` }]),
    { name: '' },
  ];
  const figure = (
    header: string,
    of: (line: PeriodLine) => number | undefined,
    format: FigureFormat,
  ) => {
    const decimals = format.kind === 'number' ? format.decimals : 2;
    return valueColumn(header, of, format, (value) => numberText(value, decimals), '');
  };
  const apart = (['referral', 'recovery'] as const).filter((step) => !leftOut.includes(step));
  const note = `The total excludes ${apart.join(' and ')}, which are not payments of periods.`;
  return [
    table(
      lines,
      [
        withFigures(
          figureColumn('period', ({ name }) => name),
          decimal(0),
          ({ k }) => k,
        ),
        figure('probability', ({ probability }) => probability, decimal(4)),
        figure('booked at y', ({ bookedAtYears }) => bookedAtYears, decimal(2)),
        figure('amount', ({ amount }) => amount, money),
        runningColumn('present value', ({ presentValue }) => presentValue),
      ],
      {
        name: 'Periods',
        heading: `The periods behind ${range === undefined ? 'it' : 'the base'} (${basis}; present value = probability × amount, discounted)`,
        isTotal: ({ presentValue }) => presentValue === undefined,
      },
    ),
    ...(apart.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: [note] } as const]),
  ];
}

/** The input that brings the net value to zero, or that there is none. */
function breakEvenLines({ breakEven }: EstimateResult): string[] {
  if (breakEven === undefined) return [];
  if (breakEven.value === null)
    return [`Break-even: no ${breakEven.input} brings the net value to zero`];
  return [`Break-even: net value is zero at ${breakEven.input} ${breakEvenText(breakEven)}`];
}

function breakEvenText({ input, value, unit }: BreakEven): string {
  const number = value ?? 0;
  switch (input) {
    case 'margin':
    case 'retention':
      return `${percentText(number)}${unit ?? ''}`;
    case 'tenure':
      return `${shortNumber(number)}${unit ?? ''}`;
    default:
      return `${numberText(number)}${unit ?? ''}`;
  }
}

/** What each change of convention means, in words. */
const changeWords: Readonly<Record<string, string>> = {
  'range=low': 'every range at the end that lowers the value',
  'range=high': 'every range at the end that raises the value',
  'timing=start': 'paid at the start of each period',
  'timing=mid': 'paid in the middle of each period',
  'timing=end': 'paid at the end of each period',
  'firstPayment=excluded': 'first payment excluded',
  'firstPayment=included': 'first payment included',
  'period=1': 'paid yearly',
  'period=12': 'paid monthly',
  'basis=revenue': 'revenue instead of margin',
  'discountRate=nominal': 'discount rate divided (or multiplied) into a rate per period',
  'discountRate=yearly': 'discount rate multiplied into a rate per year',
  'discountRate=none': 'no discount',
  'stayRate=nominal': 'churn divided (or multiplied) into a churn per period',
  'stayRate=yearly': 'churn multiplied into a churn per year',
  'stay=churn': 'tenure read as a churn of 1/tenure',
  'stay=tenure': 'churn read as a fixed stay of 1/churn',
};

/** Whose conventions give the number that was asked about, and the options that reproduce each. */
export function reconciliationBlocks({ reconciliation }: EstimateResult): Block[] {
  if (reconciliation === undefined) return [];
  const { target, tolerance, matches, nearest } = reconciliation;
  const digits = Math.max(0, Math.round(-Math.log10(tolerance * 2)));
  const wanted = numberText(target, digits);
  const matched = matches.length > 0;
  const off = numberText(nearest.difference, Math.max(2, digits));
  const heading = matched
    ? `${wanted} is this value under these conventions`
    : `No convention gives ${wanted}; the nearest is off by ${off}`;
  const rows = (matched ? matches : [nearest]).flatMap((reading) => readingFields(reading, digits));
  return [
    { kind: 'text', tone: 'plain', lines: ['', heading] },
    { kind: 'fields', rows },
  ];
}

/** As sentences, which wrap where a table would be cut: no part of a convention may be lost. */
function readingFields(
  { flags, changes, figure, value }: ReadingRow,
  digits: number,
): (readonly [string, string])[] {
  const words = [
    ...changes.map((change) => changeWords[change] ?? change),
    ...(figure === 'netValue' ? ['after acquisition'] : []),
  ];
  const options = flags === '' ? 'no options give this value' : flags;
  return [
    [numberText(value, Math.max(2, digits)), words.join(', ') || 'the conventions above'],
    ...(changes.length === 0 ? [] : [['as options', options] as const]),
  ];
}
