import { calendarDate, dayNumber, isoDate } from '../../../core/quantity/calendar.ts';
import type { Axis } from '../../../render/picture/picture.ts';

const mostTicks = 6;
/** Months from one tick to the next. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/**
 * An axis of days, with the beginnings of months or years as ticks.
 *
 * @param from - in days since 1970-01-01
 * @param to - after `from`
 */
export function dateAxis(from: number, to: number): Axis {
  const ticks =
    steps.map((step) => monthTicks(from, to, step)).find(({ length }) => length <= mostTicks) ?? [];
  // Within two months there are too few beginnings.
  return { label: '', from, to, ticks: ticks.length > 1 ? ticks : [dayTick(from), dayTick(to)] };
}

const dayTick = (at: number): Axis['ticks'][number] => ({ at, text: isoDate(at) });

/** The beginnings of every such month: with a step of 12 those of years, named by the year alone. */
function monthTicks(from: number, to: number, step: number): Axis['ticks'] {
  const { year, month } = calendarDate(from);
  const first = Math.ceil((year * 12 + month - 1) / step) * step;
  const ticks: { at: number; text: string }[] = [];
  for (let months = first; ; months += step) {
    const at = dayNumber(Math.floor(months / 12), (months % 12) + 1, 1);
    if (at > to) return ticks;
    if (at >= from) ticks.push({ at, text: isoDate(at).slice(0, step < 12 ? 7 : 4) });
  }
}
