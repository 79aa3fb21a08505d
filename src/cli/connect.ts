import process from 'node:process';
import type { Connect } from '../input/database/connection.ts';
import { onInterruption } from './on-interruption.ts';

const secondsToCancel = 5;

/**
 * Connects to databases for every command; what speaks to them is loaded only where it is asked for. A program that is
 * told to stop first ends what the database does for it.
 */
export const connect: Connect = async (target, megabytes, world) => {
  const engine = await import('../engine/connect/connect.ts');
  const connection = await engine.connect(target, megabytes, world, process.env);
  const cancelled = () => {
    const late = new Promise<void>((done) => setTimeout(done, 1000 * secondsToCancel).unref());
    return Promise.race([connection.cancel(), late]);
  };
  const done = onInterruption(process, cancelled);
  return {
    ...connection,
    close: async () => {
      done();
      await connection.close();
    },
  };
};
