import { isoDate } from '../../core/quantity/calendar.ts';
import { DateCell, isOneDay, monthNamed } from './date-cell.ts';

const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})|(\d{2}))$/;
const yearLast = /^(\d{1,2})[-/.](\d{4})$/;
const nameFirst = /^([a-z]{3,9})\.?,?[- ](\d{4})$/i;
const nameLast = /^(\d{4})[- ]([a-z]{3,9})\.?$/i;

/**
 * The month that the text of a cell names, as "2026-03": from 2026-03, 2026/3, 202603, 03/2026,
 * "Mar 2026" or a day of that month. Undefined where it names none, or is a day that reads in two ways
 * ("03/04/2026"). Years have four digits.
 */
export function monthIn(text: string): string | undefined {
  const cell = text.trim().replace(/\s+/g, ' ').replace(/^'/, '');
  const first = yearFirst.exec(cell);
  if (first !== null) return written(first[1], Number(first[2] ?? first[3]));
  const last = yearLast.exec(cell);
  if (last !== null) return written(last[2], Number(last[1]));
  const named = nameFirst.exec(cell);
  if (named !== null) return written(named[2], monthNamed(named[1] ?? ''));
  const trailing = nameLast.exec(cell);
  if (trailing !== null) return written(trailing[1], monthNamed(trailing[2] ?? ''));
  const date = new DateCell();
  return isOneDay(date.read(cell)) ? isoDate(date.day).slice(0, 7) : undefined;
}

function written(year: string | undefined, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}
