/** A fenced block of a Markdown text. */
export interface Fence {
  /** "console", "csv"; empty where the block does not say. */
  readonly language: string;
  /** The word after the language. By it a document names a file that its commands read. */
  readonly file: string;
  /** Index of the first line within the fence, among the lines of the text. */
  readonly start: number;
  readonly lines: readonly string[];
}

/** A command that a document shows, and what it says the command prints. */
export interface Exchange {
  readonly command: string;
  /** Index of the first line of output, among the lines of the text. */
  readonly start: number;
  readonly output: readonly string[];
  /** The exit code that a last line such as `[exit code 2]` marks; 0 without one. */
  readonly code: number;
}

const marking = /^\[exit code (?<code>[1-9]\d*)\]$/;

const opening = /^(?<ticks>`{3,})(?<language>[\w-]*) *(?<file>[^ `]*)$/;

/** The fenced blocks of a text, in order. */
export function fences(text: string): Fence[] {
  const lines = text.split('\n');
  const found: Fence[] = [];
  let start = 0;
  while (start < lines.length) {
    const { ticks, language = '', file = '' } = opening.exec(lines[start] ?? '')?.groups ?? {};
    start += 1;
    if (ticks === undefined) continue;
    const end = lines.indexOf(ticks, start);
    if (end === -1) throw new SyntaxError(`line ${start}: the block never closes`);
    found.push({ language, file, start, lines: lines.slice(start, end) });
    start = end + 1;
  }
  return found;
}

/** The commands of a console block, each after a `$`. A command that ends in a backslash goes on in the next line. */
export function exchanges(fence: Fence): Exchange[] {
  return commands(fence).map(({ output, ...command }) => {
    const marked = marking.exec(output.at(-1) ?? '')?.groups?.['code'];
    return marked === undefined
      ? { ...command, output, code: 0 }
      : { ...command, output: output.slice(0, -1), code: Number(marked) };
  });
}

/** Each command with all lines up to the next. */
function commands({ start, lines }: Fence): Omit<Exchange, 'code'>[] {
  const found: { command: string; start: number; output: string[] }[] = [];
  let continued = false;
  for (const [i, line] of lines.entries()) {
    const last = found.at(-1);
    if (line.startsWith('$ ')) {
      found.push({ command: line.slice(2), start: start + i + 1, output: [] });
    } else if (last === undefined) {
      throw new SyntaxError(`line ${start + i + 1}: output before the first command`);
    } else if (continued) {
      last.command += `\n${line}`;
      last.start += 1;
    } else {
      last.output.push(line);
      continue;
    }
    continued = line.endsWith('\\');
  }
  return found;
}

/** Whether the output is as documented, where a line `…` stands for any number of lines. */
export function matches(documented: readonly string[], actual: readonly string[]): boolean {
  const gap = documented.indexOf('…');
  if (gap === -1) return documented.join('\n') === actual.join('\n');
  if (documented.slice(0, gap).join('\n') !== actual.slice(0, gap).join('\n')) return false;
  const rest = documented.slice(gap + 1);
  for (let from = gap; from <= actual.length; from += 1) {
    if (matches(rest, actual.slice(from))) return true;
  }
  return false;
}
