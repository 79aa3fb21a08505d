import * as z from 'zod/mini';
import type { Fault } from '../../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../../input/yaml/read-yaml.ts';
import { type Place, problem } from '../../../problems/problem.ts';
import { economicInputs, type InputName, type InputText } from './inputs.ts';

type InputSchema = z.ZodMiniOptional<z.ZodMiniType<string | number>>;

/** What may stand in a file for each of the inputs: what its option takes, or a number as it is. */
export function inputShape<N extends InputName>(names: readonly N[]): Record<N, InputSchema> {
  const shape = names.map((name) => {
    const input = economicInputs.find((each) => each.name === name);
    if (input === undefined) throw new RangeError(`no economic input ${name}`);
    const { kind, help } = input;
    const value: z.ZodMiniType<string | number> =
      typeof kind === 'string' ? z.union([z.string(), z.number()], 'one value') : z.enum(kind);
    return [name, z.optional(value.check(z.describe(help)))];
  });
  return Object.fromEntries(shape) as Record<N, InputSchema>;
}

const schemaOf = (names: readonly InputName[]) =>
  z.strictObject(inputShape(names), 'a list of names with their values');

/** What may stand in a file of assumptions for some command; for one of them only the inputs that it has. */
export const assumptionsSchema = schemaOf(economicInputs.map(({ name }) => name));

/**
 * The inputs in a YAML or JSON file: the options of the command line by name, without dashes.
 * Numbers keep the digits they are written with.
 *
 * @throws {Refusal} the file cannot be read, is no map of names to texts, or names something else
 */
export function readAssumptionsFile(
  file: string,
  directory: string,
  allowed: readonly string[],
): Map<InputName, InputText> {
  const names = economicInputs.map(({ name }) => name).filter((name) => allowed.includes(name));
  const { data, yaml } = readYaml(file, directory, { ...kind, schema: schemaOf(names) });
  const given = Object.keys(data) as InputName[];
  return new Map(
    given.map((name) => {
      const source = `${file}:${yaml.at([name]).line ?? 1}`;
      return [name, { text: yaml.text([name]) ?? yaml.described([name]), source }];
    }),
  );
}

const kind = {
  unreadable: (reason: string, at: Place) => problem('assumptions-unreadable', { reason }, at),
  broken: (reason: string, at: Place) => problem('assumptions-broken', { reason }, at),
  problem: (fault: Fault) => {
    const { at } = fault;
    if (fault.kind === 'unknown') {
      const { name, nearest: suggestion } = fault;
      return problem('assumption-unknown', { name, suggestion }, at);
    }
    if (fault.kind === 'missing') throw new RangeError('any assumption may be left out');
    // An option may give such a word as well, and wins; it is looked at with the option.
    if (fault.choices !== undefined) return undefined;
    return kind.broken(wrongValue(fault), at);
  },
};
