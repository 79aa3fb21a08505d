import { noDay } from '../../core/customers.ts';
import { dayNumber } from '../../core/quantity/calendar.ts';
import { isUsualPlaceholder } from './placeholder-days.ts';
import { rowStatus, statusIn } from './status-cell.ts';

/** In place of a day of end: a word says that the relationship goes on. */
const goesOn = 2 ** 31 - 2;
/** In place of a day of end: a word says that the relationship has ended, on a day that is not known. */
const endedSomeDay = 2 ** 31 - 1;

/** From this day on programs write a day for "not yet": nobody knows an end that far ahead. */
const farDay = dayNumber(2099, 1, 1);

/** What is kept of an end: no end (yet), one on a day that is not known, or its day. */
export const endOf = (day: number): 'none' | 'some day' | 'day' => {
  if (day === endedSomeDay) return 'some day';
  return day === noDay || day >= farDay || isUsualPlaceholder(day) ? 'none' : 'day';
};

/** The day of an end, a last activity or the end of a trial; `noDay` where none stands there, or one for none. */
export const endDay = (day: number = noDay): number => (endOf(day) === 'day' ? day : noDay);

/** Whether a cell has a word of databases, PostgreSQL and DuckDB among them, for a day after or before all others. */
export const isInfiniteDay = (text: string): boolean => /^\s*[+-]?infinity\s*$/i.test(text);

/**
 * What is kept of a word or a flag in place of a day of end: "active", "churned", yes, 0, infinity. Undefined where
 * the text is none.
 *
 * @param yesMeans - what "yes" says below the header
 */
export function endWord(text: string, yesMeans: 'ended' | 'active'): number | undefined {
  // An end that never comes; one before all others is none that anyone meant.
  if (isInfiniteDay(text) && !text.includes('-')) return goesOn;
  switch (statusIn(text, yesMeans)) {
    case rowStatus.ended:
      return endedSomeDay;
    case rowStatus.active:
    case rowStatus.trial:
      return goesOn;
    case rowStatus.unknown:
      return noDay;
    default:
      // An end that is pending has not come, or will never: nobody can tell.
      return undefined;
  }
}
