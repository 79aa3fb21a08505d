import type { CheckedCase, Convention, Explanation, Mismatch } from './result.ts';

/** "10592.12 ± 0.005", "50976 exactly", "mid": what was expected, as it was written. */
export function expectedText({ written, tolerance }: Mismatch): string {
  if (tolerance === null) return written === '' ? 'an empty text' : written;
  return tolerance === 0 ? `${written} exactly` : `${written} ± ${tolerance}`;
}

/** What came instead: a value, or what is there where the path leads to none. */
export function actualText({ actual, found, path }: Mismatch): string {
  if (found !== null) return found;
  if (actual === '') return 'an empty text';
  return path === 'fails' && actual === null ? 'a result' : String(actual);
}

/** "would match with --timing start": what an explanation comes down to. */
export function explanationText({ matches, nearest, refused }: Explanation, path: string): string {
  if (refused !== undefined) return `no other convention can be tried: ${refused}`;
  if (matches.length > 0) {
    return `would match with ${matches.map((match) => conventionText(match, path)).join(', or with ')}`;
  }
  if (nearest === null) return 'no other convention matches';
  const off = Number(nearest.difference.toPrecision(3));
  return `no convention matches; nearest is ${conventionText(nearest, path)}, off by ${off}`;
}

function conventionText({ flags, changes, figure }: Convention, path: string): string {
  const how = flags === '' ? changes.join(', ') || 'the same options' : flags;
  return path.endsWith(figure) ? how : `${how} as the ${figure}`;
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
