import { Command, CommanderError, Option } from 'commander';
import type { WrittenRequest } from '../commands/command.ts';
import { isCalled, type OptionSpec } from '../commands/option.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** Raised by commander for `--help`: not a failure. */
export class HelpRequested extends Error {}

/**
 * The request that the words after a command's name make.
 *
 * @throws {Refusal} an option is unknown, lacks its value, or is given twice
 * @throws {HelpRequested} for `--help`
 */
export function parseRequest(
  command: string,
  options: readonly OptionSpec[],
  words: readonly string[],
): WrittenRequest {
  const parser = new Command(command)
    .argument('[operands...]')
    .exitOverride()
    .helpOption('-h, --help')
    .configureOutput({ writeOut: () => {}, writeErr: () => {} });
  const values: Record<string, string | string[] | true> = {};
  const problems: Problem[] = [];
  for (const spec of options.flatMap(underBothNames)) {
    parser.addOption(optionOf(spec));
    // Collected by event, since commander keeps only the last value of an option given twice.
    parser.on(`option:${spec.name}`, (value: string | undefined) => {
      const before = values[spec.name];
      if (before !== undefined && spec.repeatable !== true) {
        problems.push(problem('option-repeated', { option: `--${spec.name}` }));
      }
      if (value === undefined || spec.value === undefined) values[spec.name] = true;
      else if (spec.repeatable === true)
        values[spec.name] = [...(Array.isArray(before) ? before : []), value];
      else values[spec.name] = value;
    });
  }
  try {
    parser.parse(words, { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? refused(error, command, options) : error;
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return { operands: parser.args, options: values };
}

/** Words about which a command is asked: an option of another command is one of them, as in `explain --margin`. */
export function wordsAskedFor(
  options: readonly OptionSpec[],
  words: readonly string[],
): readonly string[] {
  const isOwn = (name: string) => name === 'help' || options.some((each) => isCalled(each, name));
  return words.map((word) => {
    const [, name] = /^--([a-z][a-z-]*)$/.exec(word) ?? [];
    return name === undefined || isOwn(name) ? word : name;
  });
}

/** An option, and the same under the name that it had before. */
function underBothNames(spec: OptionSpec): readonly OptionSpec[] {
  const { short: _, formerly, ...rest } = spec;
  return formerly === undefined ? [spec] : [spec, { ...rest, name: formerly }];
}

function optionOf({ name, short, value }: OptionSpec): Option {
  const flags = `${short === undefined ? '' : `-${short}, `}--${name}`;
  return new Option(value === undefined ? flags : `${flags} <${value}>`);
}

function refused(error: CommanderError, command: string, options: readonly OptionSpec[]): Error {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.help') {
    return new HelpRequested();
  }
  const option =
    /'([^']+)'/
      .exec(error.message)?.[1]
      ?.split(/[ ,=]/)
      .find((word) => word.startsWith('--')) ??
    /'([^' ,]+)/.exec(error.message)?.[1] ??
    '';
  switch (error.code) {
    case 'commander.unknownOption':
      // The parser does not know "--json=yes", for --json takes no value.
      if (options.some(({ name }) => `--${name}` === option))
        return new Refusal(problem('option-with-value', { option }));
      return new UnknownOption(option);
    case 'commander.optionMissingArgument':
      return new Refusal(problem('option-without-value', { option }));
    default:
      return new Refusal(
        problem('option-unknown', { option: error.message, command, suggestion: '' }),
      );
  }
}

/** Another command may know the option: the caller, who can load them all, words the refusal. */
export class UnknownOption extends Error {
  readonly option: string;
  constructor(option: string) {
    super(option);
    this.option = option;
  }
}
