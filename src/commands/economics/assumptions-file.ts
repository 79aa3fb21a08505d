import { isScalar } from 'yaml';
import { type Problem, problem } from '../../core/problem.ts';
import { nearest } from '../../problems/nearest.ts';
import { Refusal } from '../../problems/refusal.ts';
import { economicInputs, type InputName, type InputText } from './inputs.ts';
import { type Complaints, readYamlMapping } from './yaml-mapping.ts';

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
  const { mapping, at } = readYamlMapping(file, directory, complaints);
  const inputs = new Map<InputName, InputText>();
  const problems: Problem[] = [];
  for (const { key, value } of mapping.items) {
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const name = isScalar(key) ? String(key.value) : '';
    const known = economicInputs.find((input) => input.name === name);
    if (known === undefined || !allowed.includes(name)) {
      const suggestion = nearest(name, allowed);
      problems.push(problem('assumption-unknown', { name, suggestion }, at(offset)));
    } else if (!isScalar(value) || value.value === null || typeof value.value === 'boolean') {
      problems.push(complaints.broken(`${name} has no single value`, at(offset)));
    } else {
      const source = `${file}:${at(offset).line ?? 1}`;
      inputs.set(known.name, { text: value.source ?? String(value.value), source });
    }
  }
  if (problems.length > 0) throw new Refusal(problems);
  return inputs;
}

const complaints: Complaints = {
  unreadable: (reason, at) => problem('assumptions-unreadable', { reason }, at),
  broken: (reason, at) => problem('assumptions-broken', { reason }, at),
};
