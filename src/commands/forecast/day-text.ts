import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';

/** A day as results write it; null where it is not known. */
export const dayText = (day: number): string | null => (day === noDay ? null : isoDate(day));

/** The same for many customers, who share few days. */
export function dayTexts(): (day: number) => string | null {
  const texts = new Map<number, string | null>();
  return (day) => {
    const known = texts.get(day);
    if (known !== undefined) return known;
    const text = dayText(day);
    texts.set(day, text);
    return text;
  };
}
