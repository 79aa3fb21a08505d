/** What can be told to stop. */
interface Interruptible {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/**
 * Does something short and synchronous to its end: a signal that comes meanwhile is dropped, since
 * right after it nothing is left to stop. Only then: a handler that stayed would keep a long
 * calculation from being interrupted, for Node runs handlers between calculations.
 */
export function uninterrupted(process: Interruptible, act: () => void): void {
  const drop = () => {};
  process.on('SIGINT', drop);
  process.on('SIGTERM', drop);
  try {
    act();
  } finally {
    process.off('SIGINT', drop);
    process.off('SIGTERM', drop);
  }
}
