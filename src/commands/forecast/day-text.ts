import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';

/** A day as results write it; null where it is not known. */
export const dayText = (day: number): string | null => (day === noDay ? null : isoDate(day));
