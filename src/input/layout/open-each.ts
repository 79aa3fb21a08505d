import type { InputWorld } from '../bytes/source-bytes.ts';
import type { ColumnChoice } from '../customer-request.ts';
import { plainHeader } from '../headers/plain-header.ts';
import type { KnownHeader } from './layout.ts';
import { type OpenedFile, type OpenSettings, openFile } from './open-file.ts';

/** Opens a file, as `openFile` does. */
export type OpenFile = typeof openFile;

/** What tells how files are written, and the headers by which they are known. */
export interface OpenAsked
  extends Partial<Pick<OpenSettings, 'encoding' | 'delimiter' | 'memory'>> {
  /** The columns that options name. */
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  readonly isKnown: KnownHeader;
}

/**
 * Opens files in their order. Their headers are known by what options name, and by what the caller looks for.
 *
 * @param open - opens a file, where some of them are no text
 * @throws {Refusal} one cannot be read, is empty, or is not text
 */
export async function openEach(
  files: readonly string[],
  { encoding, delimiter, memory, columns, isKnown }: OpenAsked,
  world: InputWorld,
  open: OpenFile = openFile,
): Promise<readonly OpenedFile[]> {
  const chosen = new Set(
    [...columns.values()].flatMap((choice) =>
      choice === 'none' ? [] : [plainHeader(choice.text), plainHeader(choice.header)],
    ),
  );
  const known = (header: string) => chosen.has(header) || isKnown(header);
  const opened: OpenedFile[] = [];
  for (const file of files)
    opened.push(await open(file, { encoding, delimiter, known, memory }, world));
  return opened;
}
