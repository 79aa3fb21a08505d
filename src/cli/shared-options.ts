import type { AnyCommand } from '../commands/command.ts';
import { type OptionSpec, reworded, type TypedOptions } from '../commands/option.ts';
import { svgName } from './chart-file.ts';

const output = 'Output';

/** The formats of every command. */
export const formats = ['table', 'csv', 'tsv', 'json', 'jsonl', 'md', 'html', 'xlsx'] as const;

/** In words: the formats of every command, and those that only this one has. */
function formatHelp(own: readonly string[], usual = 'table'): string {
  const names = [...formats, ...own];
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)} (${usual}, or by the ending of -o)`;
}

/** Options that every command takes. */
export const sharedOptions = [
  {
    name: 'format',
    value: 'FORMAT',
    group: output,
    help: formatHelp([]),
    synonyms: [
      { name: 'csv', write: '--format csv' },
      { name: 'tsv', write: '--format tsv' },
      { name: 'xlsx', write: '-o FILE.xlsx' },
      { name: 'excel', write: '-o FILE.xlsx' },
      { name: 'jsonl', write: '--format jsonl' },
      { name: 'ndjson', write: '--format jsonl' },
      { name: 'md', write: '--format md' },
      { name: 'markdown', write: '--format md' },
      { name: 'html', write: '--format html' },
      'output-format',
    ],
  },
  { name: 'json', group: output, help: 'short for --format json' },
  {
    name: 'output',
    short: 'o',
    synonyms: ['out', 'out-file', 'output-file', 'outfile', 'save-as', 'export'],
    value: 'FILE',
    group: output,
    help: 'write the result to this file, whole or not at all, instead of standard output',
  },
  {
    name: 'chart',
    synonyms: ['svg', 'plot', 'figure', 'picture', 'graph', 'image', 'png', 'draw'],
    value: 'FILE.svg',
    read: svgName,
    group: output,
    help: 'write the main picture of the result to this file too, as SVG',
  },
  {
    name: 'bom',
    synonyms: ['byte-order-mark', 'excel-csv'],
    group: output,
    help: 'begin CSV or TSV with a byte-order mark, for spreadsheets that need one',
  },
  {
    name: 'quiet',
    synonyms: ['silent', 'no-warnings'],
    group: output,
    help: 'print no problems and no progress on standard error',
  },
  {
    name: 'debug',
    synonyms: ['trace', 'timings'],
    group: output,
    help: 'show on standard error what was recognised, and how long each stage took',
  },
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    synonyms: ['colour', 'colors', { name: 'no-color', write: '--color never' }],
    group: output,
    help: 'colour: auto, always or never (auto)',
  },
] as const satisfies readonly OptionSpec[];

/** The options that the program itself acts on; some commands do not have the last three. */
export type ProgramOptions = TypedOptions<typeof sharedOptions> & {
  readonly rejects?: string;
  readonly strict?: true;
  readonly top?: number;
};

/** The same, with the formats that only the command itself has. */
export const sharedOptionsOf = ({
  formats = {},
  usualFormat,
}: Pick<AnyCommand, 'formats' | 'usualFormat'>) =>
  reworded(sharedOptions, { format: formatHelp(Object.keys(formats), usualFormat) });
