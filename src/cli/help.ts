import type { OptionSpec } from '../commands/option.ts';
import { commandLines } from '../render/command-lines.ts';
import { wrap } from '../render/text-width.ts';
import { commandGroups, type Registered } from './registry.ts';

const width = 80;

/** What `rapport --help` prints. */
export function programHelp(commands: readonly Registered[], version: string): string {
  const longest = Math.max(...commands.map(({ name }) => name.length), shellCompletion.name.length);
  const line = ({ name, summary }: Pick<Registered, 'name' | 'summary'>) =>
    hanging(`  ${name}`, longest + 4, summary);
  const groups = commandGroups.flatMap((group) => [
    '',
    group,
    ...commands.filter((each) => each.group === group).flatMap(line),
  ]);
  return [
    `rapport ${version}: what a customer relationship is worth`,
    '',
    'Usage: rapport FILE... [options]       what files are, and what they answer',
    '       rapport COMMAND [options]',
    ...groups,
    ...line(shellCompletion),
    '',
    'Try',
    ...commands
      .filter(({ group }) => group === 'Start')
      .flatMap(({ examples: [first] }) => (first === undefined ? [] : [`  ${first}`])),
    '',
    'More: rapport COMMAND --help',
    '',
  ].join('\n');
}

const shellCompletion = { name: 'completion', summary: 'complete words in bash, zsh or fish' };

const examplesShown = 3;

/** What `rapport COMMAND --help` prints: purpose, usage, the options most used, three examples. */
export function commandHelp(entry: Registered, options: readonly OptionSpec[]): string {
  const { name, summary, examples, mostUsed } = entry;
  const used = mostUsed.flatMap((each) => options.filter((option) => option.name === each));
  return [
    ...wrap(`rapport ${name}: ${summary}`, width),
    '',
    ...usage(entry, options),
    '',
    'Options used most',
    ...optionLines(used),
    '',
    'Examples',
    ...exampleLines(examples.slice(0, examplesShown)),
    '',
    `All ${options.length} options, and what it reads: rapport ${name} --help all`,
    '',
  ].join('\n');
}

/** What `rapport COMMAND --help all` prints: purpose, usage, all options by group, all examples. */
export function wholeHelp(entry: Registered, options: readonly OptionSpec[]): string {
  const { name, summary, description, examples } = entry;
  const groups = [...new Set(options.map(({ group }) => group))];
  const column = columnOf(options);
  return [
    ...wrap(`rapport ${name}: ${summary}`, width),
    '',
    ...wrap(description, width),
    '',
    ...usage(entry, options),
    ...groups.flatMap((group) => [
      '',
      group,
      ...optionLines(
        options.filter((option) => option.group === group),
        column,
      ),
    ]),
    '',
    'Examples',
    ...exampleLines(examples),
    '',
  ].join('\n');
}

/** How it is called: with files and, where it reads one, with a table in a database. */
const usage = ({ name, operands }: Registered, options: readonly OptionSpec[]): string[] => [
  `Usage: rapport ${name} ${operands === '' ? '' : `${operands} `}[options]`,
  ...(options.some((option) => option.name === 'connect')
    ? [
        `       rapport ${name} --connect URL --table NAME [options]`,
        '',
        ...wrap(
          'The second reads a table in a database in place of files: postgres://, duckdb: or trino://.',
          width,
        ),
      ]
    : []),
];

const exampleLines = (examples: readonly string[]): string[] =>
  examples.flatMap((example) => commandLines(example).map((line) => `  ${line}`));

const columnOf = (options: readonly OptionSpec[]): number =>
  Math.max(...options.map((option) => flagText(option).length)) + 4;

const optionLines = (options: readonly OptionSpec[], column = columnOf(options)): string[] =>
  options.flatMap((option) => hanging(`  ${flagText(option)}`, column, option.help));

/** A text beside its name, in lines that begin in the same column. */
const hanging = (name: string, column: number, text: string): string[] =>
  wrap(text, width - column).map((line, i) => `${(i === 0 ? name : '').padEnd(column)}${line}`);

function flagText({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}
