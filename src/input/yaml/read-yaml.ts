import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextDecoder } from 'node:util';
import type { infer as Infer, ZodMiniType } from 'zod/mini';
import { type PathProblem, reading } from '../../problems/path-refusal.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type Fault, faultsOf, type WrongValue } from './faults.ts';
import { YamlText } from './yaml-text.ts';

/** A kind of YAML file: what may stand in it, and how its problems are worded. */
export interface YamlKind<S extends ZodMiniType = ZodMiniType> {
  /** Its messages say what is allowed: "X is a list, not …". */
  readonly schema: S;
  /** Something is wrong with the text, whatever it means. */
  readonly broken: (reason: string, at: Place) => Problem;
  /** Undefined where a later step looks at the value itself, as it does where an option gives it. */
  readonly problem: (fault: Fault) => Problem | undefined;
}

/** A file that its schema allows: what it says, and where each part of it stands. */
export interface YamlFile<T> {
  readonly data: T;
  readonly yaml: YamlText;
}

/**
 * Reads a file in YAML, or in JSON, which is read as the YAML that it also is.
 *
 * @throws {Refusal} the file cannot be read, or its schema does not allow something in it: all of that
 */
export function readYaml<S extends ZodMiniType>(
  file: string,
  directory: string,
  kind: YamlKind<S> & { readonly unreadable: PathProblem },
): YamlFile<Infer<S>> {
  const bytes = reading(file, () => readFileSync(resolve(directory, file)), kind.unreadable);
  const text = decoded(bytes);
  if (text === undefined) throw new Refusal(kind.broken('it is not UTF-8 text', { file }));
  return understoodYaml(file, text, kind);
}

/** The same for a text. */
export function understoodYaml<S extends ZodMiniType>(
  file: string,
  text: string,
  { schema, broken, problem }: YamlKind<S>,
): YamlFile<Infer<S>> {
  const yaml = new YamlText(file, text);
  const [error] = yaml.errors;
  if (error !== undefined) throw new Refusal(broken(error.reason, error.at));
  if (yaml.data === null) throw new Refusal(broken('it is empty', { file }));
  const problems = faultsOf(yaml, schema).flatMap((fault) => problem(fault) ?? []);
  if (problems.length > 0) throw new Refusal(...problems);
  return { data: yaml.data as Infer<S>, yaml };
}

/** "row is "lines", not order or line": what is wrong with a value, in a sentence. */
export const wrongValue = ({ name, found, allowed }: WrongValue): string =>
  `${name === '' ? 'it' : name} is ${found}, not ${allowed}`;

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
