import { visibleLines } from '../render/visible.ts';

/**
 * Prints words of the program: help, a word about a file, a defect. What stands in them from outside, such as the
 * name of a file, is shown and never obeyed. Documents, problems and progress, which bring codes of their own for
 * the terminal, make their texts visible before they add them.
 */
export function print(stream: { write(text: string): unknown }, text: string): void {
  stream.write(visibleLines(text));
}
