import * as z from 'zod/mini';
import type { Fault } from '../../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../../input/yaml/read-yaml.ts';
import { type Place, problem } from '../../../problems/problem.ts';
import type { OptionSpec } from '../../option.ts';
import { meantOption } from '../../synonyms.ts';
import { type EconomicSpec, economicInputs } from './economic-inputs.ts';
import type { InputText } from './input.ts';
import type { InputName } from './inputs.ts';
import { segmentsText } from './several-texts.ts';

type InputSchema = z.ZodMiniOptional<z.ZodMiniType<string | number>>;

/** What may stand in a file for an input: what its option takes, or a number as it is. */
function valueSchema({ choices, help }: Pick<OptionSpec, 'choices' | 'help'>): InputSchema {
  const value: z.ZodMiniType<string | number> =
    choices === undefined ? z.union([z.string(), z.number()], 'one value') : z.enum(choices);
  return z.optional(value.check(z.describe(help)));
}

/** What may stand in a file for each of these economic inputs. */
export function inputShape<N extends InputName>(names: readonly N[]): Record<N, InputSchema> {
  const specs: readonly EconomicSpec[] = economicInputs;
  const shape = names.map((name) => {
    const input = specs.find((each) => each.name === name);
    if (input === undefined) throw new RangeError(`no economic input ${name}`);
    return [name, valueSchema(input)];
  });
  return Object.fromEntries(shape) as Record<N, InputSchema>;
}

type FileSchema = z.ZodMiniOptional<
  z.ZodMiniType<string | number | Record<string, string | number>>
>;

/** The same, or a value for each segment; which command takes that is looked at with the option. */
function segmentsSchema(spec: OptionSpec): FileSchema {
  if (spec.choices !== undefined) return valueSchema(spec);
  const one = z.union([z.string(), z.number()], 'one value');
  const each = z.record(z.string(), one);
  const value = z.union([z.string(), z.number(), each], 'one value, or one for each segment');
  return z.optional(value.check(z.describe(spec.help)));
}

const schemaOf = (specs: readonly OptionSpec[]) =>
  z.strictObject(
    Object.fromEntries(specs.map((spec) => [spec.name, segmentsSchema(spec)])),
    'a list of names with their values',
  );

/** What may stand in a file of assumptions for some command; for one of them only the inputs that it has. */
export const assumptionsSchema = schemaOf(economicInputs);

/**
 * The inputs in a YAML or JSON file: the options of the command line by name, without dashes.
 * Numbers keep the digits they are written with. A value for each segment becomes the text that an option has for it.
 *
 * @param known - the options that may stand in it
 * @throws {Refusal} the file cannot be read, is no map of names to texts, or names something else
 */
export function readAssumptionsFile(
  file: string,
  directory: string,
  known: readonly OptionSpec[],
): Map<string, InputText> {
  const { data, yaml } = readYaml(file, directory, { ...kindOf(known), schema: schemaOf(known) });
  return new Map(
    Object.entries(data).map(([name, value]) => {
      const source = `${file}:${yaml.at([name]).line ?? 1}`;
      const textAt = (path: readonly string[]) => yaml.text(path) ?? yaml.described(path);
      const text =
        typeof value === 'object'
          ? segmentsText(Object.keys(value).map((of) => [of, textAt([name, of])]))
          : textAt([name]);
      return [name, { text, source }];
    }),
  );
}

const broken = (reason: string, at: Place) => problem('assumptions-broken', { reason }, at);

const kindOf = (known: readonly OptionSpec[]) => ({
  unreadable: (reason: string, at: Place) => problem('assumptions-unreadable', { reason }, at),
  broken,
  problem: (fault: Fault) => {
    const { at } = fault;
    if (fault.kind === 'unknown') {
      const { name } = fault;
      return problem('assumption-unknown', { name, suggestion: meantOption(name, known) }, at);
    }
    if (fault.kind === 'missing') throw new RangeError('any assumption may be left out');
    // An option may give such a word as well, and wins; it is looked at with the option.
    if (fault.choices !== undefined) return undefined;
    return broken(wrongValue(fault), at);
  },
});
