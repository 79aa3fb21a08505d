/** The texts of an input that has more than one value. */
export interface SeveralTexts {
  readonly kind: 'segments' | 'scenarios';
  /** Each with the name of its segment, or as the name of its scenario. */
  readonly texts: readonly (readonly [name: string, text: string])[];
}

/**
 * The values that a text writes: of segments, "renter=4y,first-time owner=8y", or several, "2y,4y,8y". Undefined where it
 * is one value.
 */
export function severalTexts(text: string): SeveralTexts | undefined {
  const segments = segmentTexts(text);
  if (segments !== undefined) return { kind: 'segments', texts: segments };
  const values = scenarioTexts(text);
  return values.length < 2 || !values.every((value) => /\d/.test(value))
    ? undefined
    : { kind: 'scenarios', texts: values.map((value) => [value, value]) };
}

/** A name with a comma, an equals sign or a quote stands in quotes, as in CSV. */
const quoted = '"(?:[^"]|"")*"';
const bare = '[^",=]+?';
/** A comma ends the value only where another name follows: "renter=$1,062/mo,owner=$900/mo". */
const value = String.raw`(?:(?!,\s*(?:${quoted}|${bare})\s*=)[^=])*`;
const pair = new RegExp(
  String.raw`\s*(?<name>${quoted}|${bare})\s*=(?<value>${value})(?:,|$)`,
  'y',
);

function segmentTexts(text: string): [string, string][] | undefined {
  const found: [string, string][] = [];
  const pattern = new RegExp(pair);
  while (pattern.lastIndex < text.length) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const { name = '', value: own = '' } = groups;
    const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.trim();
    found.push([plain, own.trim()]);
  }
  return found.length === 0 ? undefined : found;
}

/** "2,4,8y" is no list: each value has its unit, or its currency before it. */
const scenarioTexts = (text: string): string[] =>
  text.split(/(?<=[^\d\s,])\s*,\s*|\s*,\s*(?=\p{Sc})/u).map((value) => value.trim());

/** The text of values by segment, for those that a file lists. */
export const segmentsText = (values: readonly (readonly [name: string, text: string])[]): string =>
  values.map(([name, text]) => `${inQuotes(name)}=${text}`).join(',');

const inQuotes = (name: string): string =>
  /[",=]/.test(name) || name !== name.trim() || name === ''
    ? `"${name.replaceAll('"', '""')}"`
    : name;
