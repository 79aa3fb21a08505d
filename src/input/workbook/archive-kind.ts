import type { Problem } from '../../problems/problem.ts';
import type { ZipParts } from './zip-parts.ts';

/** What a file is that is packed as a workbook is, and is none that can be read. */
export type ArchiveKind = Extract<Problem, { code: 'file-binary' }>['args']['kind'];

/** Parts by which other kinds of file are known. */
const known: readonly (readonly [ArchiveKind, RegExp])[] = [
  ['xlsb', /^xl\/workbook\.bin$/i],
  ['word', /^word\//i],
  ['powerpoint', /^ppt\//i],
  ['numbers', /\.iwa$/i],
];

/** What an archive without a workbook in XML is. */
export async function archiveKind(parts: ZipParts): Promise<ArchiveKind> {
  for (const [kind, part] of known) if (parts.names.some((name) => part.test(name))) return kind;
  if (!parts.has('mimetype')) return 'zip';
  const text = await beginningOf(parts, 'mimetype');
  if (text.includes('opendocument.spreadsheet')) return 'ods';
  return text.includes('opendocument') ? 'opendocument' : 'zip';
}

async function beginningOf(parts: ZipParts, name: string): Promise<string> {
  for await (const chunk of parts.bytes(name)) return chunk.toString('latin1');
  return '';
}

const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
const wordDocument = Buffer.from('WordDocument', 'utf16le');

/** What a file is that begins as files of older Office programs do: a folder of streams, whose names stand in it. */
export function compoundKind(bytes: Buffer): ArchiveKind | 'encrypted' {
  if (bytes.includes(encryptedPackage)) return 'encrypted';
  return bytes.includes(wordDocument) ? 'word' : 'oldWorkbook';
}
