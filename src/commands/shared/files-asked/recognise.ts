import { closeSync, openSync, readSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { reading } from '../../../problems/path-refusal.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { ManualCommand, World } from '../../command.ts';
import { isCalled, type OptionTexts } from '../../option.ts';
import type { RecognisedFile } from './recognised-schema.ts';

/** A file with what it is, and what its columns are for. */
export interface Recognised extends RecognisedFile {
  /** Headers by what they are for: "segment" of a file of costs. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/** What `inspect` says of a file, as far as it is used here. */
interface Inspected {
  readonly kind?: RecognisedFile['kind'];
  readonly orders: string | null;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly role: string | null }[];
}

/**
 * What a file is, as `inspect` recognises it; a result that rapport has saved says so itself.
 *
 * @param options - how files are read
 * @throws {Refusal} it cannot be read at all
 */
async function recognise(
  file: string,
  options: OptionTexts,
  { directory, runner, shared }: World,
  extent: 'whole' | 'beginning',
): Promise<Recognised> {
  if (runner === undefined) throw new RangeError('nothing to run commands with');
  refuseYaml(file);
  const saved = savedBy(file, directory);
  if (saved !== undefined)
    return {
      file,
      kind: 'saved result',
      source: saved,
      rows: 0,
      columns: [],
      roles: new Map(),
    };
  if (areChecks(file))
    return { file, kind: null, source: null, rows: 0, columns: [], roles: new Map() };
  const request = { operands: [file], options };
  const { report } = await runner('inspect', request, {
    directory,
    allowOutside: true,
    ...(shared !== undefined && { shared }),
    ...(extent === 'beginning' && { onlyBeginnings: true }),
  });
  const [found] = (report.result as { readonly files: readonly Inspected[] }).files;
  if (found === undefined) throw new RangeError('a file that was inspected');
  const { kind = null, orders, rows, columns } = found;
  const roles = new Map<string, readonly string[]>();
  for (const { name, role } of columns)
    if (role !== null) roles.set(role, [...(roles.get(role) ?? []), name]);
  return { file, kind, source: orders, rows, columns: columns.map(({ name }) => name), roles };
}

/** The options by which `inspect` recognises a file. */
function inspecting(texts: OptionTexts, commands: readonly ManualCommand[]): OptionTexts {
  const { options = [] } = commands.find(({ name }) => name === 'inspect') ?? {};
  return Object.fromEntries(
    Object.entries(texts).filter(([name]) => options.some((option) => isCalled(option, name))),
  );
}

/**
 * What each of some files is; one that is named twice is there once.
 *
 * @param texts - the options of the command line, of which those hold that say how files are read
 * @param extent - how much of each is read; of a beginning the number of rows says nothing
 * @throws {Refusal} with the problems of every file that cannot be read
 */
export async function recogniseAll(
  operands: readonly string[],
  texts: OptionTexts,
  commands: readonly ManualCommand[],
  world: World,
  extent: 'whole' | 'beginning',
): Promise<readonly Recognised[]> {
  const options = inspecting(texts, commands);
  const files: Recognised[] = [];
  const problems: (readonly Problem[])[] = [];
  for (const file of new Set(operands)) {
    try {
      files.push(await recognise(file, options, world, extent));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(error.problems);
    }
  }
  if (problems.length > 0) throw new Refusal(...problems.flat());
  return files;
}

/** What is written in YAML is for one command, which its content does not name. */
function refuseYaml(file: string): void {
  if (!['.yaml', '.yml'].includes(extname(file).toLowerCase())) return;
  throw new Refusal(problem('file-unrecognised', { kind: 'yaml', columns: '' }, { file }));
}

/** Whether a table holds expected results of commands, by its name, as `check` knows it. */
const areChecks = (file: string): boolean => file.toLowerCase().endsWith('.check.csv');

const beginning = 4096;

/** The command whose result a JSON file holds; undefined for any other file. */
function savedBy(file: string, directory: string): string | undefined {
  if (extname(file).toLowerCase() !== '.json') return undefined;
  const text = reading(file, () => {
    const opened = openSync(resolve(directory, file), 'r');
    try {
      const bytes = Buffer.alloc(beginning);
      return bytes.toString('utf8', 0, readSync(opened, bytes, 0, beginning, 0));
    } finally {
      closeSync(opened);
    }
  });
  return /^\ufeff?\s*\{\s*"schema"\s*:\s*"rapport\/([a-z-]+)@\d+"/.exec(text)?.[1];
}

const columnsNamed = 12;

/** The columns of a file in words; of many the first dozen. */
export function columnsText({ columns }: Pick<RecognisedFile, 'columns'>): string {
  const more = columns.length - columnsNamed;
  const named = columns.slice(0, columnsNamed).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** Files that nothing is known of, as problems. */
export const unrecognisedProblems = (files: readonly Recognised[]): readonly Problem[] =>
  files
    .filter(({ kind }) => kind === null)
    .map((each) => {
      const { file } = each;
      const kind = areChecks(file) ? 'checks' : 'table';
      return problem('file-unrecognised', { kind, columns: columnsText(each) }, { file });
    });
