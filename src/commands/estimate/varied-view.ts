import type { Report } from '../../core/report.ts';
import { type StepName, stepNames } from '../../core/value/terms.ts';
import { andList } from '../../render/and-list.ts';
import { type Block, type Document, pictureDetails, type Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Bars } from '../../render/picture/picture.ts';
import type { Row } from '../command.ts';
import { optionName } from '../shared/economics/inputs.ts';
import {
  amountsIn,
  leftOutSentence,
  paidEvery,
  waterfallTable,
} from '../shared/economics/view-waterfall.ts';
import { amountsPicture } from '../shared/pictures/amounts.ts';
import {
  amountText,
  answerNaming,
  type NameFigure,
  type ResultAnswer,
} from '../shared/result-answer.ts';
import {
  decimal,
  moneyColumn,
  mostColumns,
  nameColumn,
  numberColumn,
  table,
  tableWidth,
  valueColumn,
} from '../shared/table.ts';
import type { EstimateVariant, VariedEstimate } from './result.ts';

type VariedReport = Report<VariedEstimate>;

/** So many are named in a sentence; of more, the ends. */
const mostNamed = 4;

/** What one customer of each segment, or by each value, is worth. */
export const variedAnswer = (report: VariedReport): ResultAnswer =>
  answerNaming((figure) => {
    const { basis, variants, variedBy, leftOut, method } = report.result;
    const after = leftOut.includes('acquisition') ? '' : ', after winning them';
    const of = variedBy === 'segments' ? 'as' : 'at';
    const stay = method.slice('assumed '.length);
    const differing = Object.keys(variants[0]?.given ?? {}).map(optionName);
    return {
      sentence: `One such customer is worth ${worths(report, figure, of)} in ${basis}${after}.`,
      certainty: `as sure as its inputs: ${differing.join(', ')} ${differing.length === 1 ? 'is' : 'are'} assumed for each ${variedBy === 'segments' ? 'segment' : 'scenario'}${differing.includes(stay) ? '' : `, and the ${stay} for all`}`,
      wouldChange: leftOut.includes('costOfGoods')
        ? 'the cost of the goods (--margin): this is spend, of which the goods are not paid yet'
        : `${differing.join(', ')} first, and what is left out below`,
    };
  });

function worths(report: VariedReport, figure: NameFigure, of: string): string {
  const all = report.result.variants.map(({ name, netValue }, i) => ({ name, netValue, i }));
  const worth = ({ name, netValue, i }: (typeof all)[number]) =>
    `${figure(`variants[${i}].netValue`, netValue, amountText(netValue, report))} ${of} ${name}`;
  if (all.length <= mostNamed) return andList(all.map(worth));
  const sorted = all.toSorted((a, b) => a.netValue - b.netValue);
  return `${sorted.slice(0, 1).map(worth).join('')} to ${sorted.slice(-1).map(worth).join('')}`;
}

/** Variants side by side where they fit, else one below another. */
export function variedView(report: VariedReport): Document {
  const { basis, leftOut, variedBy } = report.result;
  return {
    title:
      variedBy === 'segments'
        ? 'What one customer of each segment is worth'
        : 'What one such customer is worth, by scenario',
    ...amountsIn(basis, report),
    blocks: [
      { kind: 'fields', rows: [['Method', methodText(report)]] },
      ...pictureDetails([variantsPicture(report)]),
      ...variantBlocks(report),
      { kind: 'text', tone: 'left out', lines: leftOutSentence(leftOut) },
    ],
  };
}

function methodText({ result, assumptions }: VariedReport): string {
  const stay = result.method.slice('assumed '.length);
  const { text = '', segments, scenarios } = assumptions[stay] ?? {};
  const isGiven = segments === undefined && scenarios === undefined;
  const horizon = assumptions['horizon'];
  return [
    isGiven ? `${result.method} ${text}` : `${result.method}, one for each`,
    paidEvery(result.period),
    ...(horizon === undefined ? [] : [`horizon ${horizon.text}`]),
    ...(assumptions['firstPayment']?.text === 'excluded' ? ['first payment excluded'] : []),
  ].join('; ');
}

/** What a customer is worth by each value, one beside the others. */
function variantsPicture({ result }: VariedReport): Bars {
  const { variants, variedBy, leftOut } = result;
  const worth = leftOut.includes('acquisition') ? 'Lifetime value' : 'Net value';
  const texts = moneyColumn<EstimateVariant>(worth, ({ netValue }) => netValue).texts(variants);
  const lines = variants.map(({ name, netValue, range }, i) => ({
    name,
    text: texts[i] ?? '',
    parts: [{ amount: netValue }],
    marks: (range === undefined ? [] : [range.low, range.high]).map((at) => ({
      at,
      name: 'with the ranges at their ends',
      tone: 'plain' as const,
    })),
  }));
  const isRanged = variants.some(({ range }) => range !== undefined);
  const whose = variedBy === 'segments' ? 'of each segment' : 'in each scenario';
  return amountsPicture(lines, {
    heading: `${worth} of one customer ${whose}`,
    bar: `${worth.toLowerCase()} at the base`,
    numbers: table<EstimateVariant>(variants, [
      nameColumn('', ({ name }) => name),
      moneyColumn(worth.toLowerCase(), ({ netValue }) => netValue),
      isRanged && moneyColumn('low', ({ range, netValue }) => range?.low ?? netValue),
      isRanged && moneyColumn('high', ({ range, netValue }) => range?.high ?? netValue),
    ]),
  });
}

function variantBlocks({ result }: VariedReport): Block[] {
  const { variants } = result;
  const steps = waterfallTable({
    columns: variants.map((variant) => ({ header: headerOf(variant), steps: variant.waterfall })),
    totals: { before: 'Lifetime value', after: 'Net value' },
  });
  const isRanged = variants.some(({ range }) => range !== undefined);
  const isAcquired = variants.some(({ payback }) => payback !== undefined);
  const fits = tableWidth(steps) <= mostColumns;
  if (fits && !isRanged && !isAcquired) return [steps];
  return [...(fits ? [steps] : []), figuresTable(result, { isRanged, isAcquired })];
}

/** A scenario is named by its value; a segment has the value beside its name. */
const headerOf = ({ name }: EstimateVariant): string => name;

function figuresTable(
  { variants, leftOut, variedBy }: VariedEstimate,
  { isRanged, isAcquired }: { readonly isRanged: boolean; readonly isAcquired: boolean },
): Table {
  const inputs = Object.keys(variants[0]?.given ?? {});
  const [only = ''] = inputs;
  const isNamedByValue = variedBy === 'scenarios';
  return table<EstimateVariant>(variants, [
    nameColumn(isNamedByValue ? optionName(only) : 'segment', ({ name }) => name),
    ...(isNamedByValue
      ? []
      : inputs.map((input) =>
          nameColumn<EstimateVariant>(optionName(input), ({ given }) => given[input] ?? ''),
        )),
    numberColumn('years', ({ years }) => years, 2),
    moneyColumn('lifetime value', ({ lifetimeValue }) => lifetimeValue),
    !leftOut.includes('acquisition') && moneyColumn('net value', ({ netValue }) => netValue),
    isRanged && moneyColumn('low', ({ range, netValue }) => range?.low ?? netValue),
    isRanged && moneyColumn('high', ({ range, netValue }) => range?.high ?? netValue),
    isAcquired && numberColumn('LTV:CAC', ({ ltvToCac }) => ltvToCac, 1),
    isAcquired &&
      valueColumn('payback mo', ({ payback }) => payback?.months, decimal(1), monthsText, 'never'),
  ]);
}

const monthsText = (months: number): string => numberText(months, 1);

/** The main list: a row for each segment or scenario, with its steps. */
export function variedRows({ result }: VariedReport): readonly Row[] {
  const { variants, variedBy } = result;
  const used = stepNames.filter((step) =>
    variants[0]?.waterfall.some((each) => each.step === step),
  );
  return variants.map(({ name, given, years, waterfall, ...figures }) => ({
    [variedBy === 'segments' ? 'segment' : 'scenario']: name,
    ...given,
    years,
    ...Object.fromEntries(used.map((step) => [step, amountOf(waterfall, step)])),
    lifetimeValue: figures.lifetimeValue,
    netValue: figures.netValue,
    ...(figures.range !== undefined && { low: figures.range.low, high: figures.range.high }),
    ...(figures.payback !== undefined && {
      ltvToCac: figures.ltvToCac ?? null,
      paybackMonths: figures.payback.months,
      survivalAdjustedMonths: figures.payback.survivalAdjustedMonths,
    }),
  }));
}

const amountOf = (waterfall: EstimateVariant['waterfall'], step: StepName): number =>
  waterfall.find((each) => each.step === step)?.amount ?? 0;
