import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onInterruption } from './on-interruption.ts';

/** A process that writes down what is done to it. */
class Recorded extends EventEmitter {
  readonly pid = 7;
  readonly done: string[] = [];
  kill(pid: number, signal: string): void {
    this.done.push(`${signal} to ${pid}, ${this.listenerCount(signal)} listening`);
  }
}

test('undoes, and then stops as without it', () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const process = new Recorded();
    onInterruption(process, () => process.done.push('undone'));
    process.emit(signal, signal);
    // Nobody listens any more, so that the signal has its usual effect.
    expect(process.done).toEqual(['undone', `${signal} to 7, 0 listening`]);
  }
});

test('afterwards signals have their usual effect', () => {
  const process = new Recorded();
  onInterruption(process, () => process.done.push('undone'))();
  expect(process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')).toBe(0);
});
