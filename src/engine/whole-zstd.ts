import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

const frameMagic = 0xfd2fb528;
const isSkippable = (magic: number): boolean => (magic & 0xfffffff0) >>> 0 === 0x184d2a50;

/**
 * Whether an archive of zstd ends where its last frame does. DuckDB takes one that was cut short for a shorter
 * one, so that orders would be missing and nothing would say so.
 *
 * @see RFC 8878, 3.1: a frame is a header, blocks that each say how long they are, and a checksum
 */
export async function isWholeZstd(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    let at = 0;
    while (at < size) {
      const next = await endOfFrame(handle, at, size);
      if (next === undefined) return false;
      at = next;
    }
    return at === size;
  } finally {
    await handle.close();
  }
}

/** Where the frame at this place ends; undefined where the file ends first, or there is none. */
async function endOfFrame(
  handle: FileHandle,
  start: number,
  size: number,
): Promise<number | undefined> {
  const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, start);
  const magic = buffer.readUInt32LE(0);
  if (isSkippable(magic)) return start + 8 + buffer.readUInt32LE(4);
  if (magic !== frameMagic) return undefined;
  const descriptor = buffer.readUInt8(4);
  let at = start + 5 + headerFields(descriptor);
  for (;;) {
    if (at + 3 > size) return undefined;
    const block = (await handle.read(Buffer.alloc(3), 0, 3, at)).buffer.readUIntLE(0, 3);
    const isRepeatedByte = ((block >> 1) & 3) === 1;
    at += 3 + (isRepeatedByte ? 1 : block >> 3);
    if ((block & 1) === 1) return at + ((descriptor >> 2) & 1) * 4;
  }
}

/** Bytes of the window, the dictionary and the length of the content, as the descriptor says. */
function headerFields(descriptor: number): number {
  const isSingle = (descriptor >> 5) & 1;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const content = [isSingle, 2, 4, 8][descriptor >> 6] ?? 0;
  return 1 - isSingle + dictionary + content;
}
