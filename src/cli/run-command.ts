import type { Readable } from 'node:stream';
import { refuseOutside } from '../check/refuse-outside.ts';
import type { Answer, OptionSpec, OptionValues, Request, Runner } from '../commands/command.ts';
import { nearest } from '../problems/nearest.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { Loaded } from './loaded.ts';
import { matchingFiles } from './matching-files.ts';
import { filesRead } from './named-files.ts';
import { openParquet } from './open-parquet.ts';
import { choiceProblems } from './parse.ts';
import { type Registered, registry } from './registry.ts';
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
  throw new Refusal(problem('command-unknown', { name, suggestion }));
}

/** Runs a command for another that already has its request: options are checked as on the command line. */
export function runnerWith(process: WithStdin): Runner {
  const runner: Runner = async (name, request, place): Promise<Answer<unknown>> => {
    const { directory, allowOutside } = place;
    const entry = registered(name);
    const command = await entry.load();
    for (const option of Object.keys(request.options)) {
      if (!command.options.some((each) => each.name === option)) {
        throw await unknownOption(`--${option}`, name);
      }
    }
    const confine = (files: readonly string[]) => {
      if (allowOutside) return;
      for (const file of files) if (file !== '-') refuseOutside(file, directory, directory);
    };
    confine(filesRead(command.options, request));
    const shaped = {
      operands: matchingFiles(request.operands, directory),
      options: shapedOptions(command.options, request.options),
    };
    // A pattern may fit links that lead elsewhere.
    confine(shaped.operands);
    refuseUnfit(entry, command, shaped, process);
    return command.run(shaped, {
      directory,
      get stdin() {
        return process.stdin;
      },
      runner,
      openParquet,
    });
  };
  return runner;
}

/**
 * Options as the command line would have given them: a single text for a repeatable one is a list of one.
 *
 * @throws {Refusal} a switch has a value, or an option that takes one has none, or several
 */
function shapedOptions(specs: readonly OptionSpec[], options: OptionValues): OptionValues {
  const problems: Problem[] = [];
  const shaped = Object.entries(options).map(([name, value]) => {
    const spec = specs.find((each) => each.name === name);
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

/** @throws {Refusal} the request does not fit the command */
export function refuseUnfit(
  { name, operands, examples }: Registered,
  { options: specs }: Loaded,
  request: Request,
  process: WithStdin,
): void {
  const problems: Problem[] = choiceProblems(specs, request.options);
  const [first] = request.operands;
  if (operands === '' && first !== undefined) {
    problems.push(problem('operand-unexpected', { command: name, operand: first }));
  }
  if (operands !== '' && first === undefined) {
    const folders = operands === 'PATH...';
    problems.push(
      problem('operand-missing', { command: name, folders, example: examples[0] ?? '' }),
    );
  }
  const fromStdin = filesRead(specs, request).filter((file) => file === '-');
  if (fromStdin.length > 1) {
    const settle = 'Name a file in place of one of them; standard input can be read only once.';
    problems.push(
      problem('option-conflict', { options: 'two files named - (standard input)', settle }),
    );
  }
  if (fromStdin.length > 0 && process.stdin.isTTY === true) {
    problems.push(problem('stdin-is-terminal', { command: name, example: examples[0] ?? '' }));
  }
  if (problems.length > 0) throw new Refusal(...problems);
}
