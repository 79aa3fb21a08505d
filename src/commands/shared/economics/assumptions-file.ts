import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextDecoder } from 'node:util';
import { isMap, isScalar, LineCounter, type YAMLError, type YAMLMap } from 'yaml';
import { yamlDocument } from '../../../input/yaml-document.ts';
import { nearest } from '../../../problems/nearest.ts';
import { reading } from '../../../problems/path-refusal.ts';
import { type Place, type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { economicInputs, type InputName, type InputText } from './inputs.ts';

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

/** How a kind of file complains. */
export interface Complaints {
  readonly unreadable: (reason: string, at: Place) => Problem;
  readonly broken: (reason: string, at: Place) => Problem;
}

/** The names and values at the top of a file, and where each character of it stands. */
export interface YamlMapping {
  readonly mapping: YAMLMap;
  readonly at: (offset: number) => Place;
}

/**
 * A file of names with their values, in YAML or in JSON, which is read as the YAML that it also is.
 *
 * @throws {Refusal} the file cannot be read, or is no list of names with values
 */
export function readYamlMapping(
  file: string,
  directory: string,
  { unreadable, broken }: Complaints,
): YamlMapping {
  const bytes = reading(file, () => readFileSync(resolve(directory, file)), unreadable);
  const text = decoded(bytes);
  if (text === undefined) throw new Refusal(broken('it is not UTF-8 text', { file }));
  const counter = new LineCounter();
  const document = yamlDocument(text, counter);
  const written = text.split(/\r?\n/);
  // An error at the very end is on the last line that has something on it.
  const lastLine = Math.max(1, written.findLastIndex((line) => line.trim() !== '') + 1);
  const at = (offset: number): Place => {
    const line = Math.min(counter.linePos(offset).line, lastLine);
    return { file, line, excerpt: written[line - 1] ?? '' };
  };
  const [error] = document.errors;
  if (error !== undefined) throw new Refusal(broken(yamlReason(error), at(error.pos[0])));
  if (document.contents === null) throw new Refusal(broken('it is empty', { file }));
  if (!isMap(document.contents)) {
    throw new Refusal(broken('it is not a list of names with their values', at(0)));
  }
  return { mapping: document.contents, at };
}

/** The parser's complaint, in our words where it has a common cause. */
function yamlReason(error: YAMLError): string {
  switch (error.code) {
    case 'MISSING_CHAR':
      return 'a quote or a bracket that opens is never closed';
    case 'DUPLICATE_KEY':
      return 'a name appears twice';
    case 'MULTIPLE_DOCS':
      return 'it holds several lists of names, one after another';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a line is not one name, a colon and one value';
    default:
      return error.message;
  }
}

/** UTF-8, or the UTF-16 with a byte-order mark that some shells redirect to; undefined where it is neither. */
function decoded(bytes: Buffer): string | undefined {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
