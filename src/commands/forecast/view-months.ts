import { daysInMonth } from '../../core/quantity/calendar.ts';
import type { Report } from '../../core/report.ts';
import type { Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import {
  figureColumn,
  intervalText,
  nameColumn,
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
    figureColumn<MonthLine>('P10–P90', ({ [figure]: { low, high } }) =>
      intervalText(low, high, whole),
    );
  return table(
    lines,
    [
      nameColumn('month', ({ name }) => name),
      figureColumn('purchases', ({ purchases }) => numberText(purchases.expected, 1)),
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

/** "2025-01", and of a part of a month its days: "2025-01, 16 to 31". */
function monthName({ month, from, until }: MonthResult): string {
  const isWhole = from.endsWith('-01') && isLastOfMonth(until);
  return isWhole ? month : `${month}, ${Number(from.slice(-2))} to ${Number(until.slice(-2))}`;
}

const isLastOfMonth = (date: string): boolean => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return day === daysInMonth(year, month);
};
