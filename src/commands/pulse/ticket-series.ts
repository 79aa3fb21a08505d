import { noDay } from '../../core/customers.ts';
import type { Records } from '../../input/records/records.ts';
import { caseStateIn } from '../shared/reading/outcome-word.ts';
import type { ReadSeries } from './read-series.ts';

/** The indicators that tickets of a help desk hold: how many there are, how long they take, how satisfied customers are. */
export function ticketSeries(records: Records): readonly ReadSeries[] {
  const days = records.days('date');
  const closed = records.days('closed');
  const states = records.text('outcome');
  const satisfaction = records.text('satisfaction');
  const tickets = collected('Tickets', 'either', true);
  const hours = collected('Hours to resolve', 'down', false);
  const good = collected('Satisfaction', 'up', false);
  const shares = satisfaction.some((text) => goodOrBad(text) !== undefined);
  for (let row = 0; row < records.count; row++) {
    const opened = days[row] ?? noDay;
    const end = closed[row] ?? noDay;
    tickets.take(row, opened, 1);
    const isOpen = caseStateIn(states[row] ?? '') === 'open';
    if (end !== noDay && !isOpen) hours.take(row, end, hoursBetween(records, row, end - opened));
    // Customers are asked once their ticket is closed.
    const text = satisfaction[row] ?? '';
    const value = shares ? goodOrBad(text) : numberIn(text);
    if (value !== undefined) good.take(row, end === noDay ? opened : end, value);
  }
  return [tickets.series, hours.series, { ...good.series, isPercent: shares }].filter(
    ({ values }) => values.length > 0,
  );
}

function collected(indicator: string, good: ReadSeries['good'], isEvents: boolean) {
  const days: number[] = [];
  const values: number[] = [];
  const rows: number[] = [];
  return {
    series: {
      indicator,
      group: indicator === 'Satisfaction' ? '' : 'Problems',
      good,
      unclear: undefined,
      days,
      values,
      rows,
      isPercent: false,
      isEvents,
      isOfTickets: true,
    } satisfies ReadSeries,
    take: (row: number, day: number, value: number): void => {
      if (Number.isNaN(value)) return;
      days.push(day);
      values.push(value);
      rows.push(row);
    },
  };
}

/** From opened until closed, with the times of day where both are known in one zone; NaN where it ends before it begins. */
function hoursBetween(records: Records, row: number, days: number): number {
  const [begin, end] = [records.timeAt('date', row), records.timeAt('closed', row)];
  const isTimed = begin !== undefined && end !== undefined && begin.isZoned === end.isZoned;
  const hours = 24 * days + (isTimed ? (end.minutes - begin.minutes) / 60 : 0);
  return hours >= 0 ? hours : Number.NaN;
}

/** "Good", "Good with comment" and "Bad" as percents of who is satisfied; undefined for "Offered" and others. */
function goodOrBad(text: string): number | undefined {
  const [word = ''] = text
    .trim()
    .toLowerCase()
    .split(/[^a-z]+/);
  return word === 'good' ? 100 : word === 'bad' ? 0 : undefined;
}

/** A rating from 0 to 10. */
function numberIn(text: string): number | undefined {
  const value = /^\d{1,2}(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value <= 10 ? value : undefined;
}
