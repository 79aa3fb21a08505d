import { daysPerUnit } from '../../core/purchase/customer-summary.ts';
import { calendarDate, dayNumber, dayOfText } from '../../core/quantity/calendar.ts';
import { andList } from '../../render/and-list.ts';
import { shortNumber } from '../../render/number-text.ts';
import { changeText, monthName, notable } from '../shared/calendar/calendar-words.ts';
import type { CalendarResult, ForecastResult } from './result.ts';

/** That the horizon counts for clearly more or less than its length, and why; nothing where it does not. */
export function horizonLines(
  calendar: CalendarResult | null | undefined,
  { ahead, unit, until }: Pick<ForecastResult, 'ahead' | 'unit' | 'until'>,
): string[] {
  if (calendar == null || ahead === undefined || until === null) return [];
  const ratio = calendar.ordinaryAhead / ahead;
  const isMore = ratio >= notable;
  if (!isMore && ratio > 2 - notable) return [];
  const why = causes(calendar, isMore, dayOfText(until) + 1, ahead * daysPerUnit[unit]);
  const units = (length: number) => shortNumber(length, length < 10 ? 1 : 0);
  return [
    `These ${units(ahead)} ${unit}s count as ${units(calendar.ordinaryAhead)} ordinary ones${why}.`,
  ];
}

/** What makes a horizon count for more or less. */
function causes(calendar: CalendarResult, isMore: boolean, from: number, days: number): string {
  const { months, events, trend } = calendar;
  const isCause = (weight: number) => (isMore ? weight >= notable : weight <= 2 - notable);
  const within = monthsWithin(from, from + days)
    .filter(({ month }) => isCause(months?.[month - 1]?.weight ?? 1))
    .map(({ month }) => month);
  const dated = events.filter(
    ({ factor, dates }) =>
      isCause(factor) &&
      dates.some(({ first, last }) => dayOfText(first) < from + days && dayOfText(last) >= from),
  );
  const named = [...new Set([...monthTexts(within), ...dated.map(({ name }) => name)])];
  const one = named.length === 1 && !named[0]?.includes(' to ');
  const lie = named.length === 0 ? [] : [`${andList(named)} ${one ? 'lies' : 'lie'} in them`];
  const yearly = trend.used && trend.change !== null ? trend.change.yearly : 0;
  const moves =
    yearly !== 0 && yearly > 0 === isMore ? [`customers buy ${changeText(yearly)} every year`] : [];
  const why = [...lie, ...moves];
  return why.length === 0 ? '' : `: ${andList(why)}`;
}

/** Fewer days of a month than this are no cause. */
const fewDays = 7;

/** The calendar months that lie in a time by a week or more, in their order, each once. */
function monthsWithin(from: number, to: number): { readonly month: number }[] {
  const found = new Map<number, { readonly month: number }>();
  for (let day = from; day < to; ) {
    const { year, month } = calendarDate(day);
    const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
    if (Math.min(next, to) - day >= fewDays) found.set(month, { month });
    day = next;
  }
  return [...found.values()];
}

/** The most months that are named one by one. */
const mostNamed = 3;

/** The months by name, more than three in a row as a range. */
function monthTexts(months: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run !== undefined && (run.at(-1) ?? 0) % 12 === month - 1) run.push(month);
    else runs.push([month]);
  }
  return runs.flatMap((run) =>
    run.length > mostNamed
      ? [`${monthName(run[0] ?? 0)} to ${monthName(run.at(-1) ?? 0)}`]
      : run.map(monthName),
  );
}
