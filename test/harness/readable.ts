/** Bytes as text where they are UTF-8, and as hexadecimal digits where they are not; different bytes give different texts. */
export function readable(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes)
    ? text
    : `not UTF-8: ${bytes.toString('hex').replaceAll(/.{2}(?=.)/g, '$& ')}`;
}
