import type { Report } from '../../core/report.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import { type Block, type Document, details, part, type Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { uncertaintyBlocks } from '../shared/economics/view-uncertainty.ts';
import {
  amountsIn,
  leftOutSentence,
  paidEvery,
  stepBasis,
  type WaterfallColumns,
  waterfallTable,
} from '../shared/economics/view-waterfall.ts';
import { logFields } from '../shared/orders/log-assumptions.ts';
import { asOfTexts } from '../shared/reading/as-of.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  countColumn,
  decimalsFor,
  dividingHeaders,
  moneyColumn,
  numberColumn,
  segmentLines,
  segmentName,
  segmentTable,
  summedColumn,
  type TableColumn,
  unknown,
} from '../shared/table.ts';
import { tenureTexts } from '../shared/tenure-rounding.ts';
import type { ValueMethodName } from '../shared/valuation/options.ts';
import { notInCellsLines } from './not-in-cells.ts';
import type { ValueOptions } from './options.ts';
import type { SegmentIntervals, SegmentValue, ValueResult } from './result.ts';
import { acquisitionBlocks, ceilingHeading } from './view-acquisition.ts';
import { customerBlocks } from './view-customers.ts';
import { expectedBlocks, isGuess, methodBlocks, tooFewToExpect } from './view-expected.ts';
import { methodPictures, totalPicture, valuePictures } from './view-pictures.ts';

type ValueReport = Report<ValueResult>;

/** The values as a person sees them: method, segments, the total step by step, and what is left out. */
export function view(report: ValueReport, { options }: Request<ValueOptions>): Document {
  const { result } = report;
  return {
    title: 'What these customers are worth',
    ...amountsIn(result.basis, report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...report.sources.map((source): [string, string] => ['File', sourceText(source)]),
          ...logFields(report.assumptions),
        ],
      },
      ...unfinishedNotice(result),
      ...answer(report),
      ...(options.explain === true ? segmentWaterfalls(result) : []),
      {
        kind: 'text',
        tone: 'left out',
        lines: [...leftOutSentence(result.leftOut), ...notInCellsLines(result.notInCells)],
      },
    ],
  };
}

/** The methods, the customers, or the segments with all that is known of them. */
function answer(report: ValueReport): Block[] {
  const { result } = report;
  if (result.methods !== undefined) return [...methodPictures(result), ...methodBlocks(result)];
  if (result.customers !== undefined) return customerBlocks(report, result.customers);
  const asked = [
    ...acquisitionBlocks(report),
    ...rangeTable(result),
    ...intervalBlocks(result),
    ...uncertaintyBlocks(
      result,
      { name: 'Net value', base: result.total.netValue },
      report.assumptions,
    ),
  ];
  // What was asked for comes first on a page of one screen.
  const isLong = asked.length > 0;
  const steps = totalWaterfall(report);
  const values =
    result.method === 'expected' ? expectedBlocks(report, isLong) : [valueTable(result)];
  return [
    ...valuePictures(result, ceilingHeading(report.assumptions)),
    ...(dividingHeaders(result).length > 0 ? part('segments', values) : values),
    ...(isLong ? [] : [...totalPicture(result, totals), steps]),
    ...asked,
    ...(isLong
      ? [...totalPicture(result, totals), ...details('the steps of the total', [steps])]
      : []),
  ];
}

function methodText({ result, assumptions }: ValueReport): string {
  const text = (name: string) => assumptions[name]?.text ?? '';
  const stay = result.method.replace(/^assumed /, '');
  return [
    methodWords[result.method] ??
      `${result.method} ${text(stay)}: every customer from the first payment`,
    // A period that nothing depends on and nobody gave is not worth a word.
    ...(assumptions['period']?.source === 'default' ? [] : [paidEvery(result.period)]),
    ...(assumptions['horizon'] === undefined ? [] : [`horizon ${text('horizon')}`]),
    ...(text('firstPayment') === 'excluded' ? ['first payment excluded'] : []),
    ...(assumptions['windowStart'] === undefined ? [] : [`observed from ${text('windowStart')}`]),
    ...tenureTexts(assumptions).map((text) => `models from ${text}`),
    ...asOfTexts(assumptions),
  ].join('; ');
}

const methodWords: { readonly [M in ValueMethodName]?: string } = {
  observed: 'observed: spend × recorded tenure of each customer',
  expected: 'expected: recorded so far, and expected by the Kaplan–Meier curve of the segment',
  all: 'all: every method for the length of the stay',
};

function unfinishedNotice(result: ValueResult): Block[] {
  const { method, unfinished, whyObserved, total } = result;
  if (method !== 'observed' || unfinished === 0) return [];
  const lines = [
    unfinished === null
      ? 'The files do not show who is still active; unfinished tenures make the figure too low.'
      : whyObserved === 'status-unknown'
        ? 'The files leave open whether some customers are still active, so nothing is expected of any, and the figure is too low; --method expected leaves these customers out.'
        : `${numberText(unfinished, 0)} of ${numberText(total.customers, 0)} tenures are unfinished: these customers are still active, so the figure is too low.`,
    ...(whyObserved === 'few-customers' || whyObserved === 'few-ended'
      ? [tooFewToExpect(total, whyObserved)]
      : []),
  ];
  return [{ kind: 'text', tone: 'notice', lines }];
}

function totalWaterfall(report: ValueReport): Block {
  const columns = waterfallColumns(report.result.total);
  return waterfallTable({
    heading: 'All customers, step by step',
    // In a workbook formulas compute it; they have one figure, not so far and expected.
    ...(columns.length === 1 && { name: 'Waterfall' }),
    columns,
    note: (step) =>
      step === 'acquisition'
        ? acquisitionBasis(report.result)
        : stepBasis(step, report.assumptions),
    totals,
  });
}

const totals = { before: 'Total value', after: 'Net value' };

/** So far and expected, side by side; a waterfall of what is too little to go by would look like more than it is. */
function waterfallColumns(line: SegmentValue): WaterfallColumns['columns'] {
  const { waterfall, waterfallSoFar, active } = line;
  if (waterfallSoFar === undefined || active === 0) return [{ header: '', steps: waterfall }];
  const soFar = { header: 'so far', steps: waterfallSoFar };
  return isGuess(line) ? [soFar] : [soFar, { header: 'expected', steps: waterfall }];
}

/** What was spent is all charged, whomever it won; a figure for each customer speaks for itself. */
function acquisitionBasis({ costsByMonth, total }: ValueResult): string {
  if (costsByMonth === undefined) return '';
  if (!costsByMonth) return 'recorded spending';
  const won = numberText(total.customersWon ?? 0, 0);
  return `recorded spending, which won ${won} of ${numberText(total.customers, 0)}`;
}

/** Each segment's own waterfall, one under another: side by side they would not fit. */
function segmentWaterfalls({ segments }: ValueResult): Block[] {
  return segments
    .filter(({ segment }) => Object.keys(segment).length > 0)
    .map((line) =>
      waterfallTable({
        heading: segmentName(line.segment),
        columns: waterfallColumns(line),
        totals,
      }),
    );
}

/** One line a segment and a total; printed totals are the sums of the printed segments. */
function valueTable(result: ValueResult): Table {
  const knowsActive = result.total.active !== null;
  return segmentTable(result, [
    countColumn('customers', ({ customers }) => customers),
    knowsActive && countColumn('active', ({ active }) => active),
    moneyColumn('spend/y', ({ annualSpend }) => annualSpend),
    numberColumn('years', ({ meanYears }) => meanYears, 1),
    moneyColumn('mean value', ({ lifetimeValue }) => lifetimeValue?.mean),
    summedColumn('total value', ({ totalValue }) => totalValue),
  ]);
}

/** Net values with every range at the end that lowers them, at its base, and at the end that raises them. */
function rangeTable(result: ValueResult): Block[] {
  if (result.total.range === undefined) return [];
  const columns = (['low', 'base', 'high'] as const).map((end) =>
    summedColumn<SegmentValue>(end, ({ range }) => range?.[end] ?? 0),
  );
  return [segmentTable(result, columns, 'Net value, with the ranges at their ends')];
}

/** How far the figures of each segment would differ from sample to sample. */
function intervalBlocks(result: ValueResult): Block[] {
  const lines = segmentLines(result).flatMap(({ intervals }) => intervals ?? []);
  if (lines.length === 0) return [];
  const ratios = lines.some(({ ltvToCac }) => ltvToCac !== undefined);
  const few = lines.some(({ mean }) => mean === null);
  const beyond = (result.total.extrapolatedShare ?? 0) > 0;
  return [
    segmentTable(
      result,
      [
        intervalColumn('mean value', ({ intervals }) => intervals?.mean ?? null),
        intervalColumn('total value', ({ intervals }) => intervals?.total ?? null),
        ratios && intervalColumn('LTV:CAC', ({ intervals }) => intervals?.ltvToCac ?? null, 1),
      ],
      `Intervals of 95 %, ${foundBy(lines, result.bootstrap)}`,
    ),
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        'They cover chance only; docs/models.md has how often they hold the true figure.',
        ...(beyond ? ['Beyond the data they take the fitted model as certain.'] : []),
        ...(few ? ['No interval: too few customers, or nearly all of them alike.'] : []),
      ],
    },
  ];
}

function foundBy(lines: readonly SegmentIntervals[], bootstrap: ValueResult['bootstrap']): string {
  const closed = lines.filter(({ method }) => method === 'closed form').length;
  if (bootstrap === undefined) return 'by the closed form for files above 20,000 customers';
  const { draws, seed } = bootstrap;
  const resamples = `${numberText(draws, 0)} resamples`;
  if (closed > 0) return `by the closed form; small segments ${resamples} (seed ${seed})`;
  return `studentised bootstrap of ${resamples} (seed ${seed})`;
}

function intervalColumn(
  header: string,
  of: (line: SegmentValue) => Interval | null,
  decimals?: number,
): TableColumn<SegmentValue> {
  const texts = (lines: readonly SegmentValue[]) => {
    const intervals = lines.map((line) => (line.marked == null ? of(line) : null));
    const ends = intervals.flatMap((each) => (each === null ? [] : [each.low, each.high]));
    const places = decimals ?? decimalsFor(ends);
    return intervals.map((each) =>
      each === null
        ? unknown
        : `${numberText(each.low, places)} to ${numberText(each.high, places)}`,
    );
  };
  return { header, align: 'right', texts };
}
