type Labels = Readonly<Record<string, string>>;

/** What divides the segments of a result: "home, region", in the order of their names. */
export function columnsText(segments: readonly { readonly segment: Labels }[]): string {
  const columns = Object.keys(segments[0]?.segment ?? {}).sort();
  return columns.length === 0 ? 'none' : columns.join(', ');
}

/** A name that no other segment of the same columns has, in whichever order they are. */
export const segmentKey = (segment: Labels): string =>
  JSON.stringify(
    Object.keys(segment)
      .sort()
      .map((column) => segment[column]),
  );
