/** A command line taken apart as a shell would: its words, and the file that standard input comes from. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly stdin?: string;
}

const token = /\s+|<|"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s<"'\\]+)/gsy;

/**
 * Reads one line. Knows words, both quotes, the backslash and `< file`: no variables, pipes or globs.
 *
 * @throws {SyntaxError} a quote never closes, or `<` has no file
 */
export function commandLine(line: string): CommandLine {
  const words: string[] = [];
  const files: string[] = [];
  let current: string | undefined;
  let target = words;
  const finish = (): void => {
    if (current === undefined) return;
    target.push(current);
    current = undefined;
    target = words;
  };
  let end = 0;
  for (const [text, double, single, escaped, plain] of line.matchAll(token)) {
    end += text.length;
    const part = double?.replaceAll(/\\(["\\$`])/g, '$1') ?? single ?? escaped ?? plain;
    if (part !== undefined) {
      current = (current ?? '') + part;
      continue;
    }
    finish();
    if (text === '<') target = files;
  }
  finish();
  if (end !== line.length) throw new SyntaxError(`cannot read from column ${end + 1}: ${line}`);
  if (target === files) throw new SyntaxError(`no file after "<": ${line}`);
  const stdin = files.at(-1);
  return stdin === undefined ? { words } : { words, stdin };
}
