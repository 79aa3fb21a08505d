import type { CompletedCommand, CompletedOption } from './completed.ts';

/** Completion for fish: a file in ~/.config/fish/completions, or sourced. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = [
    '# fish completion for rapport: rapport completion fish | source',
    // Files are named where a command reads some, and as the first word.
    'complete -c rapport -f',
    'complete -c rapport -n __fish_use_subcommand -F',
    "complete -c rapport -n __fish_use_subcommand -l help -d 'show the help'",
    "complete -c rapport -n __fish_use_subcommand -l version -d 'show the version'",
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, summary, operands, options }: CompletedCommand): readonly string[] {
  const after = `complete -c rapport -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c rapport -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...(operands === 'files' ? [`${after} -F`] : []),
    ...(typeof operands === 'string' ? [] : [`${after} -a ${quoted(operands.join(' '))}`]),
    ...options.map((option) => `${after} ${optionText(option)}`),
  ];
}

function optionText({ name, short, help, value, values }: CompletedOption): string {
  const parts = [`-l ${name}`, ...(short === undefined ? [] : [`-s ${short}`])];
  if (value !== undefined && values === 'files') parts.push('-r -F');
  else if (value !== undefined) parts.push('-x');
  if (typeof values !== 'string') parts.push(`-a ${quoted(values.join(' '))}`);
  return [...parts, `-d ${quoted(help)}`].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
