/** A stream that shows how far long work is, on one line that is written over and over. */
interface Screen {
  readonly isTTY: boolean;
  write(text: string): unknown;
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
  screen: Screen,
  wanted: boolean,
  now: () => number,
): Progress | undefined {
  if (!wanted || !screen.isTTY) return undefined;
  const start = now();
  let shown = false;
  return {
    show: (text) => {
      if (now() - start < quietMs) return;
      screen.write(`${clearLine}${text}`);
      shown = true;
    },
    done: () => {
      if (shown) screen.write(clearLine);
    },
  };
}
