/** The value of a column in words; what the cells leave blank is "(none)". */
export const valueName = (value: string): string => (value === '' ? '(none)' : value);

/** A segment in words: "renter", "renter, north". */
export const segmentName = (segment: Readonly<Record<string, string>>): string =>
  Object.values(segment).map(valueName).join(', ');
