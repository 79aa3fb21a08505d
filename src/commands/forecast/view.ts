import type { Report } from '../../core/report.ts';
import type { Block, Document, Table, Text } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import {
  basisAndCurrency,
  leftOutSentence,
  stepBasis,
  waterfallTable,
} from '../shared/economics/view-waterfall.ts';
import { readAs } from '../shared/orders/request.ts';
import { segmentTable } from '../shared/segment-table.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  figureColumn,
  moneyColumn,
  summedColumn,
  type TableColumn,
  whole,
} from '../shared/table.ts';
import type { ForecastResult, SegmentForecast } from './result.ts';
import { customerTable, slippingBlocks } from './view-customers.ts';
import { holdoutBlocks } from './view-holdout.ts';
import { apartBlocks, apartText, modelBlocks, modelText } from './view-models.ts';

type ForecastReport = Report<ForecastResult>;

/** A log of orders as a person sees it: how it was read, what it lets expect, and how far that can be trusted. */
export function view(report: ForecastReport): Document {
  const { result } = report;
  const foreseen = result.ahead !== undefined;
  const fields: Block = {
    kind: 'fields',
    rows: [
      ['Read as', readAsText(result)],
      ...report.sources.map((source): [string, string] => ['File', sourceText(source)]),
      ['Observed', observedText(result)],
      ['Orders', ordersText(result)],
      ...(foreseen ? [['Model', modelLine(report)] as const] : []),
    ],
  };
  return {
    title: foreseen ? 'What these customers will buy' : 'What these customers have bought',
    subtitle: basisAndCurrency(subtitleOf(result), report),
    blocks: [
      fields,
      ...(foreseen ? future(report) : [pastTable(result)]),
      ...customerTable(report),
    ],
  };
}

/** All that is foreseen, the most asked for first; a list of customers leaves out the rest. */
function future(report: ForecastReport): Block[] {
  const { result, assumptions } = report;
  if (result.customers !== undefined) return [];
  const { total, leftOut = [] } = result;
  const steps = total.waterfall ?? [];
  return [
    futureTable(report),
    ...(steps.length > 1
      ? [
          waterfallTable({
            heading: 'All customers, step by step',
            columns: [{ header: '', steps }],
            note: (step) =>
              step === 'timeValue' ? timeValue(report) : stepBasis(step, assumptions),
            totals: { before: 'Value within the horizon', after: 'Net value' },
          }),
        ]
      : []),
    newCustomerText(report),
    ...slippingBlocks(report),
    ...modelBlocks(report),
    ...apartBlocks(report),
    ...holdoutBlocks(report),
    { kind: 'text', tone: 'plain', lines: leftOutSentence(leftOut) },
  ];
}

/** Purchases are discounted when they are expected, and not by periods. */
function timeValue({ assumptions }: ForecastReport): string {
  const text = assumptions['discount']?.text ?? '';
  return text.includes('/') ? text : `${text}/y`;
}

const modelLine = (report: ForecastReport): string =>
  report.result.apart === undefined
    ? modelText(report)
    : apartText(report.result, report.assumptions['horizon']?.text ?? '');

function subtitleOf({ basis, leftOut }: ForecastResult): string {
  const valued = leftOut !== undefined && !leftOut.includes('costOfGoods');
  return `${valued ? 'margin of ' : ''}${basis === null ? '' : `${basis} `}spend`;
}

/** A summary may not say when, but how long. */
function observedText({ from, until, unit }: ForecastResult): string {
  const span = from === null || until === null ? '' : `${from} to ${until}; `;
  return `${span}times in ${unit}s`;
}

const readAsText = (result: ForecastResult): string =>
  result.source === 'summary' ? 'a summary of customers, one row per customer' : readAs(result);

function ordersText({ orders, refunds, total }: ForecastResult): string {
  const days = total.customers + total.purchases;
  if (orders === null || refunds === null) return `${whole(days)} purchase days of customers`;
  const back = refunds === 0 ? '' : `; ${whole(refunds)} ${refunds === 1 ? 'refund' : 'refunds'}`;
  return `${whole(orders)} that count, on ${whole(days)} purchase days of customers${back}`;
}

/** What the customers of each segment have bought. */
const pastTable = (result: ForecastResult): Table =>
  segmentTable(result, [
    figureColumn('customers', ({ customers }) => whole(customers)),
    figureColumn('bought once', ({ oneTime }) => whole(oneTime)),
    figureColumn('repeat', ({ purchases }) => whole(purchases)),
    moneyColumn('spend', ({ totalSpend }) => totalSpend),
  ]);

/** What they will: buyers, purchases, spend with its band, and value where it is not the spend itself. */
function futureTable({ result, assumptions }: ForecastReport): Table {
  const valued = (result.total.waterfall ?? []).length > 1;
  const [shown, field] = valued
    ? (['value', 'value'] as const)
    : (['spend', 'spendToCome'] as const);
  return segmentTable(
    result,
    [
      figureColumn('customers', ({ customers }) => whole(customers)),
      buyersColumn,
      figureColumn('purchases', ({ purchasesToCome }) =>
        numberText(purchasesToCome?.expected ?? 0, 1),
      ),
      summedColumn('spend', ({ spendToCome }) => spendToCome?.expected ?? 0),
      valued && summedColumn('value', ({ value }) => value?.expected ?? 0),
      figureColumn('P10–P90', ({ [field]: band }) => `${whole(band?.low)}–${whole(band?.high)}`),
    ],
    `Expected within ${assumptions['horizon']?.text ?? ''} after ${result.until ?? 'the end of the observation'}; P10–P90 of the ${shown}`,
  );
}

/** Few buyers are seen in tenths of one. */
const buyersColumn: TableColumn<SegmentForecast> = {
  header: 'will buy',
  align: 'right',
  texts: (lines) => {
    const decimals = lines.every(({ buyers = 0 }) => buyers < 1000) ? 1 : 0;
    return lines.map(({ buyers = 0 }) => numberText(buyers, decimals));
  },
};

/** What somebody is worth who buys for the first time today. */
function newCustomerText({ result, assumptions }: ForecastReport): Text {
  const { newCustomer } = result;
  if (newCustomer === undefined) return { kind: 'text', tone: 'plain', lines: [] };
  const { purchases, value, netValue, ltvToCac } = newCustomer;
  const horizon = assumptions['horizon']?.text ?? '';
  const cost =
    ltvToCac === null
      ? ''
      : `, ${numberText(netValue, 2)} after winning them; LTV:CAC ${numberText(ltvToCac, 1)}`;
  return {
    kind: 'text',
    tone: 'plain',
    lines: [
      '',
      `A new customer makes ${numberText(purchases, 2)} purchases within ${horizon}, the first included, worth ${numberText(value, 2)}${cost}.`,
    ],
  };
}
