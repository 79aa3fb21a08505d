interface Interruptible {
  readonly pid: number;
  on(signal: 'SIGINT' | 'SIGTERM', listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: (signal: NodeJS.Signals) => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

/**
 * Has something undone if the program is told to stop; then it stops as it would have.
 *
 * @returns to be called when there is nothing left to undo
 */
export function onInterruption(process: Interruptible, undo: () => void): () => void {
  const done = () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  const stop = (signal: NodeJS.Signals) => {
    done();
    undo();
    process.kill(process.pid, signal);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return done;
}
