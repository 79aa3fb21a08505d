import { shellWord } from '../../../render/command-lines.ts';
import type { OptionTexts } from '../../option.ts';

/** What a command is asked: its files, and its options as texts. */
export interface CommandRequest {
  readonly command: string;
  readonly operands: readonly string[];
  readonly options: OptionTexts;
}

/** The command line of a request: "rapport forecast orders.csv --margin 55%". */
export function requestText({ command, operands, options }: CommandRequest): string {
  const words = Object.entries(options).flatMap(([name, value]) => {
    const flag = name === 'output' ? '-o' : `--${name}`;
    if (value === true) return [flag];
    const texts = typeof value === 'string' ? [value] : value;
    return texts.flatMap((text) => [`${flag} ${shellWord(text)}`]);
  });
  return ['rapport', command, ...operands.map(shellWord), ...words]
    .filter((word) => word !== '')
    .join(' ');
}
