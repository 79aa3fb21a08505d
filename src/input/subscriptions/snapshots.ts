/** Snapshots of the ends of two months, or of any day of them, are at least as far apart as February is long. */
const shortestMonth = 28;

/**
 * The day of the last of several snapshots, one a month, where it shows less than a month after the one before: the
 * month is then not over. Snapshots of the first of each month are a month apart, like those of its last.
 *
 * @param days - in days since 1970-01-01, in any order
 */
export function cutShort(days: readonly number[]): number | undefined {
  const [last, before] = [...days].sort((a, b) => b - a);
  if (last === undefined || before === undefined) return undefined;
  return last - before < shortestMonth ? last : undefined;
}
