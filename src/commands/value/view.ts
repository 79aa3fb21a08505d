import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { uncertaintyBlocks } from '../shared/economics/view-uncertainty.ts';
import {
  basisAndCurrency,
  leftOutSentence,
  paidEvery,
  stepBasis,
  waterfallTable,
} from '../shared/economics/view-waterfall.ts';
import { logFields } from '../shared/orders/log-assumptions.ts';
import { segmentName } from '../shared/segment-table.ts';
import { sourceText } from '../shared/source-text.ts';
import type { ValueMethodName } from '../shared/valuation/method.ts';
import type { ValueOptions } from './options.ts';
import type { ValueResult } from './result.ts';
import { expectedBlocks, methodBlocks } from './view-expected.ts';
import { intervalBlocks } from './view-intervals.ts';
import { acquisitionBlocks, customerTable, rangeTable, valueTable } from './view-tables.ts';

type ValueReport = Report<ValueResult>;

/** The values as a person sees them: method, segments, the total step by step, and what is left out. */
export function view(report: ValueReport, { options }: Request<ValueOptions>): Document {
  const { result } = report;
  return {
    title: 'What these customers are worth',
    subtitle: basisAndCurrency(result.basis, report),
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
      { kind: 'text', tone: 'plain', lines: leftOutSentence(result.leftOut) },
    ],
  };
}

/** The methods, the customers, or the segments with all that is known of them. */
function answer(report: ValueReport): Block[] {
  const { result } = report;
  if (result.methods !== undefined) return methodBlocks(result);
  if (result.customers !== undefined) {
    return [customerTable(result.customers, result.matching ?? 0, result.total.customers)];
  }
  return [
    ...(result.method === 'expected' ? expectedBlocks(report) : [valueTable(result)]),
    ...acquisitionBlocks(result),
    // A waterfall of what is too little to go by would look like more than it is.
    ...(result.total.marked == null ? [totalWaterfall(report)] : []),
    ...rangeTable(result),
    ...intervalBlocks(result),
    ...uncertaintyBlocks(
      result,
      { name: 'Net value', base: result.total.netValue },
      report.assumptions,
    ),
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
    ...(assumptions['asOf'] === undefined ? [] : [`as of ${text('asOf')}`]),
  ].join('; ');
}

const methodWords: { readonly [M in ValueMethodName]?: string } = {
  observed: 'observed: spend × recorded tenure of each customer',
  expected: 'expected: recorded so far, and to come by the Kaplan–Meier curve of the segment',
  all: 'all: every method for the length of the stay',
};

function unfinishedNotice({ method, unfinished, total }: ValueResult): Block[] {
  if (method !== 'observed' || unfinished === 0) return [];
  const lines =
    unfinished === null
      ? ['The files do not show who is still active; unfinished tenures make the figure too low.']
      : [
          `${numberText(unfinished, 0)} of ${numberText(total.customers, 0)} tenures are unfinished: these customers are still active, so the figure is too low.`,
        ];
  return [{ kind: 'text', tone: 'notice', lines }];
}

function totalWaterfall(report: ValueReport): Block {
  return waterfallTable({
    heading: 'All customers, step by step',
    columns: [{ header: '', steps: report.result.total.waterfall }],
    note: (step) =>
      step === 'acquisition'
        ? acquisitionBasis(report.result)
        : stepBasis(step, report.assumptions),
    totals: { before: 'Total value', after: 'Net value' },
  });
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
    .map(({ segment, waterfall }) =>
      waterfallTable({
        heading: segmentName(segment),
        columns: [{ header: '', steps: waterfall }],
        totals: { before: 'Total value', after: 'Net value' },
      }),
    );
}
