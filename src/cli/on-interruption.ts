interface Interruptible {
  readonly pid: number;
  on(signal: 'SIGINT' | 'SIGTERM', listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: (signal: NodeJS.Signals) => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

/**
 * Has something undone if the program is told to stop; then it stops as it would have. It stops at once when it is told
 * again.
 *
 * @param undo - waited for where it takes time; the program also stops where it fails
 * @returns to be called when there is nothing left to undo
 */
export function onInterruption(process: Interruptible, undo: () => unknown): () => void {
  const done = () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  const stop = (signal: NodeJS.Signals) => {
    done();
    const kill = () => process.kill(process.pid, signal);
    const undone = undo();
    if (undone instanceof Promise) void undone.then(kill, kill);
    else kill();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return done;
}
