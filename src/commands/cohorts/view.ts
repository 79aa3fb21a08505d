import type { Report } from '../../core/report.ts';
import type { Block, Document, HeatCell, HeatMap, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { calendarText } from '../shared/calendar/calendar-words.ts';
import { basisAndCurrency, leftOutSentence } from '../shared/economics/view-waterfall.ts';
import { goodsFields } from '../shared/orders/goods.ts';
import { readAs } from '../shared/orders/request.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  decimalsFor,
  decimalText,
  figureColumn,
  fixedPercent,
  moneyColumn,
  nameColumn,
  table,
  unknown,
  whole,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult, PeriodCell } from './result.ts';
import {
  cohortHeader,
  cohortName,
  hasPeriods,
  mostShown,
  shownLines,
  unfinished,
} from './shown-lines.ts';
import { ceilingTable } from './view-ceiling.ts';
import { monthsMet } from './view-months.ts';

/** How the cohorts pay back, as a person sees it. */
export function view(report: Report<CohortsResult>): Document {
  const { result, assumptions, sources } = report;
  const { basis, from, until, orders, total, leftOut } = result;
  return {
    title: titleOf(result),
    subtitle: basisAndCurrency(basis, report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Read as', readAs(result, assumptions)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
          ['Observed', `${from} to ${until}`],
          ['Orders', ordersText(orders, total.customers)],
          ['Calendar', calendarText(result.calendar)],
          ...goodsFields(assumptions),
        ],
      },
      spendTable(result),
      ...monthsMet(result),
      ...retentionMap(result),
      ...ceilingTable(result),
      ...costsTable(result),
      keptTable(result),
      ...notes(result),
      { kind: 'text', tone: 'plain', lines: leftOutSentence(leftOut) },
    ],
  };
}

function titleOf({ cohort, cohorts }: CohortsResult): string {
  const by = Object.keys(cohorts[0]?.segment ?? {});
  return by.length > 0
    ? `How customers pay back, by ${by.join(' and ')}`
    : `How each ${cohort}'s new customers pay back`;
}

const ordersText = (orders: number, customers: number): string =>
  `${whole(orders)} that count, of ${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;

/** How much of a year's spend the same customers spent again in the next. */
function keptTable({ revenueKept, from, until }: CohortsResult): Block {
  if (revenueKept.length === 0) {
    const line = `The spend kept from one year to the next needs two whole years of orders; these are from ${from} to ${until}.`;
    return { kind: 'text', tone: 'plain', lines: [line] };
  }
  const decimals = decimalsFor(revenueKept.flatMap(({ spend, spendNext }) => [spend, spendNext]));
  return table(
    revenueKept,
    [
      nameColumn('next year to', (year) => year.until),
      figureColumn('customers', ({ customers }) => whole(customers)),
      figureColumn('again', ({ logoRetention }) => fixedPercent(logoRetention)),
      figureColumn('spend', ({ spend }) => decimalText(spend, decimals)),
      figureColumn('next year', ({ spendNext }) => decimalText(spendNext, decimals)),
      figureColumn('net kept', ({ netRevenueRetention }) => fixedPercent(netRevenueRetention)),
      figureColumn('gross kept', (year) => fixedPercent(year.grossRevenueRetention)),
    ],
    { heading: 'What the customers of one year spent in the next' },
  );
}

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
function moreNotes({ cohorts }: CohortsResult): string[] {
  const rest = cohorts.length - mostShown;
  if (rest <= 0) return [];
  const which = hasPeriods(cohorts) ? 'earlier cohorts' : 'more cohorts';
  return [`${whole(rest)} ${which} are in CSV, JSON and JSON lines (-o FILE).`];
}

interface SpendLine {
  readonly name: string;
  readonly customers: string;
  /** For each number of days. */
  readonly texts: readonly string[];
}

/** What a customer of each cohort has brought by when, and of all that are finished. */
function spendTable(result: CohortsResult): Table {
  const { basis, total } = result;
  const shown = shownLines(result);
  const decimals = decimalsFor(
    [...shown, total].flatMap(({ after }) => after.map(({ perCustomer }) => perCustomer)),
  );
  const spendLine = (line: CohortLine): SpendLine => ({
    name: cohortName(line),
    customers: whole(line.customers),
    texts: line.after.map(({ perCustomer }) =>
      perCustomer === null ? unfinished : decimalText(perCustomer, decimals),
    ),
  });
  const all = spendLine(total);
  const observed = total.after.map(({ customers }) => whole(customers));
  const returned = total.after.map((each) =>
    each.returned === null ? unfinished : fixedPercent(each.returned, 0),
  );
  const verb = basis === 'spend' ? 'Spend' : 'Margin';
  return table(
    [
      ...shown.map(spendLine),
      all,
      { name: 'of customers', customers: '', texts: observed },
      { name: 'had bought again', customers: '', texts: returned },
    ],
    [
      nameColumn(cohortHeader(result), ({ name }) => name),
      figureColumn('customers', ({ customers }) => customers),
      ...total.after.map(({ days }, d) =>
        figureColumn<SpendLine>(`${whole(days)} days`, ({ texts }) => texts[d] ?? ''),
      ),
    ],
    {
      heading: `${verb} per customer within N days of the first purchase`,
      isTotal: (line) => line === all,
    },
  );
}

/** What winning each cohort cost, and when it had come back. */
function costsTable(result: CohortsResult): Block[] {
  const { total, costsByMonth } = result;
  const known = total.payback !== undefined;
  const undated =
    'The costs have no months: they are divided by all customers of the cohort, whenever they came.';
  const notes = [...(known && costsByMonth === false ? [undated] : []), ...moreNotes(result)];
  const costs = table(
    [...shownLines(result), total],
    [
      nameColumn(cohortHeader(result), cohortName),
      moneyColumn('spending', ({ acquisitionSpending }) => acquisitionSpending),
      figureColumn('won', ({ customersWon = 0 }) => whole(customersWon)),
      moneyColumn('CAC', ({ acquisitionCost }) => acquisitionCost),
      figureColumn('earned back', ({ earnedBack }) => fixedPercent(earnedBack, 0)),
      figureColumn('payback days', paybackText),
      figureColumn('observed', observedText),
    ],
    {
      heading: 'Payback of acquisition cost',
      isTotal: (line) => line === total,
    },
  );
  return [
    ...(known ? [costs] : []),
    ...(notes.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: notes } as const]),
  ];
}

/**
 * The day. What all have brought so far may be enough while the days for which everybody was observed
 * are not: then the day is not known yet.
 */
function paybackText({ acquisitionCost, earnedBack, payback }: CohortLine): string {
  if (payback === undefined || acquisitionCost == null) return unknown;
  const { days, observedDays } = payback;
  if (days !== null) return whole(days);
  return observedDays < 0 || (earnedBack ?? 0) >= 1 ? unfinished : 'not yet';
}

/** The customers who were observed for so long. */
function observedText({ acquisitionCost, payback }: CohortLine): string {
  if (payback === undefined || acquisitionCost == null) return unknown;
  const { days, customers, observedDays } = payback;
  return days === null && observedDays < 0 ? unfinished : whole(customers);
}

/** The retention triangle as a heat map. Period 0, in which everybody bought, says nothing. */
function retentionMap(result: CohortsResult): HeatMap[] {
  const { cohort, total } = result;
  const lines = shownLines(result);
  const later = ({ periods }: CohortLine) => periods.slice(1);
  const highest = lines.flatMap(later).reduce((most, { active }) => Math.max(most, active ?? 0), 0);
  const cell = ({ active }: PeriodCell): HeatCell => {
    if (active === null) return { text: unfinished };
    // Nobody is no shade at all.
    return { text: hundredths(active), ...(active > 0 && { heat: active / highest }) };
  };
  const columns = later(total).map(({ period }) => String(period));
  if (columns.length === 0) return [];
  const map: HeatMap = {
    kind: 'heatmap',
    heading: `Retention: % who bought N ${cohort}s after their first purchase`,
    lead: [cohortHeader(result), 'customers'],
    columns,
    rows: [
      ...lines.map((line) => ({
        lead: [cohortName(line), whole(line.customers)] as const,
        cells: later(line).map(cell),
      })),
      {
        lead: [cohortName(total), whole(total.customers)],
        cells: later(total).map(({ active }) => ({
          text: active === null ? unfinished : hundredths(active),
        })),
        role: 'total',
      },
      {
        lead: ['of customers', ''],
        cells: later(total).map(({ customers }) => ({ text: short(customers) })),
      },
    ],
    rest: `Later ${cohort}s are in CSV, JSON and Markdown (-o FILE).`,
  };
  return [map];
}

/** What is more than nothing is never shown as nothing. */
const hundredths = (share: number): string =>
  share > 0 && share < 0.005 ? '<1' : numberText(share * 100, 0);

/** A count in few characters: "950", "9.5k", "95k", "9.5M". */
function short(count: number): string {
  const scaled = (value: number, unit: string) =>
    `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)}${unit}`;
  if (count < 1000) return String(count);
  return count < 999_500 ? scaled(count / 1e3, 'k') : scaled(count / 1e6, 'M');
}
