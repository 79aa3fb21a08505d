import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { CommandLine } from './command-line.ts';

/** What a person at a terminal saw of a command. */
export interface Seen {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the program in this process, in colour, at a terminal of 80 columns at which nobody types: hundreds of
 * commands in the time that a few processes take.
 */
export async function atTerminal(
  { words: [, ...words], stdin }: CommandLine,
  directory: string,
): Promise<Seen> {
  const stdout = screen();
  const stderr = screen();
  const input = stdin === undefined ? Readable.from([]) : createReadStream(join(directory, stdin));
  const process = {
    argv: [
      'node',
      'rapport',
      ...words.filter((word, i) => !isColour(word) && !isColour(words[i - 1])),
    ],
    env: { TERM: 'xterm', FORCE_COLOR: '1' },
    stdin: Object.assign(input, { isTTY: stdin === undefined }),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd: () => directory,
    on: () => {},
    off: () => {},
  };
  await main(process as unknown as NodeJS.Process);
  return { stdout: stdout.text(), stderr: stderr.text() };
}

/** The environment asks for colour, without a word on the command line. */
const isColour = (word: string | undefined) => word?.startsWith('--color') === true;

function screen() {
  const parts: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(part: string, _, done) {
      parts.push(part);
      done();
    },
  });
  const terminal = Object.assign(stream, { isTTY: true, columns: 80 });
  return { stream: terminal, text: () => parts.join('') };
}
