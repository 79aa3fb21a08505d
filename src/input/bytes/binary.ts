/** Kinds of file that are told apart, so that the message can say what to do. */
export type BinaryKind =
  | 'workbook'
  | 'oldWorkbook'
  | 'gzip'
  | 'pdf'
  | 'parquet'
  | 'zstd'
  | 'utf16'
  | 'unknown';

const signatures: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['oldWorkbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What kind of binary file begins like this, or undefined if it can be text. */
export function binaryKind(start: Buffer): BinaryKind | undefined {
  for (const [kind, signature] of signatures)
    if (signature.every((byte, i) => start[i] === byte)) return kind;
  if (!start.includes(0)) return undefined;
  // Latin letters in UTF-16 have a zero in every other byte.
  const pairs = Math.floor(Math.min(start.length, 512) / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) even += 1;
    if (start[2 * i + 1] === 0) odd += 1;
  }
  const oneSided = Math.min(even, odd) === 0 && Math.max(even, odd) > pairs * 0.6;
  return oneSided ? 'utf16' : 'unknown';
}
