import type { CheckedCase, Convention, Explanation, Mismatch } from './result.ts';

/** "10592.12 ± 0.005", "50976 exactly", "mid": what was expected, as it was written. */
export function expectedText({ written, tolerance }: Mismatch): string {
  if (tolerance === null) return written === '' ? 'an empty text' : written;
  return tolerance === 0 ? `${written} exactly` : `${written} ± ${tolerance}`;
}

/** What came instead: a value, or what is there where the path leads to none. */
export function actualText({ actual, found }: Mismatch): string {
  if (found !== null) return found;
  return actual === '' ? 'an empty text' : String(actual);
}

/** "would match with --timing start": what an explanation comes down to. */
export function explanationText({ matches, nearest, refused }: Explanation, path: string): string {
  if (refused !== undefined) return `other conventions cannot be tried: ${refused}`;
  if (matches.length > 0) {
    return `would match ${matches.map((match) => conventionText(match, path)).join(', or ')}`;
  }
  if (nearest === null) return 'no other convention comes nearer';
  const off = Number(nearest.difference.toPrecision(3));
  return `no convention matches; the nearest is ${conventionText(nearest, path)}, off by ${off}`;
}

/** "with --timing start", and "as netValue" where that is the figure which it gives. */
function conventionText({ flags, changes, figure }: Convention, path: string): string {
  const how = flags === '' ? changes.join(', ') : flags;
  const parts = [how === '' ? '' : `with ${how}`, path.endsWith(figure) ? '' : `as ${figure}`];
  return parts.filter((part) => part !== '').join(' ');
}

/** Everything about a failed case, a line each, for formats that have no tables. */
export function failureLines({ mismatches, error }: CheckedCase): readonly string[] {
  return [
    ...(error === undefined ? [] : [`${error.code}: ${error.message}`]),
    ...mismatches.flatMap((mismatch) => [
      `${mismatch.path} (line ${mismatch.line})`,
      `- ${expectedText(mismatch)}`,
      `+ ${actualText(mismatch)}`,
      ...remarks(mismatch),
    ]),
  ];
}

/** What there is to say of a mismatch besides the two values. */
export function remarks({
  difference,
  explanation,
  notUpdated,
  path,
}: Mismatch): readonly string[] {
  return [
    ...(difference === null ? [] : [`off by ${difference}`]),
    ...(explanation === undefined ? [] : [explanationText(explanation, path)]),
    ...(notUpdated === undefined ? [] : [`not updated: ${notUpdated}`]),
  ];
}
