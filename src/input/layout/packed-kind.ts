import { open } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Kinds of file that are no text, and that a database reads for us. */
export type PackedKind = 'parquet' | 'zstd';

const signatures: readonly (readonly [PackedKind, Buffer])[] = [
  ['parquet', Buffer.from('PAR1')],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];

/** Which of them a file is, by its first bytes; undefined for any other, and for one that cannot be opened. */
export async function packedKind(file: string, directory: string): Promise<PackedKind | undefined> {
  if (file === '-') return undefined;
  const path = resolve(directory, file);
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    // A pipe can be read only once.
    if (!(await handle.stat()).isFile()) return undefined;
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return signatures.find(([, signature]) => buffer.equals(signature))?.[0];
  } finally {
    await handle.close();
  }
}
