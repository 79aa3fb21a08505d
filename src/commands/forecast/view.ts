import type { Report } from '../../core/report.ts';
import {
  type Block,
  type Document,
  details,
  part,
  pictureDetails,
  type Table,
} from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import {
  amountsIn,
  leftOutSentence,
  stepBasis,
  waterfallTable,
} from '../shared/economics/view-waterfall.ts';
import { goodsFields } from '../shared/orders/goods.ts';
import { cellsName } from '../shared/orders/log-options.ts';
import { readAs } from '../shared/orders/request.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  countColumn,
  decimal,
  dividingHeaders,
  intervalColumn,
  money,
  moneyColumn,
  numberColumn,
  onlyWhere,
  segmentTable,
  summedColumn,
  type TableColumn,
  whole,
} from '../shared/table.ts';
import { notInCellsLines } from './not-in-cells.ts';
import type { ForecastOptions } from './options.ts';
import { forecastPictures, listBars } from './pictures.ts';
import type { ForecastResult, SegmentForecast } from './result.ts';
import {
  calendarDetails,
  calendarField,
  horizonText,
  segmentCalendarBlocks,
} from './view-calendar.ts';
import { modelDetail, modelText } from './view-choice.ts';
import { customerTable } from './view-customers.ts';
import { effectBlocks } from './view-effect.ts';
import { holdoutBlocks } from './view-holdout.ts';
import { modelBlocks, poolingBlocks, segmentFitBlocks, segmentFitsText } from './view-models.ts';
import { monthsTable, wholeMonthsText } from './view-months.ts';
import { isNewColumn, newColumn, newCustomerBlocks } from './view-new-customers.ts';
import { slippingBlocks, slippingListBlocks } from './view-slipping.ts';
import { spendMonthsField } from './view-spend-months.ts';
import { tenthsInShort } from './view-tenths.ts';
import { isSound, tooFewText } from './view-too-few.ts';

type ForecastReport = Report<ForecastResult>;

/** The document of a result: how the files were read, the forecast or the summary, and the backtest. */
export function view(report: ForecastReport, { options }: Request<ForecastOptions>): Document {
  const { result } = report;
  const isForecast = result.ahead !== undefined;
  const fields: Block = {
    kind: 'fields',
    rows: [
      ['Read as', readAsText(report)],
      ...report.sources.map((source): [string, string] => ['File', sourceText(source)]),
      ['Observed', observedText(result)],
      ['Orders', ordersText(result)],
      ...goodsText(report),
      ...(isForecast
        ? [
            ['Model', modelLine(report)] as const,
            ...calendarField(result),
            ...spendMonthsField(result),
          ]
        : []),
    ],
  };
  if (result.list !== undefined)
    return {
      title: 'Who is slipping away',
      ...amountsIn(result.basis, report),
      blocks: [
        fields,
        ...pictureDetails(listBars(report)),
        ...slippingListBlocks(report, result.list, options.top),
      ],
    };
  return {
    title: isForecast ? 'What these customers will buy' : 'What these customers have bought',
    ...amountsIn(result.basis, report),
    blocks: [
      fields,
      ...(isForecast ? forecastBlocks(report, options.explain === true) : [purchasesTable(result)]),
      ...customerTable(report),
    ],
  };
}

/** A pooled fit has one margin, which that of a segment may differ from. */
function goodsText({ result, assumptions }: ForecastReport): (readonly [string, string])[] {
  const isBySegment = result.segments.some(({ fitted }) => fitted !== undefined);
  const of = isBySegment ? 'of each segment' : 'for all customers';
  return goodsFields(assumptions).map(([name, text]) => [
    name,
    `${text}, one share of spend ${of}`,
  ]);
}

/** The forecast, the figures most often needed first; of a list of customers only what --explain shows. */
function forecastBlocks(report: ForecastReport, explain: boolean): Block[] {
  const { result, assumptions } = report;
  const calendar = details('the calendar', calendarDetails(result));
  if (result.customers !== undefined) return calendar;
  const { total, leftOut = [] } = result;
  const steps = total.waterfall ?? [];
  const left: Block = {
    kind: 'text',
    tone: 'left out',
    lines: [...leftOutSentence(leftOut), ...notInCellsLines(result)],
  };
  if (!isSound(total)) return [forecastTable(report), tooFewText(result), left];
  const tables = mainTables(report, explain);
  const [main, ...pictures] = forecastPictures(report);
  return [
    ...pictureDetails(main === undefined ? [] : [main]),
    ...(isDivided(result) ? part('segments', tables) : tables),
    wholeMonthsText(report),
    horizonText(result),
    ...pictureDetails(pictures),
    tooFewText(result),
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
    ...newCustomerBlocks(report),
    ...effectBlocks(report),
    ...poolingBlocks(result),
    ...segmentCalendarBlocks(result),
    ...part('slipping', slippingBlocks(report)),
    ...calendar,
    ...details('models', [
      choiceField(report),
      ...modelBlocks(report),
      ...segmentFitBlocks(report),
    ]),
    ...details('the backtest', holdoutBlocks(report)),
    left,
  ];
}

/** Whether an option divides the customers, which else are shown in tenths. */
const isDivided = (result: ForecastResult): boolean =>
  dividingHeaders(result).some((header) => header !== 'decile');

/** The segments, or tenths of the customers; without --by the months stand instead of the tenths. */
function mainTables(report: ForecastReport, explain: boolean): Block[] {
  const { result } = report;
  const months = monthsTable(report);
  const isBy = result.segments.some((segment) => segment.months !== undefined);
  if (months !== undefined) return isBy ? [forecastTable(report), months] : [months];
  if (result.effect !== undefined && dividingHeaders(result)[0] === 'decile')
    return details('every tenth of the customers', [forecastTable(report)]);
  const short = tenthsInShort(result);
  if (short === result || explain) return [forecastTable(report)];
  return [
    forecastTable({ ...report, result: short }),
    ...details('every tenth of the customers', [forecastTable(report)]),
  ];
}

/** Why this model, and how close the others are; nothing where each segment has its own. */
const choiceField = (report: ForecastReport): Block => ({
  kind: 'fields',
  rows: report.result.apart === undefined ? [['Choice', modelDetail(report)]] : [],
});

/** The discount rate as it was written, a year's where it has no unit: purchases are discounted to the day. */
function timeValue({ assumptions }: ForecastReport): string {
  const text = assumptions['discount']?.text ?? '';
  return text.includes('/') ? text : `${text}/y`;
}

const modelLine = (report: ForecastReport): string =>
  report.result.apart === undefined
    ? modelText(report)
    : segmentFitsText(report.result, report.assumptions['horizon']?.text ?? '');

/** The days of the observation, which a summary may lack, and the unit of times. */
function observedText({ from, until, unit }: ForecastResult): string {
  const span = from === null || until === null ? '' : `${from} to ${until}; `;
  return `${span}times in ${unit}s`;
}

const readAsText = ({ result, assumptions }: ForecastReport): string =>
  result.source === 'summary'
    ? 'a summary of customers, one row per customer'
    : result.source === cellsName
      ? `what a database counted of a table of orders; ${result.amounts === 'gross' ? 'nothing subtracted' : 'net of refunds'}`
      : readAs(result, assumptions);

function ordersText({ orders, refunds, total }: ForecastResult): string {
  const days = total.customers + total.purchases;
  if (orders === null || refunds === null) return `${whole(days)} purchase days of customers`;
  const back = refunds === 0 ? '' : `; ${whole(refunds)} ${refunds === 1 ? 'refund' : 'refunds'}`;
  return `${whole(orders)} that count, on ${whole(days)} purchase days of customers${back}`;
}

/** What the customers of each segment have bought. */
const purchasesTable = (result: ForecastResult): Table =>
  segmentTable(result, [
    countColumn('customers', ({ customers }) => customers),
    countColumn('bought once', ({ oneTime }) => oneTime),
    countColumn('repeat', ({ purchases }) => purchases),
    moneyColumn('spend', ({ totalSpend }) => totalSpend),
  ]);

/** What they will buy: buyers, purchases, spend with its band, and value where it differs from the spend. */
function forecastTable({ result, assumptions }: ForecastReport): Table {
  const valued = (result.total.waterfall ?? []).length > 1;
  const [shown, field] = valued
    ? (['value', 'value'] as const)
    : (['spend', 'spendToCome'] as const);
  const forecast = (column: TableColumn<SegmentForecast>) => onlyWhere(isSound, column);
  return segmentTable(
    result,
    [
      countColumn('customers', ({ customers }) => customers),
      forecast(buyersColumn),
      // Value and a new customer leave no room for it on a terminal.
      !(valued && isNewColumn(result)) &&
        forecast(
          numberColumn('purchases', ({ purchasesToCome }) => purchasesToCome?.expected ?? 0, 1),
        ),
      forecast(summedColumn('spend', ({ spendToCome }) => spendToCome?.expected ?? 0)),
      valued && forecast(summedColumn('value', ({ value }) => value?.expected ?? 0)),
      forecast(intervalColumn('P10–P90', ({ [field]: band }) => band, money, whole)),
      isNewColumn(result) && newColumn(result),
    ],
    `Expected within ${assumptions['horizon']?.text ?? ''} after ${result.until ?? 'the end of the observation'}; P10–P90 of the ${shown}${isNewColumn(result) ? '; new: a new customer' : ''}`,
    'Forecast',
  );
}

/** Buyers, in tenths where they are few. */
const buyersColumn: TableColumn<SegmentForecast> = {
  header: 'will buy',
  align: 'right',
  texts: (lines) => {
    const decimals = lines.every(({ buyers = 0 }) => buyers < 1000) ? 1 : 0;
    return lines.map(({ buyers = 0 }) => numberText(buyers, decimals));
  },
  figures: [{ format: decimal(1), of: ({ buyers = 0 }) => buyers }],
};
