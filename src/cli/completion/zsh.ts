import type { CompletedCommand, CompletedOption } from './completed.ts';

/** Completion for zsh: sourced after compinit, or as a file _rapport in a folder of $fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const described = commands.map(({ name, summary }) =>
    quoted(`${name}:${summary.replaceAll(':', '\\:')}`),
  );
  return `#compdef rapport
# zsh completion for rapport: source <(rapport completion zsh)
_rapport() {
  local -a commands
  commands=(
${described.map((each) => `    ${each}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      compadd -- --help --version
      return
    fi
    _describe command commands
    _files
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
    *) _files ;;
  esac
}
if [[ $funcstack[1] == _rapport ]]; then
  _rapport "$@"
else
  compdef _rapport rapport
fi
`;
}

function commandCase({ name, options, operands }: CompletedCommand): string {
  const rest =
    operands === 'nothing'
      ? []
      : [operands === 'files' ? "'*:file:_files'" : `'*:word:(${operands.join(' ')})'`];
  const specs = [...options.flatMap(optionSpecs), ...rest];
  return `    ${name})
      _arguments -s -S \\
${specs.map((spec) => `        ${spec}`).join(' \\\n')} ;;`;
}

function optionSpecs({ name, short, help, value, values, repeatable }: CompletedOption): string[] {
  const flags = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
  const others = repeatable ? '*' : `(${flags.join(' ')})`;
  const text = `[${help.replaceAll(/[[\]\\]/g, '\\$&')}]`;
  return flags.map((flag) => {
    if (value === undefined) return quoted(`${others}${flag}${text}`);
    const joined = flag.startsWith('--') ? '=' : '+';
    const action =
      values === 'anything' ? ' ' : values === 'files' ? '_files' : `(${values.join(' ')})`;
    return quoted(`${others}${flag}${joined}${text}:${value.replaceAll(':', '\\:')}:${action}`);
  });
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
