import { open } from 'node:fs/promises';
import { resolve } from 'node:path';

const signature = Buffer.from('PAR1');

/** Whether a file is Parquet, by its first bytes; not one that cannot be opened, nor a pipe, which can be read only once. */
export async function isParquet(file: string, directory: string): Promise<boolean> {
  if (file === '-') return false;
  const handle = await open(resolve(directory, file)).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    if (!(await handle.stat()).isFile()) return false;
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.equals(signature);
  } finally {
    await handle.close();
  }
}
