import type { OptionSpec } from '../commands/command.ts';

const output = 'Output';

/** The formats of every command, and those that only this one has. */
function formatHelp(own: readonly string[]): string {
  const names = ['table', 'csv', 'json', 'jsonl', 'md', ...own];
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)} (table, or by the ending of -o)`;
}

/** Options that every command takes. */
export const sharedOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    value: 'FORMAT',
    group: output,
    help: formatHelp([]),
  },
  { name: 'json', group: output, help: 'short for --format json' },
  {
    name: 'output',
    short: 'o',
    value: 'FILE',
    group: output,
    help: 'write the result to this file, whole or not at all, instead of standard output',
  },
  {
    name: 'bom',
    group: output,
    help: 'begin CSV with a byte-order mark, for spreadsheets that need one',
  },
  { name: 'quiet', group: output, help: 'print no problems and no progress on standard error' },
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    group: output,
    help: 'colour: auto, always or never (auto)',
  },
];

/** The same, told of the formats that only the command itself has. */
export const sharedOptionsOf = ({ formats }: { readonly formats: readonly string[] }) =>
  sharedOptions.map(
    (option): OptionSpec =>
      option.name === 'format' ? { ...option, help: formatHelp(formats) } : option,
  );
