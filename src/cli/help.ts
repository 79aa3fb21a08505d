import type { OptionSpec } from '../commands/option.ts';
import { wrap } from '../render/text-width.ts';
import type { Registered } from './registry.ts';

const width = 80;

/** What `rapport --help` prints. */
export function programHelp(commands: readonly Registered[], version: string): string {
  const longest = Math.max(...commands.map(({ name }) => name.length));
  return [
    `rapport ${version}: what a customer relationship is worth`,
    '',
    'Usage: rapport COMMAND [options]',
    '',
    'Commands',
    ...commands.flatMap(({ name, summary }) => hanging(`  ${name}`, longest + 4, summary)),
    '',
    'Try',
    ...commands.flatMap(({ examples: [first] }) => (first === undefined ? [] : [`  ${first}`])),
    '',
    'More: rapport COMMAND --help',
    '',
  ].join('\n');
}

/** What `rapport COMMAND --help` prints: purpose, usage, options by group, examples. */
export function commandHelp(
  { name, operands, summary, description, examples }: Registered,
  options: readonly OptionSpec[],
): string {
  const groups = [...new Set(options.map(({ group }) => group))];
  const flags = new Map(options.map((option) => [option, flagText(option)]));
  const column = Math.max(...[...flags.values()].map((flag) => flag.length)) + 4;
  const optionLines = (option: OptionSpec) =>
    hanging(`  ${flags.get(option) ?? ''}`, column, option.help);
  return [
    ...wrap(`rapport ${name}: ${summary}`, width),
    '',
    ...wrap(description, width),
    '',
    `Usage: rapport ${name} ${operands === '' ? '' : `${operands} `}[options]`,
    ...groups.flatMap((group) => [
      '',
      group,
      ...options.filter((option) => option.group === group).flatMap(optionLines),
    ]),
    '',
    'Examples',
    ...examples.flatMap(commandLines),
    '',
  ].join('\n');
}

/** A text beside its name, in lines that begin in the same column. */
const hanging = (name: string, column: number, text: string): string[] =>
  wrap(text, width - column).map((line, i) => `${(i === 0 ? name : '').padEnd(column)}${line}`);

/** A command in as many lines as it takes, broken before an option or a pipe so that it can be copied. */
function commandLines(command: string): string[] {
  const [first = '', ...parts] = command.split(/ (?=--|\| )/);
  const lines: string[] = [];
  let line = `  ${first}`;
  for (const part of parts) {
    if (`${line} ${part} \\`.length > width) {
      lines.push(`${line} \\`);
      line = `      ${part}`;
    } else {
      line += ` ${part}`;
    }
  }
  return [...lines, line];
}

function flagText({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}
