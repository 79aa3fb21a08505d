import { Decompress, type ZstdError, ZstdErrorCode } from 'fzstd';
import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/** So many bytes are unpacked before they are handed on. */
const atOnce = 1 << 17;

/**
 * What is packed in archives of zstd, one after another.
 *
 * @throws {Refusal} an archive is cut short or damaged
 */
export async function* unpackedZstd(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  const unpacking = new Decompress((part) => parts.push(Buffer.from(part)));
  const take = (bytes: Uint8Array, isLast: boolean): readonly Buffer[] => {
    parts = [];
    try {
      unpacking.push(bytes, isLast);
    } catch (error) {
      throw refusalFor(error, file);
    }
    return parts;
  };
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += atOnce)
      yield* take(chunk.subarray(at, at + atOnce), false);
  yield* take(new Uint8Array(0), true);
}

function refusalFor(error: unknown, file: string): unknown {
  if (!isZstdError(error)) return error;
  const reasons: Readonly<Record<number, string>> = {
    [ZstdErrorCode.UnexpectedEOF]: 'the zstd archive ends before what is packed in it does',
    [ZstdErrorCode.WindowSizeTooLarge]: 'the zstd archive needs more memory than there is for it',
  };
  const reason = reasons[error.code] ?? 'the zstd archive is damaged, and cannot be unpacked';
  return new Refusal(problem('file-unreadable', { reason }, { file }));
}

const isZstdError = (error: unknown): error is ZstdError =>
  error instanceof Error &&
  'code' in error &&
  Object.values(ZstdErrorCode).some((code) => code === error.code);
