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

/**
 * Writes a file whole or not at all: beside its place first, then renamed into it. A full disk or an
 * interruption leaves what was there before. Synchronous, so that no signal handler runs in between.
 * A link is followed, permissions are kept, and a device or a pipe is written to as it is.
 *
 * @throws the error of the file system, after the half-written file is gone
 */
export function writeWhole(path: string, text: string): void {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before === undefined) replace(path, text, undefined);
  else if (before.isFile()) replace(realpathSync(path), text, before);
  else writeFileSync(path, text);
}

function replace(path: string, text: string, before: Stats | undefined): void {
  const folder = mkdtempSync(join(dirname(path), '.rapport-'));
  try {
    const part = join(folder, basename(path));
    const file = openSync(part, 'wx');
    try {
      if (before !== undefined) fchmodSync(file, before.mode);
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
