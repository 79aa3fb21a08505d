import {
  type CalendarDate,
  calendarDate,
  dayOfText,
  daysInMonth,
  isoDate,
  monthsLater,
} from '../../core/quantity/calendar.ts';
import type { Report } from '../../core/report.ts';
import type { Block, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import {
  decimal,
  intervalColumn,
  money,
  nameColumn,
  numberColumn,
  summedColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { ForecastResult, MonthResult } from './result.ts';

/** The forecast of all customers by month ahead: purchases, spend and value, with the bands, and their total. */
export function monthsTable({ result, assumptions }: Report<ForecastResult>): Table | undefined {
  const { months, total, until } = result;
  const { purchasesToCome, spendToCome, value } = total;
  if (months === undefined || purchasesToCome === undefined) return undefined;
  if (spendToCome === undefined || value === undefined) return undefined;
  const all: MonthLine = { name: 'All', purchases: purchasesToCome, spend: spendToCome, value };
  const lines: MonthLine[] = [
    ...months.map((month) => ({ ...month, name: monthName(month) })),
    all,
  ];
  const valued = (total.waterfall ?? []).length > 1;
  const bandOf = (figure: 'purchases' | 'spend' | 'value') =>
    intervalColumn<MonthLine>(
      'P10–P90',
      ({ [figure]: band }) => band,
      figure === 'purchases' ? decimal(0) : money,
      whole,
    );
  return table(
    lines,
    [
      nameColumn('month', ({ name }) => name),
      numberColumn('purchases', ({ purchases }) => purchases.expected, 1),
      !valued && bandOf('purchases'),
      summedColumn('spend', ({ spend }) => spend.expected),
      valued && summedColumn<MonthLine>('value', ({ value: { expected } }) => expected),
      bandOf(valued ? 'value' : 'spend'),
    ],
    {
      heading: `Expected by month, within ${assumptions['horizon']?.text ?? ''} after ${until ?? ''}${valued ? '; P10–P90 of the value' : ''}`,
      isTotal: (line) => line === all,
    },
  );
}

interface MonthLine extends Pick<MonthResult, 'purchases' | 'spend' | 'value'> {
  readonly name: string;
}

/** "2025-01", and of a part of a month its days: "2025-01, 16 to 31", "2025-07-01". */
function monthName(line: MonthResult): string {
  const { month, from, until, days } = line;
  if (isWholeMonth(line)) return month;
  return days === 1 ? from : `${month}, ${Number(from.slice(-2))} to ${Number(until.slice(-2))}`;
}

/** Whether the horizon has all days of the month. */
export const isWholeMonth = ({ from, until }: MonthResult): boolean =>
  from.endsWith('-01') && isLastOfMonth(calendarDate(dayOfText(until)));

const isLastOfMonth = ({ year, month, day }: CalendarDate): boolean =>
  day === daysInMonth(year, month);

const monthsPerUnit: Readonly<Record<string, number>> = { mo: 1, y: 12 };

/**
 * The horizon that ends with a calendar month, where one that is written in months or years, which are of average
 * length, ends on another day.
 */
export function wholeMonthsText({ result, assumptions }: Report<ForecastResult>): Block {
  const { months, until } = result;
  const { value, unit, text } = assumptions['horizon'] ?? {};
  const count = Number(value) * (monthsPerUnit[unit ?? ''] ?? Number.NaN);
  const end = months?.at(-1)?.until;
  const lines: string[] = [];
  if (end !== undefined && until !== null && Number.isInteger(count)) {
    const last = dayOfText(until);
    const date = calendarDate(last);
    // The last day of a month is followed by whole months.
    const day = isLastOfMonth(date) ? 31 : date.day;
    const wanted = monthsLater({ ...date, day }, count);
    if (isoDate(wanted) !== end)
      lines.push(
        `${text} is ${numberText(count * averageMonth, 1)} days, months being of average length: --horizon ${wanted - last}d ends on ${isoDate(wanted)}.`,
      );
  }
  return { kind: 'text', tone: 'plain', lines };
}

const averageMonth = 365.25 / 12;
