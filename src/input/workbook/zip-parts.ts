import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { growsTooMuch } from '../bytes/unpacked.ts';
import { crc32 } from './crc32.ts';

/** The parts of a file that is a zip archive, by their names, which count without regard to case. */
export interface ZipParts {
  /** The name of the archive, for messages. */
  readonly file: string;
  /** As they are written, without a slash before them. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /**
   * The bytes of a part, a few at a time.
   *
   * @throws {Refusal} it is missing, damaged or protected, or unpacks to more than is allowed
   */
  readonly bytes: (name: string) => AsyncGenerator<Buffer>;
}

/** The refusal of a workbook that is not as it must be. */
export const broken = (file: string, reason: string): Refusal =>
  new Refusal(problem('workbook-broken', { reason }, { file }));

/** The refusal of a workbook that would take too much memory or time. */
export const tooLarge = (file: string, reason: string): Refusal =>
  new Refusal(problem('workbook-too-large', { reason }, { file }));

/**
 * Reads the list of parts of a zip archive.
 *
 * @throws {Refusal} the archive is cut short or damaged, or two of its parts have one name
 */
export async function zipParts(bytes: Buffer, file: string): Promise<ZipParts> {
  const archive = await openArchive(bytes, file);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of archive.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw broken(file, `it has two parts named ${entry.fileName}`);
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw broken(file, 'its list of parts is damaged');
  }
  const find = (name: string) => entries.get(name.toLowerCase());
  return {
    file,
    names: [...entries.values()].map(({ fileName }) => fileName),
    has: (name) => find(name) !== undefined,
    bytes: (name) => {
      const entry = find(name);
      if (entry === undefined) throw broken(file, `its part ${name} is missing`);
      return entryBytes(archive, entry, file);
    },
  };
}

async function openArchive(bytes: Buffer, file: string): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true });
  } catch {
    // The list of an archive stands at its end.
    throw broken(file, 'it ends too early');
  }
}

async function* entryBytes(archive: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  const { fileName: name, compressedSize } = entry;
  const damaged = () => broken(file, `its part ${name} is damaged`);
  if (entry.isEncrypted()) throw new Refusal(problem('workbook-encrypted', {}, { file }));
  if (!entry.canDecodeFileData())
    throw broken(file, `its part ${name} is packed in a way that spreadsheets do not use`);
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of (await archive.openReadStreamPromise(
      entry,
    )) as AsyncIterable<Buffer>) {
      size += chunk.length;
      checksum = crc32(chunk, checksum);
      if (growsTooMuch(size, compressedSize))
        throw tooLarge(file, `its part ${name} unpacks to more than 1,000 times its size`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged();
  }
  if (checksum !== entry.crc32) throw damaged();
}
