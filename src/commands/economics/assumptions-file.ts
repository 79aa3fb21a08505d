import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { type Problem, problem } from '../../core/problem.ts';
import { nearest } from '../../problems/nearest.ts';
import { Refusal } from '../../problems/refusal.ts';
import { economicInputs, type InputName, type InputText } from './inputs.ts';

/**
 * The inputs in a YAML or JSON file: the options of the command line by name, without dashes.
 * JSON is read as the YAML that it also is. Numbers keep the digits they are written with.
 *
 * @throws {Refusal} the file cannot be read, is no map of names to texts, or names something else
 */
export function readAssumptionsFile(
  file: string,
  directory: string,
  allowed: readonly string[],
): Map<InputName, InputText> {
  const lines = new LineCounter();
  const document = parseDocument(textOf(file, directory), { lineCounter: lines });
  const broken = (line: number | undefined, reason: string): Problem =>
    problem('assumptions-broken', { reason }, line === undefined ? { file } : { file, line });
  const [error] = document.errors;
  if (error !== undefined) {
    const [reason = ''] = error.message.split(/ at line \d+|:?\n/);
    throw new Refusal(broken(lines.linePos(error.pos[0]).line, reason));
  }
  if (!isMap(document.contents)) {
    throw new Refusal(broken(1, 'it is not a list of names with their values'));
  }
  const inputs = new Map<InputName, InputText>();
  const problems: Problem[] = [];
  for (const { key, value } of document.contents.items) {
    const offset = isScalar(key) ? key.range?.[0] : undefined;
    const line = offset === undefined ? undefined : lines.linePos(offset).line;
    const name = isScalar(key) ? String(key.value) : '';
    const known = economicInputs.find((input) => input.name === name);
    if (known === undefined || !allowed.includes(name)) {
      const suggestion = nearest(name, allowed);
      problems.push(
        problem(
          'assumption-unknown',
          { name, suggestion },
          line === undefined ? { file } : { file, line },
        ),
      );
    } else if (!isScalar(value) || value.value === null || typeof value.value === 'boolean') {
      problems.push(broken(line, `${name} has no single value`));
    } else {
      const text = value.source ?? String(value.value);
      inputs.set(known.name, { text, source: `${file}:${line ?? 1}` });
    }
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return inputs;
}

function textOf(file: string, directory: string): string {
  try {
    return readFileSync(resolve(directory, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Refusal(problem('assumptions-unreadable', { reason }, { file }));
  }
}
