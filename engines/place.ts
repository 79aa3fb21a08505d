import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where an engine lives while it is tried. */
export interface Place {
  /** A folder of its own, removed at the end. */
  readonly folder: string;
  /** Where what was installed stays for the next time; made by what installs. */
  readonly cache: string;
  /** Has something done at the end, also when interrupted; what was asked for last is done first. */
  readonly atEnd: (undo: () => unknown) => void;
  /** Shows the stage reached. */
  readonly progress: (stage: string) => void;
}

/** Where packages are kept: RAPPORT_ENGINES, or a folder among the user's caches. */
function cacheFolder({ RAPPORT_ENGINES, XDG_CACHE_HOME }: NodeJS.ProcessEnv): string {
  if (RAPPORT_ENGINES) return resolve(RAPPORT_ENGINES);
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'rapport-engines');
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What clears each place that is in use, the newest last. */
const inUse: (() => Promise<void>)[] = [];

/** Set when this process is asked to stop; it ends with the process. */
let ending: Promise<never> | undefined;

/** Clears all places, the newest first, and ends this process. */
function interrupted(): void {
  ending ??= (async () => {
    for (let clear = inUse.pop(); clear !== undefined; clear = inUse.pop()) await clear();
    process.exit(130);
  })();
}

/** A place that stays until it is cleared, or the process is asked to stop. */
export interface OpenPlace {
  readonly place: Place;
  /** Stops what was started, the newest first, and removes the folder. */
  readonly clear: () => Promise<void>;
}

/** Makes a place, for what begins and ends in different calls, such as the servers of tests. */
export async function openedPlace(progress: Place['progress']): Promise<OpenPlace> {
  const cache = cacheFolder(process.env);
  const folder = await mkdtemp(join(tmpdir(), 'rapport-engine-'));
  const undone: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const undo = async () => {
    for (let last = undone.pop(); last !== undefined; last = undone.pop()) await last();
  };
  if (inUse.push(undo) === 1) for (const signal of signals) process.on(signal, interrupted);
  return {
    place: { folder, cache, progress, atEnd: (last) => undone.push(last) },
    clear: async () => {
      await undo();
      inUse.splice(inUse.indexOf(undo) >>> 0, 1);
      if (inUse.length === 0) for (const signal of signals) process.off(signal, interrupted);
    },
  };
}

/**
 * Gives work a place, and leaves nothing behind: what was started is stopped and the folder is removed when the work is
 * done, has failed, or the process is asked to stop.
 */
export async function inPlace<T>(
  progress: Place['progress'],
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const { place, clear } = await openedPlace(progress);
  try {
    return await work(place);
  } finally {
    // The work fails because what it uses was stopped: that is no error to show.
    await ending;
    await clear();
  }
}
