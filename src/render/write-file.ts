import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that is written but not yet in its place. */
export interface Staged {
  /** Puts it there, in the place of what was there before. */
  readonly place: () => void;
  /** Takes away what has not been placed. */
  readonly clear: () => void;
}

/**
 * Writes a file whole or not at all: beside its place first, then renamed into it. A full disk or an
 * interruption leaves what was there before. Synchronous, so that no signal handler runs in between.
 *
 * @throws the error of the file system, after the half-written file is gone
 */
export function writeWhole(path: string, text: string): void {
  const staged = stage(path, [text]);
  try {
    staged.place();
  } finally {
    staged.clear();
  }
}

/**
 * Writes a file beside its place, for several that shall be written together or not at all.
 * A link is followed, permissions are kept, and a device or a pipe is written to as it is, at once.
 *
 * @throws the error of the file system, after the half-written file is gone
 */
export function stage(path: string, parts: Iterable<string>): Staged {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before === undefined) return stageBeside(path, parts, undefined);
  if (before.isFile()) return stageBeside(realpathSync(path), parts, before);
  writeEach(path, parts);
  return { place: () => {}, clear: () => {} };
}

function stageBeside(path: string, parts: Iterable<string>, before: Stats | undefined): Staged {
  const folder = mkdtempSync(join(dirname(path), '.rapport-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const part = join(folder, basename(path));
  try {
    const file = openSync(part, 'wx');
    try {
      if (before !== undefined) fchmodSync(file, before.mode);
      for (const part of parts) writeFileSync(file, part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    clear();
    throw error;
  }
  return { place: () => renameSync(part, path), clear };
}

/** To a device or a pipe, opened once. */
function writeEach(path: string, parts: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}
