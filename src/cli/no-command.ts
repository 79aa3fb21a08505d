import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Runner, WrittenRequest } from '../commands/command.ts';
import { isCalled, type OptionSpec, type OptionTexts } from '../commands/option.ts';
import { requestText } from '../commands/shared/files-asked/request-text.ts';
import type { FileKind } from '../input/survey-files.ts';
import { nearest } from '../problems/nearest.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { commandLines, shellWord } from '../render/command-lines.ts';
import { wrap } from '../render/text-width.ts';
import { parseRequest, UnknownOption } from './parse.ts';
import { type QuestionName, questionNamed, questionNames } from './question-names.ts';
import { type Registered, registry } from './registry.ts';
import { sharedOptions } from './shared-options.ts';

/** Whether a word is a file or a pattern of files, or looks like one: the overview is about it, and says what is wrong. */
export function isFileName(word: string, directory: string): boolean {
  if (word === '-') return true;
  if (/[*?[/\\]|\.\w+$|^\.+$/.test(word)) return true;
  const location = resolve(directory, word);
  if (!existsSync(location)) return false;
  const found = statSync(location);
  // A folder may have the name of a question.
  return found.isFile() || (found.isDirectory() && questionNamed(word) === undefined);
}

/** Which command answers what a word names, for who has named no file: in words, with examples. */
export function questionText(name: string): string | undefined {
  const question = questionNamed(name);
  if (question === undefined) return undefined;
  return [
    ...wrap(`"${name}" is the name of a question. ${question.says}`, 80),
    '',
    'Try',
    ...question.examples.flatMap((example) => commandLines(example).map((line) => `  ${line}`)),
    '',
  ].join('\n');
}

/**
 * A first word that is no command: the command line that answers it for the files that are named, or the command that
 * it misspells.
 *
 * @param run - runs `inspect`, which shows what the files are
 */
export async function noCommand(
  name: string,
  words: readonly string[],
  directory: string,
  run: Runner,
): Promise<Refusal> {
  if (name.startsWith('-')) return optionFirst([name, ...words]);
  const question = questionNamed(name);
  if (question !== undefined) {
    const line = await lineFor(question, words, directory, run);
    return new Refusal(problem('command-question', { name, says: question.says, line }));
  }
  const meant = nearest(name, [
    ...registry.map((each) => each.name),
    ...questionNames.flatMap(({ names }) => names),
  ]);
  const entry = registry.find((each) => each.name === meant);
  if (entry !== undefined) {
    const suggestion = await lineOf(entry, words);
    return new Refusal(problem('command-unknown', { name, suggestion }));
  }
  return new Refusal(problem('command-unknown', { name, suggestion: meant && `rapport ${meant}` }));
}

/** Options before the command: the same words with the command first. */
function optionFirst(words: readonly string[]): Refusal {
  const [name = ''] = words;
  const command = words.find((word) => registry.some((each) => each.name === word));
  const others = words.filter((word) => word !== command);
  const suggestion =
    command === undefined ? '' : ['rapport', command, ...others.map(shellWord)].join(' ');
  return new Refusal(problem('command-unknown', { name, suggestion }));
}

/** The command line that answers a question for the files among the words. */
async function lineFor(
  { commands = {}, options = {}, examples }: QuestionName,
  words: readonly string[],
  directory: string,
  run: Runner,
): Promise<string> {
  const file = words.find((word) => !word.startsWith('-') && isFileName(word, directory));
  if (file === undefined) return examples[0] ?? '';
  const kind = await kindOf(file, directory, run);
  const command = (kind !== undefined && commands[kind]) || 'overview';
  const entry = registry.find((each) => each.name === command);
  if (entry === undefined) throw new RangeError(`no command ${command}`);
  return lineOf(entry, words, options);
}

/** What a file is by its headers; undefined where it fits nothing or cannot be read, which the command then says. */
export async function kindOf(
  file: string,
  directory: string,
  run: Runner,
): Promise<FileKind | undefined> {
  try {
    const request = { operands: [file], options: {} };
    const { report } = await run('inspect', request, { directory, allowOutside: true });
    const { files } = report.result as { readonly files: readonly { kind?: FileKind | null }[] };
    return files[0]?.kind ?? undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A command with the files and options of other words, as far as it takes them, and with what else it needs. */
export async function lineOf(
  { name, load }: Registered,
  words: readonly string[],
  needed: OptionTexts = {},
): Promise<string> {
  const { options } = await load();
  const specs = [...options, ...sharedOptions];
  const isTaken = (option: string) => specs.some((spec) => isCalled(spec, option));
  const written = await understood(words);
  const texts = Object.entries({ ...needed, ...written.options });
  return requestText({
    command: name === 'overview' ? '' : name,
    operands: written.operands,
    options: Object.fromEntries(texts.filter(([option]) => isTaken(option))),
  });
}

/** What words ask of any command: options that none has are left out. */
export async function understood(words: readonly string[]): Promise<WrittenRequest> {
  const loaded = await Promise.all(registry.map(({ load }) => load()));
  const specs = new Map<string, OptionSpec>();
  for (const spec of [...sharedOptions, ...loaded.flatMap(({ options }) => options)])
    if (!specs.has(spec.name)) specs.set(spec.name, { ...spec, repeatable: true });
  return asRequest([...specs.values()], words);
}

function asRequest(specs: readonly OptionSpec[], words: readonly string[]): WrittenRequest {
  try {
    return parseRequest('rapport', specs, words);
  } catch (error) {
    if (error instanceof UnknownOption) {
      const { option } = error;
      const rest = words.filter((word) => word !== option && !word.startsWith(`${option}=`));
      if (rest.length < words.length) return asRequest(specs, rest);
    }
    return { operands: words.filter((word) => !word.startsWith('-')), options: {} };
  }
}
