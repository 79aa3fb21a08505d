import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: beside its place first, then renamed into it. A full disk or an
 * interruption leaves what was there before. Synchronous, so that no signal handler runs in between.
 *
 * @throws the error of the file system, after the half-written file is gone
 */
export function writeWhole(path: string, text: string): void {
  let beside: string | undefined;
  try {
    beside = mkdtempSync(join(dirname(path), '.rapport-'));
    const part = join(beside, basename(path));
    const file = openSync(part, 'wx', 0o666);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } finally {
    if (beside !== undefined) rmSync(beside, { recursive: true, force: true });
  }
}
