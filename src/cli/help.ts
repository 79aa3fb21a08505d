import type { OptionSpec } from '../commands/command.ts';
import { wrap } from '../render/wrap.ts';
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
    ...commands.map(({ name, summary }) => `  ${name.padEnd(longest)}  ${summary}`),
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
    wrap(option.help, width - column).map(
      (line, i) => `${(i === 0 ? `  ${flags.get(option) ?? ''}` : '').padEnd(column)}${line}`,
    );
  return [
    `rapport ${name}: ${summary}`,
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
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function flagText({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}
