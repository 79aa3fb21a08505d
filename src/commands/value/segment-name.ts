/** A segment in words: "renter", "renter, north"; what the cells leave blank is "(none)". */
export function segmentName(segment: Readonly<Record<string, string>>): string {
  return Object.values(segment)
    .map((value) => (value === '' ? '(none)' : value))
    .join(', ');
}
