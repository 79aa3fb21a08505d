import type { OptionSpec } from '../commands/command.ts';

const output = 'Output';

/** Options that every command takes. */
export const sharedOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    value: 'FORMAT',
    group: output,
    help: 'table, csv, json, jsonl or md (table, or by the ending of -o)',
  },
  { name: 'json', group: output, help: 'short for --format json' },
  {
    name: 'output',
    short: 'o',
    value: 'FILE',
    group: output,
    help: 'write there instead of standard output, whole or not at all',
  },
  {
    name: 'bom',
    group: output,
    help: 'begin CSV with a byte-order mark, for spreadsheets that need one',
  },
  { name: 'quiet', group: output, help: 'say nothing about problems on standard error' },
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    group: output,
    help: 'colour: auto, always or never (auto)',
  },
];
