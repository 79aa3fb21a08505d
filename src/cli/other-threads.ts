import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Pool } from '../threads/pool.ts';
import type { Threads } from '../threads/task.ts';

/** More than these find nothing to do: the main thread keeps up with no more. */
const mostByDefault = 4;

/** As many threads as a machine may have use for. */
export const mostThreads = 64;

/**
 * The threads beside the main one; undefined where there are none.
 *
 * @param count - of all threads, as an option gives it; by default as many as run at once here, up to four
 */
export function otherThreads(
  count = Math.min(availableParallelism(), mostByDefault),
): Threads | undefined {
  if (count < 2) return undefined;
  // Beside this file in the bundle; from source there is none, and all is done by one thread.
  return new Pool(fileURLToPath(new URL('worker.cjs', import.meta.url)), count - 1);
}
