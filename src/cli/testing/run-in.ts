import { Readable } from 'node:stream';
import { main } from '../main.ts';

/** Runs the program in a folder, with a `process` of its own: what it prints on standard error, and its exit code. */
export async function runIn(
  directory: string,
  words: readonly string[],
): Promise<{ code: unknown; stderr: string }> {
  let stderr = '';
  const sink = (take: (text: string) => void) => ({
    on: () => {},
    write: (text: string, done?: () => void) => {
      take(text);
      done?.();
      return true;
    },
  });
  const own = {
    argv: ['node', 'rapport', ...words],
    env: { CI: 'yes' },
    cwd: () => directory,
    stdin: Readable.from([]),
    stdout: sink(() => {}),
    stderr: sink((text) => {
      stderr += text;
    }),
    on: () => {},
    off: () => {},
    exitCode: undefined,
  };
  await main(own as unknown as NodeJS.Process);
  return { code: own.exitCode, stderr };
}
