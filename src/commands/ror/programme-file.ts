import type { QuantityKind } from '../../core/quantity/quantity.ts';
import type { Fault } from '../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../input/yaml/read-yaml.ts';
import type { YamlPath, YamlText } from '../../input/yaml/yaml-text.ts';
import { type Place, problem } from '../../problems/problem.ts';
import type { InputText } from '../shared/economics/input.ts';
import { programmeSchema, programmeValues } from './programme-schema.ts';

/** One value of a programme file: its text, and where it stands. */
export interface Leaf extends InputText {
  readonly at: Place;
  /** How it is written, where it is a quantity of the programme. */
  readonly kind?: QuantityKind;
}

/** The values of a programme file by their paths: "after.spend", "investment.1.amount". */
export type Leaves = ReadonlyMap<string, Leaf>;

/**
 * Reads a programme file, YAML or JSON, into its values. Numbers keep the digits they are written with.
 *
 * @throws {Refusal} with everything in it that means nothing, not only the first
 */
export function readProgrammeFile(file: string, directory: string): Leaves {
  const { data, yaml } = readYaml(file, directory, kind);
  return new Map(leavesIn(yaml, data, []));
}

const kind = {
  schema: programmeSchema,
  unreadable: (reason: string, at: Place) => problem('programme-unreadable', { reason }, at),
  broken: (reason: string, at: Place) => problem('programme-broken', { reason }, at),
  problem: (fault: Fault) => {
    const { at, path } = fault;
    const names = path.filter((step) => typeof step === 'string');
    if (fault.kind === 'unknown') {
      const args = { name: fault.name, suggestion: fault.nearest };
      return problem('programme-unknown', { ...args, within: names.slice(0, -1).join(', ') }, at);
    }
    if (fault.kind === 'missing') throw new RangeError('a programme file may leave anything out');
    // An option may give such a word as well, and wins; it is looked at with the option.
    if (fault.choices !== undefined) return undefined;
    return kind.broken(wrongValue({ ...fault, name: names.join(', ') }), at);
  },
};

function* leavesIn(
  yaml: YamlText,
  data: unknown,
  path: YamlPath,
): Generator<readonly [string, Leaf]> {
  if (typeof data === 'object' && data !== null) {
    for (const [step, inside] of Object.entries(data))
      yield* leavesIn(yaml, inside, [...path, Array.isArray(data) ? Number(step) : step]);
    return;
  }
  const at = yaml.at(path);
  const text = yaml.text(path) ?? yaml.described(path);
  const name = path.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');
  const written = programmeValues.get(name.replace(/\.\d+\./, '.#.'));
  yield [
    name,
    {
      text,
      source: `${yaml.file}:${at.line ?? 1}`,
      at,
      ...(written !== undefined && { kind: written }),
    },
  ];
}
