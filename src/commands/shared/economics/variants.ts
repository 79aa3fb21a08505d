import { failure, success } from '../../../core/outcome.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionSpec, Reader } from '../../option.ts';
import { optionNamed } from '../../option-values.ts';
import type { Input } from './input.ts';
import type { InputName, Inputs } from './inputs.ts';
import { severalTexts } from './several-texts.ts';

/** Whether the values of an input are those of segments, or of scenarios. */
export type Varying = NonNullable<Input['varying']>;

/**
 * The reader of an input that may have one value for each segment, "renter=4y,owner=8y", or several values, each with its
 * unit, "2y,4y,8y".
 *
 * @param kinds - which of the two the command takes
 */
const varyingReader =
  (one: Reader<Input>, kinds: readonly Varying['kind'][]): Reader<Input> =>
  (text, what, source): Outcome<Input> => {
    const several = severalTexts(text);
    if (several === undefined || !kinds.includes(several.kind)) return one(text, what, source);
    const values = new Map<string, Input>();
    const named = new Set<string>();
    for (const [name, own] of several.texts) {
      const each = several.kind === 'segments' ? `${what} of ${name}` : what;
      const read = one(own, each, source);
      if (!read.ok) return read;
      const folded = foldedName(name);
      if (named.has(folded))
        return failure(problem('option-repeated', { option: `the value of ${what} for ${name}` }));
      named.add(folded);
      values.set(name, read.value);
    }
    return success({ text, source, varying: { kind: several.kind, values } });
  };

/** Segments are the same in upper and lower case. */
export const foldedName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** The values of an input: its own, or those of all segments or scenarios. */
export const valuesOfInput = (input: Input): readonly Input[] =>
  input.varying === undefined ? [input] : [...input.varying.values.values()];

/** The commands whose inputs may have several values, and of what. */
export const varyingKinds = {
  estimate: ['segments', 'scenarios'],
  value: ['segments'],
} as const satisfies Readonly<Record<string, readonly Varying['kind'][]>>;

/** The same options, whose quantities may vary; those named stay one value. */
export const varyingOptions = <const S extends readonly OptionSpec<Input>[]>(
  specs: S,
  kinds: readonly Varying['kind'][],
  single: readonly S[number]['name'][],
): S =>
  specs.map((spec) =>
    spec.read === undefined || spec.choices !== undefined || single.includes(spec.name)
      ? spec
      : { ...spec, read: varyingReader(spec.read, kinds) },
  ) as unknown as S;

/** Inputs with one value each, of one segment or one scenario. */
export interface InputVariant {
  readonly name: string;
  readonly inputs: Inputs;
}

/** The segments or scenarios that inputs describe by themselves, without a file of customers. */
export interface InputVariants {
  readonly kind: Varying['kind'];
  /** The inputs that differ. */
  readonly names: readonly InputName[];
  readonly variants: readonly InputVariant[];
}

/**
 * The segments or scenarios that the inputs are for; undefined where each input has one value.
 *
 * @throws {Refusal} an input has no value for a segment that another has, or several inputs have scenarios
 */
export function variantsOf(inputs: Inputs): InputVariants | undefined {
  const varying = [...inputs].flatMap(([name, input]) =>
    input.varying === undefined ? [] : [{ name, input, ...input.varying }],
  );
  const [first, ...others] = varying;
  if (first === undefined) return undefined;
  const settle =
    'Give several values to one input only; segments may have a value for each in several inputs.';
  const together = others.filter(({ kind }) => kind === 'scenarios' || first.kind === 'scenarios');
  if (together.length > 0) {
    const conflicts = together.map(({ name, input }) => {
      const options = `several values of ${optionNamed(first.name, first.input)} and of ${optionNamed(name, input)}`;
      return problem('option-conflict', { options, settle });
    });
    throw new Refusal(...conflicts);
  }
  const segments = new Map(
    varying.flatMap(({ values }) => [...values.keys()].map((name) => [foldedName(name), name])),
  );
  const missing = varying.flatMap(({ name, input }) => {
    const without = [...segments.values()].filter((segment) => !hasValue(input, segment));
    if (without.length === 0) return [];
    return [missingProblem(name, input, without)];
  });
  if (missing.length > 0) throw new Refusal(...missing);
  return {
    kind: first.kind,
    names: varying.map(({ name }) => name),
    variants: [...first.values.keys()].map((name) => ({ name, inputs: inputsFor(inputs, name) })),
  };
}

/** The inputs with the values that they have for a segment or scenario; where an input has none for it, without it. */
function inputsFor(inputs: Inputs, segment: string): Inputs {
  return new Map(
    [...inputs].flatMap(([name, input]) => {
      const own = input.varying === undefined ? input : valueFor(input, segment);
      return own === undefined ? [] : [[name, own] as const];
    }),
  );
}

function valueFor({ varying }: Input, segment: string): Input | undefined {
  const folded = foldedName(segment);
  return [...(varying?.values ?? [])].find(([name]) => foldedName(name) === folded)?.[1];
}

const hasValue = (input: Input, segment: string): boolean => valueFor(input, segment) !== undefined;

const missingProblem = (name: InputName, input: Input, segments: readonly string[]) =>
  problem('segment-value-missing', {
    what: optionNamed(name, input),
    segments: segments.map((segment) => `"${segment}"`).join(', '),
  });
