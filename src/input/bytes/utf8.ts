/** How many bytes at the end begin a character that the next chunk must finish: 0 to 3. */
export function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

/** The offset of the first byte that no well-formed UTF-8 has there. */
export function invalidByteAt(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes[at] ?? 0);
    if (length === 0 || !isCharacter(bytes.subarray(at, at + length), length)) return at;
    at += length;
  }
  return at;
}

/** The length of the character that begins with this byte, or 0 if none does. */
function characterLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** Continuation bytes only, no overlong form, no surrogate, nothing past U+10FFFF (RFC 3629, table 3-7). */
function isCharacter(bytes: Buffer, length: number): boolean {
  if (bytes.length < length) return false;
  for (let i = 1; i < length; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  const [first = 0, second = 0] = bytes;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second <= 0x9f;
  if (first === 0xf0) return second >= 0x90;
  return first === 0xf4 ? second <= 0x8f : true;
}
