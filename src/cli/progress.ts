import { cut } from '../render/text-width.ts';
import { visible } from '../render/visible.ts';

/** Where progress is shown, on one line that is written over and over; opened only when it is wanted. */
interface WithScreen {
  readonly stderr: {
    readonly isTTY: boolean;
    readonly columns?: number;
    write(text: string): unknown;
  };
}

const quietMs = 500;
const clearLine = '\r\u001b[K';

export interface Progress {
  readonly show: (text: string) => void;
  /** Takes the line away again. */
  readonly done: () => void;
}

/**
 * Progress on a terminal, from half a second on; undefined where nobody watches.
 *
 * @param wanted - false with `--quiet` and in CI
 */
export function progressOn(
  process: WithScreen,
  wanted: boolean,
  now: () => number,
): Progress | undefined {
  if (!wanted || !process.stderr.isTTY) return undefined;
  const screen = process.stderr;
  const start = now();
  let shown = false;
  return {
    show: (text) => {
      if (now() - start < quietMs) return;
      // A longer line would go on in the next, which is not cleared.
      screen.write(`${clearLine}${cut(visible(text), (screen.columns ?? 80) - 1)}`);
      shown = true;
    },
    done: () => {
      if (shown) screen.write(clearLine);
    },
  };
}
