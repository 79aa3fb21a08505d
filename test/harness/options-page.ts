import { registry } from '../../src/cli/registry.ts';
import { sharedOptions, sharedOptionsOf } from '../../src/cli/shared-options.ts';
import type { OptionSpec } from '../../src/commands/option.ts';

/** Shows which command takes which option; written by `npm run docs -- --update`. */
export const optionsPageFile = 'docs/options.md';

const introduction = `# Options

Which command takes which option. An option that a command does not take is refused, never ignored. The text in brackets
at the end is the default. \`rapport COMMAND --help all\` shows the same for one command.

M is an amount of money, D a duration, R a rate, S a share, N a count; the [guide](guide.md) shows how to write them.`;

/** One option with the commands in which it means the same. */
interface Entry {
  readonly option: OptionSpec;
  readonly commands: string[];
}

/** The page of option × command, from the tables that the commands themselves parse by. */
export async function optionsPage(): Promise<string> {
  const commands = await Promise.all(registry.map(({ load }) => load()));
  const names = commands.map(({ name }) => name);
  const entries: Entry[] = [];
  for (const command of commands) {
    const { name, options } = command;
    for (const option of [...options, ...sharedOptionsOf(command)]) {
      const same = entries.find((entry) => meansTheSame(entry.option, option));
      if (same === undefined) entries.push({ option, commands: [name] });
      else same.commands.push(name);
    }
  }
  const shared: readonly string[] = sharedOptions.map(({ group }) => group);
  const own = entries.map(({ option }) => option.group).filter((group) => !shared.includes(group));
  // What every command takes comes last.
  const groups = new Set([...own, ...shared]);
  return `${[introduction, ...[...groups].map((group) => table(group, names, entries))].join('\n\n')}\n`;
}

function table(group: string, commands: readonly string[], entries: readonly Entry[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${group}`,
    '',
    row(['option', 'meaning', ...commands]),
    row(['---', '---', ...commands.map(() => ':-:')]),
    ...entries
      .filter(({ option }) => option.group === group)
      .map(({ option, commands: takes }) =>
        row([
          flags(option),
          cell(option.help),
          ...commands.map((name) => (takes.includes(name) ? '✓' : ' ')),
        ]),
      ),
  ].join('\n');
}

function flags({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return cell(`\`${long}\`${short === undefined ? '' : `, \`-${short}\``}`);
}

/** A cell ends at a bar that is not escaped, within code too. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

const meansTheSame = (one: OptionSpec, other: OptionSpec): boolean =>
  one.name === other.name && one.help === other.help;
