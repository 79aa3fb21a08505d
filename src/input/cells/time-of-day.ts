/** When on its day something happened. */
export interface TimeOfDay {
  /** Minutes after midnight; where a zone stands beside it, of UTC: below 0 or above a day where that is another day. */
  readonly minutes: number;
  /** Whether a number of hours, or Z, says in which zone. */
  readonly isZoned: boolean;
}

const time =
  /[Tt ,](\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))? ?(?:([AaPp])\.?[Mm]\.?)? ?(?:([Zz])|(?:[A-Z]{2,5})?(?:([+-])(\d{1,2})(?::?(\d{2}))?)?)$/;

/** The time of day behind a date: "2024-05-01 10:00", "…T10:00:00Z", "… 10:00 PM", "… 10:00 +0200". */
export function timeOfDayIn(text: string): TimeOfDay | undefined {
  const [, hours, minutes, seconds = '0', half, utc, sign, zoneHours = '0', zoneMinutes = '0'] =
    time.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const hour = half === undefined ? Number(hours) : afterNoon(Number(hours), half);
  const local = hour * 60 + Number(minutes) + Number(seconds.replace(',', '.')) / 60;
  if (hour > 24 || Number(minutes) > 59) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  return sign === undefined
    ? { minutes: local, isZoned: utc !== undefined }
    : { minutes: local - offset, isZoned: true };
}

/** 12 AM is midnight, 12 PM noon. */
const afterNoon = (hour: number, half: string): number =>
  (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
