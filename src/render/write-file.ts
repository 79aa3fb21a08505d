import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PathError } from '../problems/system-reason.ts';
import type { TextPart } from './text-block.ts';

/** A file that is being written, and is not yet in its place. */
export interface Staged {
  /** @throws the error of the file system */
  readonly write: (part: TextPart) => void;
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
  const staged = stage(path);
  try {
    staged.write(text);
    staged.place();
  } finally {
    staged.clear();
  }
}

/**
 * Begins a file beside its place, for several that shall be written together or not at all.
 * A link is followed, permissions are kept, and a device or a pipe is written to as it is, at once.
 *
 * @throws the error of the file system; nothing has been begun
 */
export function stage(path: string): Staged {
  const before = statSync(path, { throwIfNoEntry: false });
  return before === undefined || before.isFile()
    ? stageNear(placeWritten(path), before)
    : straightTo(path);
}

/**
 * Where a file is, or will be once it is written: links are followed, also one that leads to a file which
 * is not there yet.
 *
 * @throws the error of the file system, or {PathError} a link leads into a folder that is not there
 */
export function placeWritten(path: string): string {
  const place = join(realpathSync(dirname(path)), basename(path));
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() !== true) return place;
  if (existsSync(place)) return realpathSync(place);
  const target = resolve(dirname(place), readlinkSync(place));
  if (existsSync(dirname(target))) return placeWritten(target);
  throw new PathError(`it is a link to ${target}, in a folder that does not exist`);
}

function stageNear(path: string, before: Stats | undefined): Staged {
  const folder = mkdtempSync(join(dirname(path), '.rapport-'));
  const part = join(folder, basename(path));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let opened: Opened;
  try {
    opened = openedForWriting(part, 'wx');
    if (before !== undefined) fchmodSync(opened.file, before.mode);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    write: opened.write,
    place: () => {
      fsyncSync(opened.file);
      opened.close();
      renameSync(part, path);
    },
    clear: () => {
      opened.close();
      remove();
    },
  };
}

/** To a device or a pipe, opened once. */
function straightTo(path: string): Staged {
  const { write, close } = openedForWriting(path, 'w');
  return { write, place: close, clear: close };
}

interface Opened extends Pick<Staged, 'write'> {
  readonly file: number;
  /** Does nothing the second time. */
  readonly close: () => void;
}

function openedForWriting(path: string, flags: 'w' | 'wx'): Opened {
  const file = openSync(path, flags);
  let isOpen = true;
  return {
    file,
    write: (part) => writeFileSync(file, part),
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}
