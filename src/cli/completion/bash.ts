import type { CompletedCommand, CompletedOption } from './completed.ts';

/** Completion for bash, from 3.2 on, without the package bash-completion. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = [...commands.map(({ name }) => name), '--help', '--version'];
  return `# bash completion for rapport: eval "$(rapport completion bash)"
_rapport_add() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done
}
_rapport_words() { _rapport_add < <(compgen -W "$1" -- "$2"); }
_rapport_files() {
  compopt -o filenames 2>/dev/null
  _rapport_add < <(compgen -f -- "$1")
}
_rapport() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  # bash parts --option=value into three words.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD == 1 )); then
    _rapport_words ${quoted(names.join(' '))} "$current"
    _rapport_files "$current"
    return
  fi
  case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${commands.map(commandCase).join('\n')}
    *) _rapport_files "$current" ;;
  esac
}
complete -F _rapport rapport
`;
}

/** After an option that takes a value: what it may be. */
function valueCases({ name, options }: CompletedCommand): readonly string[] {
  return options.flatMap((option) => {
    if (option.value === undefined) return [];
    const pattern = flags(option)
      .map((flag) => quoted(`${name} ${flag}`))
      .join('|');
    return [`    ${pattern}) ${valuesText(option)}return ;;`];
  });
}

function valuesText({ values }: CompletedOption): string {
  if (values === 'anything') return '';
  return values === 'files'
    ? '_rapport_files "$current"; '
    : `_rapport_words ${quoted(values.join(' '))} "$current"; `;
}

function commandCase({ name, options, operands }: CompletedCommand): string {
  const all = quoted(options.flatMap(flags).join(' '));
  const dashed = `if [[ $current == -* ]]; then _rapport_words ${all} "$current"`;
  if (operands === 'nothing') return `    ${name}) ${dashed}; fi ;;`;
  const others =
    operands === 'files'
      ? '_rapport_files "$current"'
      : `_rapport_words ${quoted(operands.join(' '))} "$current"`;
  return `    ${name}) ${dashed}; else ${others}; fi ;;`;
}

const flags = ({ name, short }: CompletedOption): string[] => [
  `--${name}`,
  ...(short === undefined ? [] : [`-${short}`]),
];

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
