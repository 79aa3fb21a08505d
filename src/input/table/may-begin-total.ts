/** The third letter of "total", "grand" and "sub" by their first two, all small. */
const thirds = new Map([
  ['to', 't'],
  ['gr', 'a'],
  ['su', 'b'],
]);

const capitalA = 65;
const smallA = 97;

/** Whether a cell in bytes is blank, or may begin with "total", "grand" or "sub": cheap, and nearly always false. */
export function mayBeginTotal(bytes: Uint8Array, begin: number, end: number): boolean {
  const first = bytes[begin] ?? 0;
  if (begin === end || first <= 32 || first > 127) return true;
  // Every total begins with one of t, g and s.
  const letter = first | 32;
  if (letter !== 0x74 && letter !== 0x67 && letter !== 0x73) return false;
  const [one, two, three] = [first, bytes[begin + 1] ?? 0, bytes[begin + 2] ?? 0].map((byte) =>
    String.fromCharCode(byte >= capitalA && byte < smallA ? byte + smallA - capitalA : byte),
  );
  return thirds.get(`${one}${two}`) === three;
}
