import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { type Place, type Problem, problem } from '../../core/problem.ts';
import { nearest } from '../../problems/nearest.ts';
import { Refusal } from '../../problems/refusal.ts';
import { systemReason } from '../../problems/system-reason.ts';
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
  const text = textOf(file, directory);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const written = text.split(/\r?\n/);
  // An error at the very end is on the last line that has something on it.
  const lastLine = Math.max(1, written.findLastIndex((line) => line.trim() !== '') + 1);
  const at = (offset: number): Place => {
    const line = Math.min(counter.linePos(offset).line, lastLine);
    return { file, line, excerpt: written[line - 1] ?? '' };
  };
  const broken = (offset: number, reason: string): Problem =>
    problem('assumptions-broken', { reason }, at(offset));
  const [error] = document.errors;
  if (error !== undefined) throw new Refusal(broken(error.pos[0], yamlReason(error)));
  if (!isMap(document.contents)) {
    throw new Refusal(broken(0, 'it is not a list of names with their values'));
  }
  const inputs = new Map<InputName, InputText>();
  const problems: Problem[] = [];
  for (const { key, value } of document.contents.items) {
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const name = isScalar(key) ? String(key.value) : '';
    const known = economicInputs.find((input) => input.name === name);
    if (known === undefined || !allowed.includes(name)) {
      const suggestion = nearest(name, allowed);
      problems.push(problem('assumption-unknown', { name, suggestion }, at(offset)));
    } else if (!isScalar(value) || value.value === null || typeof value.value === 'boolean') {
      problems.push(broken(offset, `${name} has no single value`));
    } else {
      const source = `${file}:${at(offset).line ?? 1}`;
      inputs.set(known.name, { text: value.source ?? String(value.value), source });
    }
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return inputs;
}

/** The first sentence of the parser's complaint, without its place and its excerpt. */
function yamlReason(error: YAMLParseError): string {
  switch (error.code) {
    case 'MISSING_CHAR':
      return 'a quote or a bracket that opens is never closed';
    case 'DUPLICATE_KEY':
      return 'a name stands there twice';
    case 'MULTIPLE_DOCS':
      return 'it holds several lists of names, one after another';
    case 'RESOURCE_EXHAUSTION':
      return 'it is nested too deeply';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a line is not one name, a colon and one value';
    default:
      return error.message.split(/ at line \d+|:?\n/)[0] ?? error.code;
  }
}

function textOf(file: string, directory: string): string {
  try {
    return readFileSync(resolve(directory, file), 'utf8');
  } catch (error) {
    throw new Refusal(problem('assumptions-unreadable', { reason: systemReason(error) }, { file }));
  }
}
