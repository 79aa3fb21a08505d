import type { Report } from '../../core/report.ts';
import { type Block, type Document, details, part, pictureDetails } from '../../render/document.ts';
import type { Request } from '../command.ts';
import { calendarText } from '../shared/calendar/calendar-words.ts';
import { amountsIn, leftOutSentence } from '../shared/economics/view-waterfall.ts';
import { goodsFields } from '../shared/orders/goods.ts';
import { cellsName } from '../shared/orders/log-options.ts';
import { readAs } from '../shared/orders/request.ts';
import { sourceText } from '../shared/source-text.ts';
import { whole } from '../shared/table.ts';
import { agePictures } from './age-pictures.ts';
import { ceilingBars } from './ceiling-picture.ts';
import { notInCellsLines } from './not-in-cells.ts';
import type { CohortsOptions } from './options.ts';
import type { CohortsResult } from './result.ts';
import { salesChart } from './sales-picture.ts';
import { fewLines, hasPeriods, mostShown, shownLines, unfinished } from './shown-lines.ts';
import { ceilingTable } from './view-ceiling.ts';
import { costsTable } from './view-costs.ts';
import { keptTable } from './view-kept.ts';
import { monthsMet } from './view-months.ts';
import { periodBlocks } from './view-periods.ts';
import { retentionMap } from './view-retention.ts';
import { spendTable } from './view-spend.ts';

/** How the cohorts pay back, as a person sees it. */
export function view(
  report: Report<CohortsResult>,
  { options, pictures }: Request<CohortsOptions>,
): Document {
  const { result, assumptions, sources } = report;
  const { basis, from, until, orders, total } = result;
  return {
    title: titleOf(result),
    // Sales are what customers spent, also where the cohorts are in margin.
    ...amountsIn(result.sales === undefined ? basis : 'spend', report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Read as', readAsText(report)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
          ['Observed', `${from} to ${until}`],
          ['Orders', ordersText(orders, total.customers)],
          ...(result.calendar === undefined
            ? []
            : [['Calendar', calendarText(result.calendar)] as const]),
          ...goodsFields(assumptions),
        ],
      },
      ...pageBlocks(result, { explain: options.explain === true, isPage: pictures === 'all' }),
    ],
  };
}

const readAsText = ({ result, assumptions }: Report<CohortsResult>): string =>
  result.source === cellsName
    ? 'what a database counted; net of refunds'
    : readAs(result, assumptions);

/** How much is shown. */
interface Shown {
  readonly explain: boolean;
  /** A page has every picture in full, and room for it. */
  readonly isPage: boolean;
}

/** With --period sales come first, and the cohorts are details. */
function pageBlocks(result: CohortsResult, shown: Shown): Block[] {
  const cohorts = shown.explain ? everything(result) : oneScreen(result, shown);
  const leftOut: Block = {
    kind: 'text',
    tone: 'left out',
    lines: [...leftOutSentence(result.leftOut), ...notInCellsLines(result.notInCells)],
  };
  const pictures = pictureDetails([...ceilingBars(result), ...agePictures(result)]);
  const blocks = [...pictures, ...cohorts, ...notes(result), ...moreNotes(result), leftOut];
  if (result.sales === undefined) return blocks;
  return [
    ...pictureDetails(salesChart(result.sales)),
    ...periodBlocks(result, shown.explain),
    ...details(`the cohorts of each ${result.cohort}`, blocks),
  ];
}

/** All tables, each with as many cohorts as a person may want to read. */
function everything(result: CohortsResult): Block[] {
  const lines = shownLines(result);
  return [
    spendTable(result, lines),
    ...monthsMet(result),
    ...part('returning', retentionMap(result, lines)),
    ...ceilingTable(result, lines),
    ...costsTable(result, lines),
    ...keptTable(result),
  ];
}

/**
 * What decides, on one screen: what a customer may cost or when the cost came back where that is asked for, else what
 * one brings and how many come back. The rest is details.
 */
function oneScreen(result: CohortsResult, { isPage }: Shown): Block[] {
  const lines = fewLines(result);
  const isWhole = lines.length === result.cohorts.length;
  const spend = [spendTable(result, lines)];
  const ceiling = ceilingTable(result, lines);
  const costs = costsTable(result, lines);
  const hasCosts = ceiling.length + costs.length > 0;
  const rowsFit = lines.length <= fewEnough;
  const everyRetention = part('returning', retentionMap(result, shownLines(result)));
  const retention =
    rowsFit || isPage ? everyRetention : part('returning', retentionMap(result, []));
  return [
    ...(hasCosts && !rowsFit ? details('what customers bring by when', spend) : spend),
    ...(hasCosts ? details('who came back when', retention) : retention),
    ...ceiling,
    ...(ceiling.length > 0 ? details('the payback of what was spent', costs) : costs),
    ...(isWhole ? [] : details(everyCohort(result), [spendTable(result, shownLines(result))])),
    ...(rowsFit || hasCosts || isPage ? [] : details('the retention of each', everyRetention)),
    ...details('the purchases expected of them', monthsMet(result)),
    ...details('the spend kept from year to year', keptTable(result)),
  ];
}

/** With so few cohorts there is room for another table. */
const fewEnough = 6;

/** "all 30 months", "36 of 480 months", "all 20 segments". */
function everyCohort({ cohort, cohorts }: CohortsResult): string {
  const count = cohorts.length;
  const number =
    count > mostShown ? `${whole(mostShown)} of ${whole(count)}` : `all ${whole(count)}`;
  return `${number} ${hasPeriods(cohorts) ? cohort : 'segment'}s`;
}

function titleOf({ cohort, cohorts, sales }: CohortsResult): string {
  if (sales !== undefined) return `What each ${sales.unit} brought`;
  const by = Object.keys(cohorts[0]?.segment ?? {});
  return by.length > 0
    ? `How customers pay back, by ${by.join(' and ')}`
    : `How each ${cohort}'s new customers pay back`;
}

const ordersText = (orders: number, customers: number): string =>
  `${whole(orders)} that count, of ${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;

/** What the marks mean, where there are any. */
function notes({ cohorts, total }: CohortsResult): Block[] {
  const open = [...cohorts, total].some(
    ({ after, periods }) =>
      after.some(({ perCustomer }) => perCustomer === null) ||
      periods.some(({ active }) => active === null),
  );
  if (!open) return [];
  const line = `${unfinished} is not finished: not all of these customers have been observed for that long.`;
  return [{ kind: 'text', tone: 'plain', lines: [line] }];
}

/** Where the cohorts are that a person is not shown. */
function moreNotes({ cohorts }: CohortsResult): Block[] {
  const rest = cohorts.length - mostShown;
  if (rest <= 0) return [];
  const which = hasPeriods(cohorts) ? 'earlier cohorts' : 'more cohorts';
  const line = `${whole(rest)} ${which} are in CSV, JSON and JSON lines (-o FILE).`;
  return [{ kind: 'text', tone: 'plain', lines: [line] }];
}
