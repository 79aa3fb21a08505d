import { dayNumber } from '../../core/quantity/calendar.ts';

/** The time of day at the end of a cell, and the zone or offset that may follow it. */
const timeAndZone =
  /[Tt ,](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)? ?([A-Za-z]{1,5})?(?:([+-])(\d{1,2}):?(\d{2})?)?$/;

/** Minutes ahead of UTC, of abbreviations that mean one zone only: CST, IST and BST mean several. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  JST: 540,
  EST: -300,
  EDT: -240,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
};

/** No zone has ever changed its clocks within one. */
const quarterHour = 900;
const secondsADay = 86_400;

/**
 * Tells on which day it is in a zone what a cell says of another: 23:30 UTC in June is the next day in
 * Berlin. Offsets are those of the time zone database that Node has; the zone of the machine has no say.
 *
 * @param zone - by its IANA name
 * @param bare - whether times without an offset are in UTC; else they are of the zone already
 * @param onZoned - called for every cell whose zone is known, and thus its day in the other
 * @throws {RangeError} there is no such zone
 */
export function movedDay(zone: string, bare: 'utc' | 'as written', onZoned: () => void = () => {}) {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  /** Seconds that clocks of the zone are ahead of UTC. */
  const ahead = (seconds: number): number => {
    const start = Math.floor(seconds / quarterHour) * quarterHour;
    let offset = offsets.get(start);
    if (offset === undefined) {
      const parts = new Map(
        clock.formatToParts(start * 1000).map(({ type, value }) => [type, Number(value)]),
      );
      const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
      const day = dayNumber(part('year'), part('month'), part('day'));
      const time = (part('hour') * 60 + part('minute')) * 60 + part('second');
      offset = day * secondsADay + time - start;
      offsets.set(start, offset);
    }
    return offset;
  };
  /**
   * @param day - that stands in the cell, in days since 1970-01-01
   * @returns the day in the zone; that of the cell where no time stands there, or none of another zone;
   *   undefined where an abbreviation could be several zones
   */
  return (text: string, day: number): number | undefined => {
    const found = timeAndZone.exec(text.trim());
    if (found === null) return day;
    const [, hour = '', minute = '', second = '0', half, name, sign, hours = '', minutes = '0'] =
      found;
    if (name === undefined && sign === undefined && bare !== 'utc') return day;
    const base = name === undefined ? 0 : zones[name.toUpperCase()];
    if (base === undefined) return undefined;
    onZoned();
    const from = base + (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const clockHour =
      half === undefined
        ? Number(hour)
        : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    const time = (clockHour * 60 + Number(minute) - from) * 60 + Number(second);
    const instant = day * secondsADay + time;
    return Math.floor((instant + ahead(instant)) / secondsADay);
  };
}
