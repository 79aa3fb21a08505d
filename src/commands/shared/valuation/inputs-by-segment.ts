import type { Segments } from '../../../core/segments.ts';
import { nearest } from '../../../problems/nearest.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { optionNamed } from '../../option-values.ts';
import type { Input } from '../economics/input.ts';
import type { InputName, Inputs } from '../economics/inputs.ts';
import { foldedName } from '../economics/variants.ts';
import { segmentName, valueName } from '../table.ts';

type Segment = Segments['keys'][number];

/**
 * The inputs of each segment, where an input differs by segment: by the name of the whole segment, or by the value of
 * one of the columns that divide the customers. Undefined where each input has one value.
 *
 * @throws {Refusal} nothing divides the customers, a segment has no value or two, or a value is of no segment
 */
export function inputsBySegment(
  inputs: Inputs,
  { keys }: Pick<Segments, 'keys'>,
  by: readonly string[],
): readonly Inputs[] | undefined {
  const varying = [...inputs].flatMap(([name, input]) =>
    input.varying === undefined ? [] : [{ name, input, values: input.varying.values }],
  );
  if (varying.length === 0) return undefined;
  const problems: Problem[] = [];
  const found = new Map<InputName, readonly (Input | undefined)[]>();
  for (const { name, input, values } of varying) {
    const what = optionNamed(name, input);
    if (by.length === 0)
      problems.push(problem('option-needs', { option: `${what} by segment`, needs: '--by' }));
    else {
      const matched = keys.map((key) => namesFor(key, values));
      problems.push(...unmatched(what, keys, values, matched));
      found.set(
        name,
        matched.map(([own]) => (own === undefined ? undefined : values.get(own))),
      );
    }
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return keys.map(
    (_, s) =>
      new Map([...inputs].map(([name, input]) => [name, found.get(name)?.[s] ?? input] as const)),
  );
}

/** The names that a segment goes by: its own, or else values of its columns. */
function namesFor(key: Segment, values: ReadonlyMap<string, Input>): readonly string[] {
  const named = (candidates: readonly string[]) => {
    const folded = candidates.map(foldedName);
    return [...values.keys()].filter((name) => folded.includes(foldedName(name)));
  };
  const whole = named([segmentName(key)]);
  return whole.length > 0 ? whole : named(Object.values(key).map(valueName));
}

function unmatched(
  what: string,
  keys: readonly Segment[],
  values: ReadonlyMap<string, Input>,
  matched: readonly (readonly string[])[],
): readonly Problem[] {
  const missing = keys.filter((_, s) => matched[s]?.length === 0).map(segmentName);
  const twice = matched.find((names) => names.length > 1);
  const used = new Set(matched.flat());
  const known = [
    ...new Set([
      ...keys.map(segmentName),
      ...keys.flatMap((key) => Object.values(key).map(valueName)),
    ]),
  ];
  return [
    ...[...values.keys()]
      .filter((name) => !used.has(name))
      .map((segment) =>
        problem('segment-unknown', {
          what,
          segment,
          known: quoted(known),
          suggestion: nearest(segment, known),
        }),
      ),
    ...(missing.length === 0
      ? []
      : [problem('segment-value-missing', { what, segments: quoted(missing) })]),
    ...(twice === undefined
      ? []
      : [
          problem('option-conflict', {
            options: `${what} of ${twice.map((name) => `"${name}"`).join(' and of ')}`,
            settle: 'A segment is in both: name whole segments, or the values of one column.',
          }),
        ]),
  ];
}

/** So many names are listed. */
const mostListed = 12;

const quoted = (names: readonly string[]): string => {
  const listed = names.slice(0, mostListed).map((name) => `"${name}"`);
  const more = names.length - listed.length;
  return `${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};
