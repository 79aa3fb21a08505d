import type { OptionSpec } from '../../commands/option.ts';
import { catalogue } from '../../problems/catalogue.ts';
import { queryNames } from '../../sql/query-names.ts';
import { isWritten } from '../named-files.ts';
import { type Registered, registry } from '../registry.ts';
import { formats, sharedOptionsOf } from '../shared-options.ts';

/** What a shell completes after a command. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly operands: Operands;
  readonly options: readonly CompletedOption[];
}

/** Files, some words, or nothing that could be listed. */
type Operands = 'files' | 'nothing' | readonly string[];

export interface CompletedOption {
  readonly name: string;
  readonly short?: string;
  readonly help: string;
  readonly repeatable: boolean;
  /** Its placeholder; absent for a switch. */
  readonly value?: string;
  /** What its value may be: one of some words, a file, or anything. */
  readonly values: 'files' | 'anything' | readonly string[];
}

/** Every command with its options, in the order of the help; `help` completes the names of the others. */
export async function completedCommands(): Promise<readonly CompletedCommand[]> {
  const commands = await Promise.all(registry.map(completedCommand));
  const names = registry.map(({ name }) => name);
  return [
    ...commands,
    { name: 'help', summary: 'show the options of a command', operands: names, options: [] },
    {
      name: 'completion',
      summary: 'complete commands, options and files in a shell',
      operands: shells,
      options: [],
    },
  ];
}

/** The shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

async function completedCommand(entry: Registered): Promise<CompletedCommand> {
  const { name, summary, operands } = entry;
  const command = await entry.load();
  const known = [...formats, ...Object.keys(command.formats ?? {})];
  const options = [...command.options, ...sharedOptionsOf(command), helpOption];
  return {
    name,
    summary,
    operands: completedOperands[operands],
    options: options.map((option) => completedOption(option, known)),
  };
}

const completedOperands: Readonly<Record<Registered['operands'], Operands>> = {
  '': 'nothing',
  'FILE...': 'files',
  'PATH...': 'files',
  'WORD...': Object.keys(catalogue).sort(),
  COMMAND: queryNames,
};

const helpOption: OptionSpec = { name: 'help', short: 'h', group: '', help: 'show the help' };

function completedOption(
  { name, short, value, choices, repeatable, help }: OptionSpec,
  formats: readonly string[],
): CompletedOption {
  const isFile =
    value?.endsWith('FILE') === true || isWritten({ name, ...(value !== undefined && { value }) });
  const listed = name === 'format' ? formats : choices;
  return {
    name,
    help,
    repeatable: repeatable === true,
    ...(short !== undefined && { short }),
    ...(value !== undefined && { value }),
    values: listed ?? (isFile ? 'files' : 'anything'),
  };
}
