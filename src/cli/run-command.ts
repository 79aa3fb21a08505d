import type { Readable } from 'node:stream';
import { refuseOutside } from '../check/refuse-outside.ts';
import type {
  AnyCommand,
  Output,
  Ran,
  Request,
  Runner,
  World,
  WrittenRequest,
} from '../commands/command.ts';
import { isCalled, type OptionSpec, type OptionTexts } from '../commands/option.ts';
import { readOptions } from '../commands/read-options.ts';
import { baseBlocks, inPlainForm, readAsBlocks } from '../commands/shared/read-as.ts';
import type { ResultAnswer } from '../commands/shared/result-answer.ts';
import {
  narrowed,
  narrowedBlocks,
  type SegmentRequest,
} from '../commands/shared/segments/narrowed.ts';
import { rowsNoneLeft } from '../input/refusal-for.ts';
import type { Watch } from '../input/watch.ts';
import { nearest } from '../problems/nearest.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { Document } from '../render/document.ts';
import { connect } from './connect.ts';
import { manual } from './manual.ts';
import { matchingFiles } from './matching-files.ts';
import { filesRead } from './named-files.ts';
import { engineInstall, openParquet } from './open-parquet.ts';
import { areFiles, type Registered, registry } from './registry.ts';
import { unknownOption } from './unknown-option.ts';

/** Where standard input is; opened by whoever reads it. */
interface WithStdin {
  readonly stdin: Readable & { readonly isTTY?: boolean };
}

/**
 * The registered command of that name.
 *
 * @throws {Refusal} there is none
 */
export function registered(name: string): Registered {
  const found = registry.find((each) => each.name === name);
  if (found !== undefined) return found;
  const suggestion = nearest(
    name,
    registry.map((each) => each.name),
  );
  const line = suggestion === '' ? '' : `rapport ${suggestion}`;
  throw new Refusal(problem('command-unknown', { name, suggestion: line }));
}

/** The operands with patterns replaced by the files that they fit, where operands are files. */
export const operandsOf = (
  { operands: kind }: Registered,
  operands: readonly string[],
  directory: string,
): readonly string[] => (areFiles(kind) ? matchingFiles(operands, directory) : operands);

/** Runs a command for another that already has its request: options are checked as on the command line. */
export function runnerWith(process: WithStdin, watch: Watch | undefined): Runner {
  const runner: Runner = async (name, written, place) => {
    const { directory, allowOutside, shared, onlyBeginnings, pictures } = place;
    const entry = registered(name);
    const command = await entry.load();
    const request = (await command.completed?.(written, directory)) ?? written;
    for (const option of Object.keys(request.options)) {
      if (!command.options.some((each) => isCalled(each, option))) {
        throw await unknownOption(`--${option}`, name);
      }
    }
    const confine = (files: readonly string[]) => {
      if (allowOutside) return;
      for (const file of files) if (file !== '-') refuseOutside(file, directory, directory);
    };
    confine(filesRead(command.options, request));
    const shaped = {
      operands: operandsOf(entry, request.operands, directory),
      options: shapedOptions(command.options, request.options),
    };
    // A pattern may fit links that lead elsewhere.
    confine(shaped.operands);
    const read = await readRequest(entry, command.options, shaped, directory, process);
    const drawn = { ...read, ...(pictures !== undefined && { pictures }) };
    return run(command, drawn, {
      directory,
      get stdin() {
        return process.stdin;
      },
      runner,
      openParquet,
      // A file of others names no server, to which passwords of the environment would be sent.
      ...(allowOutside && { connect }),
      engineInstall,
      manual,
      ...(watch !== undefined && { watch }),
      ...(shared !== undefined && { shared }),
      ...(onlyBeginnings !== undefined && { onlyBeginnings }),
    });
  };
  return runner;
}

/**
 * Options as the command line would have given them: a single text for a repeatable one is a list of one.
 *
 * @throws {Refusal} a switch has a value, or an option that takes one has none, or several
 */
function shapedOptions(specs: readonly OptionSpec[], options: OptionTexts): OptionTexts {
  const problems: Problem[] = [];
  const shaped = Object.entries(options).map(([name, value]) => {
    const spec = specs.find((each) => isCalled(each, name));
    const option = `--${name}`;
    if (spec?.value === undefined) {
      if (value !== true)
        problems.push(problem('option-choice', { option, text: String(value), choices: 'true' }));
      return [name, value];
    }
    if (value === true) problems.push(problem('option-without-value', { option }));
    else if (spec.repeatable === true) return [name, typeof value === 'string' ? [value] : value];
    else if (typeof value !== 'string') problems.push(problem('option-repeated', { option }));
    return [name, value];
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return Object.fromEntries(shaped);
}

/**
 * The request with its options read.
 *
 * @param specs - the options that it may have
 * @throws {Refusal} with everything that is wrong with it
 */
export async function readRequest<const S extends readonly OptionSpec[]>(
  entry: Registered,
  specs: S,
  { operands, options }: WrittenRequest,
  directory: string,
  process: WithStdin,
) {
  const problems = unfit(entry, specs, { operands, options }, process);
  const read = await readOptions(specs, options, directory).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(...problems, ...error.problems);
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return { operands, options: read, texts: options };
}

/** What a command needs, in words. */
const neededOperand = {
  'FILE...': 'a file to read',
  'PATH...': 'a file or a folder to read',
  'WORD...': 'a word to explain',
  COMMAND: 'a command to write SQL for',
} as const satisfies Record<Exclude<Registered['operands'], ''>, string>;

/** Why the files of a request do not fit the command. */
function unfit(
  { name, operands, examples }: Registered,
  specs: readonly OptionSpec[],
  request: WrittenRequest,
  process: WithStdin,
): Problem[] {
  const problems: Problem[] = [];
  const [first] = request.operands;
  if (operands === '' && first !== undefined) {
    problems.push(
      problem('operand-unexpected', { command: name, operand: first, example: examples[0] ?? '' }),
    );
  }
  const readsTables = specs.some((spec) => spec.name === 'connect');
  const isConnected = request.options['connect'] !== undefined;
  if (isConnected && first !== undefined) {
    const settle = 'Name the file or the database: one of the two is read.';
    problems.push(problem('option-conflict', { options: `--connect and ${first}`, settle }));
  }
  if (operands !== '' && first === undefined && !isConnected) {
    problems.push(
      problem('operand-missing', {
        command: name,
        what: `${neededOperand[operands]}${readsTables ? ', or --connect URL with --table NAME' : ''}`,
        example: examples[0] ?? '',
      }),
    );
  }
  const files = operands === 'WORD...' || operands === 'COMMAND' ? [] : filesRead(specs, request);
  const fromStdin = files.filter((file) => file === '-');
  if (fromStdin.length > 1) {
    const settle = 'Name a file in place of one of them; standard input can be read only once.';
    problems.push(
      problem('option-conflict', { options: 'two files named - (standard input)', settle }),
    );
  }
  if (fromStdin.length > 0 && process.stdin.isTTY === true) {
    problems.push(problem('stdin-is-terminal', { command: name, example: examples[0] ?? '' }));
  }
  return problems;
}

/** Runs a command. */
export async function run(command: AnyCommand, request: Request, world: World): Promise<Ran> {
  const answered = await command.run(request, world);
  if (command.describesFiles !== true) refuseNothingUsed(request, answered);
  const report = narrowed(answered.report, request.options as SegmentRequest);
  const answer = command.answer?.(report, request);
  const page = (): Document => {
    const document = command.view(inPlainForm(report), request, answered.ran ?? []);
    return {
      ...document,
      blocks: [
        ...readAsBlocks(report),
        ...baseBlocks(inPlainForm(report)),
        ...narrowedBlocks(report),
        ...document.blocks,
        ...(answered.whatIf === undefined ? [] : [answered.whatIf]),
      ],
    };
  };
  return {
    ...answered,
    report: { ...report, result: withAnswer(report.result, answer) },
    failed: command.failed?.(report.result) ?? false,
    document: () => ({
      ...(answer !== undefined && { answers: [answer] }),
      ...page(),
    }),
    rows: () => command.rows(report),
    columns: () => command.columns?.(report, request) ?? [],
    formatted: (format) => {
      const own = command.formats?.[format];
      if (own === undefined) throw new RangeError(`${command.name} has no format ${format}`);
      return own.text(report);
    },
  };
}

/** The result as it is printed: the answer first. */
const withAnswer = (result: unknown, answer: ResultAnswer | undefined): unknown =>
  answer === undefined || typeof result !== 'object' ? result : { answer, ...result };

/**
 * A result of no rows looks like one: its figures are 0. No command answers with it.
 *
 * @throws {Refusal} the files that the command is about have rows, and none of them was used
 */
function refuseNothingUsed(
  { operands }: Request,
  { report: { sources }, problems }: Output<unknown>,
): void {
  const own = sources.filter(({ file }) => operands.includes(file));
  if (own.every(({ read }) => read === 0) || own.some(({ used }) => used > 0)) return;
  const reasons = problems.flatMap(({ examples }) => examples);
  const [first] = own;
  const at = first !== undefined && own.length === 1 ? { file: first.file } : {};
  throw new Refusal(...reasons, rowsNoneLeft(own, at));
}
